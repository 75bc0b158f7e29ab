namespace SalonCrm.Data.Exchange;

/// <summary>Finds out what separates the cells of a table.</summary>
internal static class CsvDelimiter
{
    public const int SampleLines = 10;

    // In the order of preference where nothing else decides.
    private static readonly char[] Candidates = ['\t', ';', ',', '|'];

    /// <summary>Excel's own first line: <c>sep=;</c>.</summary>
    public static char? Declared(string line) =>
        line.Trim('"', ' ') is { Length: <= 5 } && line.Trim('"') is ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', var declared, ..]
        && Candidates.Contains(declared)
            ? declared
            : null;

    /// <summary>The one that makes the most known headers; then the one that occurs as often in the other lines; then the
    /// one that occurs most.</summary>
    public static char Recognise(IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
        {
            return Candidates[0];
        }

        return Candidates.OrderByDescending(one => KnownHeaders(lines[0], one))
            .ThenByDescending(one => Count(lines[0], one) > 0)
            .ThenByDescending(one => lines.Count(line => Count(line, one) == Count(lines[0], one)))
            .ThenByDescending(one => Count(lines[0], one))
            .First();
    }

    private static int KnownHeaders(string line, char delimiter) =>
        line.Split(delimiter).Count(cell => CsvHeader.Recognise(cell.Trim('"')).Field != CsvField.Other);

    private static int Count(string line, char delimiter)
    {
        var quoted = false;
        var count = 0;
        foreach (var c in line)
        {
            quoted ^= c == '"';
            count += c == delimiter && !quoted ? 1 : 0;
        }

        return count;
    }
}

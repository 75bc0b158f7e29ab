using System.Globalization;
using System.Text;

namespace SalonCrm.Data.Exchange;

/// <summary>Writes a table as separated values (RFC 4180), UTF-8 with a byte order mark, row by row.</summary>
public static class SeparatedFile
{
    /// <summary>What it is.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>What spreadsheets of a language expect between cells: a semicolon where the comma stands in numbers.</summary>
    public static char SeparatorOf(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.NumberFormat.NumberDecimalSeparator == "," ? ';' : ',';
    }

    /// <summary>Writes it; no cell is ever a formula.</summary>
    /// <param name="to">Is written to while rows are read; stays open.</param>
    /// <param name="separator">Between cells.</param>
    /// <param name="heads">The first row.</param>
    /// <param name="rows">The others: texts, days and whole numbers; null for an empty cell.</param>
    /// <param name="cancel">Stops between rows.</param>
    public static async Task Write(
        Stream to, char separator, IReadOnlyList<string> heads, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(heads);
        ArgumentNullException.ThrowIfNull(rows);
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Row(heads, separator).AsMemory(), cancel);
        await foreach (var row in rows.WithCancellation(cancel))
        {
            await writer.WriteLineAsync(Row(row, separator).AsMemory(), cancel);
        }
    }

    private static string Row(IEnumerable<object?> cells, char separator) => string.Join(separator, cells.Select(Cell));

    /// <summary>Quoted whatever it holds: a cell that needs it then looks no different from one that does not.</summary>
    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => '"' + SafeCells.Separated(text).Replace("\"", "\"\"", StringComparison.Ordinal) + '"',
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A cell can't be a {value.GetType().Name}.", nameof(value)),
    };
}

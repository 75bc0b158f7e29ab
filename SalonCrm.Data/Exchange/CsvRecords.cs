namespace SalonCrm.Data.Exchange;

/// <param name="Line">The physical line where it begins.</param>
/// <param name="Text">Its lines, joined by line feeds.</param>
/// <param name="Problem">Why its cells can't be told apart.</param>
internal readonly record struct CsvRecord(int Line, string Text, ContactRowProblem? Problem);

/// <summary>
/// Puts together the physical lines of a record. Where quotes don't close properly, only the line with the quote is given up
/// and reading goes on with the next one, so that one stray quote can't swallow the rest of the file.
/// </summary>
internal sealed class CsvRecords(LineReader lines, TextDecoder text)
{
    private const int MaxLinesOfRecord = 500;
    private readonly LinkedList<TextLine> _ahead = new();
    private char _delimiter = ',';

    /// <summary>Finds out what separates cells. To be called once, before anything is read.</summary>
    public async Task RecogniseDelimiter(CancellationToken cancellationToken)
    {
        while (_ahead.Count < CsvDelimiter.SampleLines && await Decode(cancellationToken) is { } line)
        {
            // Blank lines at the top would only hide the header.
            if (_ahead.Count > 0 || !string.IsNullOrWhiteSpace(line.Text))
            {
                _ahead.AddLast(line);
            }
        }

        if (_ahead.First is { } first && CsvDelimiter.Declared(first.Value.Text) is { } declared)
        {
            _delimiter = declared;
            _ahead.RemoveFirst();
        }
        else
        {
            _delimiter = CsvDelimiter.Recognise([.. _ahead.Select(line => line.Text)]);
        }
    }

    public char Delimiter => _delimiter;

    /// <summary>The next record that is not blank.</summary>
    public async ValueTask<CsvRecord?> Next(CancellationToken cancellationToken)
    {
        while (await NextLine(cancellationToken) is { } first)
        {
            if (!string.IsNullOrWhiteSpace(first.Text))
            {
                return await Complete(first, cancellationToken);
            }
        }

        return null;
    }

    private async ValueTask<CsvRecord> Complete(TextLine first, CancellationToken cancellationToken)
    {
        var quotes = new CsvQuotes(_delimiter);
        quotes.Take(first.Text);
        if (!quotes.IsOpen || first.Cut)
        {
            var problem = first.Cut ? ContactRowProblem.TooLong : quotes.IsBroken ? ContactRowProblem.Malformed : (ContactRowProblem?)null;
            return new CsvRecord(first.Number, first.Text, problem);
        }

        List<TextLine> record = [first];
        var length = first.Text.Length;
        while (quotes.IsOpen && record.Count < MaxLinesOfRecord && length < ContactFile.MaxLineBytes
            && await NextLine(cancellationToken) is { } line)
        {
            record.Add(line);
            length += line.Text.Length;
            quotes.Take(line.Text);
        }

        if (!quotes.IsOpen && !quotes.IsBroken && !record.Exists(line => line.Cut))
        {
            return new CsvRecord(first.Number, string.Join('\n', record.Select(line => line.Text)), null);
        }

        for (var i = record.Count - 1; i > 0; i--)
        {
            _ahead.AddFirst(record[i]);
        }

        return new CsvRecord(first.Number, first.Text, ContactRowProblem.Malformed);
    }

    private async ValueTask<TextLine?> NextLine(CancellationToken cancellationToken)
    {
        if (_ahead.First is not { } first)
        {
            return await Decode(cancellationToken);
        }

        _ahead.RemoveFirst();
        return first.Value;
    }

    private async ValueTask<TextLine?> Decode(CancellationToken cancellationToken) =>
        await lines.Next(cancellationToken) is { } line
            ? new TextLine(line.Number, text.Decode(line.Bytes).Replace("\uFEFF", "", StringComparison.Ordinal), line.Cut)
            : null;

    private readonly record struct TextLine(int Number, string Text, bool Cut);
}

using System.Runtime.CompilerServices;

namespace SalonCrm.Data.Exchange;

/// <summary>Reads the rows of a table.</summary>
internal static class CsvRows
{
    private const int SampleRows = 20;

    public static async IAsyncEnumerable<ContactRow> Read(
        LineReader lines, TextDecoder text, HashSet<string> ownHeaders, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var records = new CsvRecords(lines, text);
        await records.RecogniseDelimiter(cancellationToken);
        var cells = new CsvCells(records.Delimiter);
        var ahead = new Queue<CsvRecord>();
        var columns = await Columns(records, cells, ahead, ownHeaders, cancellationToken);
        while ((ahead.TryDequeue(out var kept) ? kept : await records.Next(cancellationToken)) is { } record)
        {
            if (Row(record, cells, columns) is { } row)
            {
                yield return row;
            }
        }
    }

    private static async Task<CsvColumns> Columns(
        CsvRecords records, CsvCells cells, Queue<CsvRecord> ahead, HashSet<string> ownHeaders, CancellationToken cancellationToken)
    {
        var rows = new List<string[]>();
        while (ahead.Count < SampleRows && await records.Next(cancellationToken) is { } record)
        {
            var row = Split(record, cells);
            if (ahead.Count == 0 && row is not null && CsvColumns.OfHeader(row, ownHeaders) is { } columns)
            {
                return columns;
            }

            ahead.Enqueue(record);
            if (row is not null)
            {
                rows.Add(row);
            }
        }

        return CsvColumns.OfCells(rows) ?? throw new ContactFileException(ContactFileProblem.NoKnownColumns);
    }

    private static ContactRow? Row(CsvRecord record, CsvCells cells, CsvColumns columns)
    {
        if (Split(record, cells) is not { } row)
        {
            return new ContactDraft().ToRow(record.Line, record.Text, record.Problem ?? ContactRowProblem.Malformed);
        }

        if (Array.TrueForAll(row, string.IsNullOrWhiteSpace))
        {
            return null;
        }

        var hasMore = row.Length > columns.Count && !Array.TrueForAll(row[columns.Count..], string.IsNullOrWhiteSpace);
        return new CsvContact(columns, row).Read().ToRow(record.Line, record.Text, hasMore ? ContactRowProblem.TooManyFields : null);
    }

    private static string[]? Split(CsvRecord record, CsvCells cells) => record.Problem is null ? cells.Split(record.Text) : null;
}

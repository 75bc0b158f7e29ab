using System.Text;
using CsvHelper;

namespace SalonCrm.Data.Exchange;

/// <summary>
/// Splits one record into cells. The parser gets a record at a time: its buffers are pooled, and a damaged record
/// can't reach beyond itself.
/// </summary>
internal sealed class CsvCells(char delimiter)
{
    private readonly CsvReaderOptions _options = new()
    {
        Separator = delimiter,
        HasHeader = false,
        DetectSeparatorHint = false,
        BufferSize = 4096,
        IncludeValuesInExceptions = false,
    };

    /// <returns>The cells, or null if the parser sees anything but one record.</returns>
    public string[]? Split(string record)
    {
        using var reader = CsvHelper.CsvReader.Create(Encoding.UTF8.GetBytes(record), _options);
        if (!reader.Read())
        {
            return null;
        }

        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = reader.GetString(i);
        }

        return reader.Read() ? null : cells;
    }
}

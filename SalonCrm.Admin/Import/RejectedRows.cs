using System.Globalization;
using System.Text;
using SalonCrm.Data.Exchange;

namespace SalonCrm.Admin.Import;

/// <summary>
/// Writes rejected rows as CSV: line, reason, the row. Every cell is quoted, and one that a spreadsheet would run as a
/// formula is made harmless by an apostrophe (OWASP, CSV injection).
/// </summary>
internal sealed class RejectedRows : IAsyncDisposable
{
    private readonly StreamWriter _writer;

    public RejectedRows(Stream stream)
    {
        // The mark at the beginning tells Excel that the text is UTF-8.
        _writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        _writer.Write(Row(ImportText.Line, ImportText.Reason, ImportText.Source));
    }

    public async ValueTask Add(ImportRejection rejection)
    {
        await _writer.WriteAsync(Row(rejection.Line.ToString(CultureInfo.InvariantCulture), RejectionTexts.Of(rejection), rejection.Source));
        await _writer.FlushAsync();
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private static string Row(params string[] cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(string text)
    {
        var harmless = text.TrimStart() is ['=' or '+' or '-' or '@', ..] || text is ['\t' or '\r', ..] ? "'" + text : text;
        return $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

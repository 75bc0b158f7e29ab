using System.Runtime.CompilerServices;
using System.Text;

namespace SalonCrm.Data.Exchange;

/// <summary>
/// Reads contact files as phones, mail programs and spreadsheets write them: vCard 2.1, 3.0, 4.0 and CSV. The rules are told
/// in the README beside this file.
/// </summary>
public static class ContactFile
{
    /// <summary>The longest physical line that is kept, in bytes; what is longer is cut off and the row reported.</summary>
    public const int MaxLineBytes = 1 << 20;

    /// <summary>The most that is kept of one row, in characters; what is more is left out and the row reported.</summary>
    public const int MaxRowLength = 4 * MaxLineBytes;

    /// <summary>The longest <see cref="ContactRow.Source"/>, in characters.</summary>
    public const int MaxSourceLength = 2000;

    /// <summary>
    /// Reads the rows one by one while the stream arrives. Only a bounded part of the file is ever in memory, whatever its
    /// size. The stream need not be seekable, is read asynchronously only, and is left open.
    /// </summary>
    /// <param name="stream">The file from its beginning.</param>
    /// <param name="fileName">The file's name, a hint where the content does not say what it is.</param>
    /// <param name="bytesRead">Is told how many bytes were taken from the stream so far, after each piece read; may be null.</param>
    /// <param name="ownHeaders">Headers, whatever their case, whose cells are to stand in <see cref="ContactRow.Own"/>; may be null.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Every row of the file, in order.</returns>
    /// <exception cref="ContactFileException">The file can't be read at all; thrown when the first row is asked for.</exception>
    /// <exception cref="OperationCanceledException">Reading was stopped.</exception>
    /// <remarks>Whatever the stream itself throws passes through.</remarks>
    public static IAsyncEnumerable<ContactRow> Read(
        Stream stream,
        string fileName,
        IProgress<long>? bytesRead = null,
        IReadOnlyCollection<string>? ownHeaders = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(fileName);
        return ReadRows(stream, fileName, bytesRead, CsvHeader.Own(ownHeaders ?? []), cancellationToken);
    }

    private static async IAsyncEnumerable<ContactRow> ReadRows(
        Stream stream, string fileName, IProgress<long>? bytesRead, HashSet<string> ownHeaders, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var head = await FileHead.Read(stream, cancellationToken);
        var kind = head.Recognise(fileName);
        await using var file = new ReplayedStream(head.Bytes, stream, bytesRead);

        // UTF-16 becomes UTF-8 on the way, so that everything behind it knows lines of bytes only.
        await using Stream bytes = head.Utf16 is { } utf16
            ? Encoding.CreateTranscodingStream(file, utf16, new UTF8Encoding(false), leaveOpen: true)
            : file;

        var lines = new LineReader(bytes);
        var text = new TextDecoder(head.Text);
        var rows = kind == ContactFileKind.VCard
            ? VCardRows.Read(lines, text, cancellationToken)
            : CsvRows.Read(lines, text, ownHeaders, cancellationToken);
        await foreach (var row in rows)
        {
            yield return row;
        }
    }
}

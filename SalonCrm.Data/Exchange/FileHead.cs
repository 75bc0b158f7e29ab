using System.Text;

namespace SalonCrm.Data.Exchange;

internal enum ContactFileKind
{
    VCard,
    Csv,
}

/// <summary>The first bytes of a file, enough to tell what it is. They are read once and replayed afterwards.</summary>
internal sealed class FileHead
{
    private const int Size = 64 * 1024;

    private static readonly string[] BinaryMarks =
    [
        "%PDF", "PK\x03\x04", "\xD0\xCF\x11\xE0", "\xFF\xD8\xFF", "\x89PNG", "GIF8", "\x1F\x8B", "Rar!", "7z\xBC\xAF",
        @"{\rtf", "SQLite format", "\xFF\xFE\0\0",
    ];

    private FileHead(byte[] bytes)
    {
        Bytes = bytes;
        Utf16 = RecogniseUtf16(bytes);
        Text = Utf16 is null ? bytes : Encoding.UTF8.GetBytes(Utf16.GetString(bytes));
    }

    /// <summary>As the stream gave them.</summary>
    public byte[] Bytes { get; }

    /// <summary>As the readers get them: UTF-16 became UTF-8.</summary>
    public byte[] Text { get; }

    public Encoding? Utf16 { get; }

    public static async Task<FileHead> Read(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[Size];
        var length = await stream.ReadAtLeastAsync(buffer, Size, throwOnEndOfStream: false, cancellationToken);
        return new FileHead(buffer[..length]);
    }

    public ContactFileKind Recognise(string fileName)
    {
        var raw = Encoding.Latin1.GetString(Bytes);
        var text = Encoding.Latin1.GetString(Text);
        if (BinaryMarks.Any(mark => raw.StartsWith(mark, StringComparison.Ordinal)) || IsMostlyControls(text))
        {
            throw new ContactFileException(ContactFileProblem.Binary);
        }

        var lines = text.Split('\r', '\n').Select(line => line.Replace("\xEF\xBB\xBF", "", StringComparison.Ordinal).Trim());
        var filled = lines.Where(line => line.Length > 0).ToList();
        if (filled.Count == 0)
        {
            throw new ContactFileException(ContactFileProblem.Empty);
        }

        if (filled.Exists(line => VCardProperty.IsMarker(line, "BEGIN")))
        {
            return ContactFileKind.VCard;
        }

        var first = filled[0];
        var isOtherKind = first[0] is '<' or '{'
            || first.StartsWith("[{", StringComparison.Ordinal)
            || first.StartsWith("[\"", StringComparison.Ordinal)
            || first.StartsWith("BEGIN:", StringComparison.OrdinalIgnoreCase)
            || fileName.EndsWith(".vcf", StringComparison.OrdinalIgnoreCase)
            || fileName.EndsWith(".vcard", StringComparison.OrdinalIgnoreCase);
        return isOtherKind ? throw new ContactFileException(ContactFileProblem.UnknownKind) : ContactFileKind.Csv;
    }

    private static bool IsMostlyControls(string text)
    {
        var controls = text.Count(c => c < ' ' && c is not ('\t' or '\r' or '\n' or '\f'));
        return text.Contains('\0', StringComparison.Ordinal) || controls * 20 > text.Length;
    }

    private static Encoding? RecogniseUtf16(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..])
        {
            return Encoding.Unicode;
        }

        if (bytes is [0xFE, 0xFF, ..])
        {
            return Encoding.BigEndianUnicode;
        }

        // Without a byte order mark: digits, separators and line ends have their NULs all on one side.
        int even = 0, odd = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == 0)
            {
                _ = i % 2 == 0 ? even++ : odd++;
            }
        }

        return (even, odd) switch
        {
            (0, > 0) when odd * 20 > bytes.Length => Encoding.Unicode,
            ( > 0, 0) when even * 20 > bytes.Length => Encoding.BigEndianUnicode,
            _ => null,
        };
    }
}

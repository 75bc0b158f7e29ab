using System.Text;
using System.Text.Unicode;

namespace SalonCrm.Data.Exchange;

/// <summary>
/// Turns a line's bytes into text: UTF-8 where they are valid UTF-8, otherwise the code page the file's other lines look
/// like. Decided line by line, because files pasted together from several are common; text in a code page is next to
/// never valid UTF-8 by accident.
/// </summary>
internal sealed class TextDecoder
{
    private Encoding? _legacy;

    /// <param name="head">The beginning of the file.</param>
    public TextDecoder(ReadOnlySpan<byte> head)
    {
        var notUtf8 = new List<byte>();

        // The last line may be cut in mid-character, so it says nothing, unless it is the only one.
        var known = head.LastIndexOf((byte)'\n') is > 0 and var end ? head[..end] : head;
        foreach (var line in known.Split((byte)'\n'))
        {
            if (!Utf8.IsValid(known[line]))
            {
                notUtf8.AddRange(known[line]);
            }
        }

        _legacy = notUtf8.Count == 0 ? null : LegacyEncoding.Guess([.. notUtf8]);
    }

    public string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        _legacy ??= LegacyEncoding.Guess(bytes);
        return _legacy.GetString(bytes);
    }

    /// <summary>Decodes by the name of a character set, where one is given, is known and fits.</summary>
    public string Decode(ReadOnlySpan<byte> bytes, string? charset) =>
        LegacyEncoding.Named(charset) is { } named and not UTF8Encoding ? named.GetString(bytes) : Decode(bytes);
}

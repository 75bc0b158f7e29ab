using System.Runtime.CompilerServices;
using System.Text;

namespace SalonCrm.Data.Exchange;

/// <param name="Number">The physical line where it begins.</param>
/// <param name="Bytes">Unfolded; each character is one byte, because what the bytes mean is said within the line.</param>
/// <param name="Cut">It was longer than <see cref="ContactFile.MaxLineBytes"/>.</param>
internal readonly record struct VCardLine(int Number, string Bytes, bool Cut);

/// <summary>Makes folded lines one again. Of a photo only the beginning is kept, the rest is passed over line by line.</summary>
internal sealed class VCardLines(LineReader lines)
{
    private const string ByteOrderMark = "\xEF\xBB\xBF";
    private readonly StringBuilder _text = new();
    private int _number;
    private bool _cut;
    private bool _begun;
    private bool _binary;
    private bool _quotedPrintable;
    private bool _oldVersion;

    public async IAsyncEnumerable<VCardLine> Read([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await lines.Next(cancellationToken) is { } line)
        {
            var raw = Encoding.Latin1.GetString(line.Bytes).Replace(ByteOrderMark, "", StringComparison.Ordinal);
            if (_begun && Continues(raw) is { } continuation)
            {
                Append(continuation, line.Cut);
                continue;
            }

            if (_begun)
            {
                yield return Unfolded();
            }

            Begin(raw, line);
        }

        if (_begun)
        {
            yield return Unfolded();
        }
    }

    private void Begin(string raw, FileLine line)
    {
        _begun = true;
        _number = line.Number;
        _cut = line.Cut;
        _binary = VCardProperty.IsBinaryHead(raw);
        _quotedPrintable = VCardProperty.IsQuotedPrintableHead(raw);
        _text.Clear().Append(raw);

        // Only vCard 2.1 keeps the blank that begins a continuation (versit vCard 2.1, 2.1.3; RFC 2426, 2.6).
        _oldVersion = raw.StartsWith("VERSION:", StringComparison.OrdinalIgnoreCase) ? raw.Contains("2.1", StringComparison.Ordinal) : _oldVersion;
    }

    /// <summary>What a physical line adds to the one before it, or null if it begins a new one.</summary>
    private string? Continues(string raw)
    {
        if (_quotedPrintable && !VCardProperty.IsMarker(raw, "BEGIN") && !VCardProperty.IsMarker(raw, "END"))
        {
            if (_text.Length > 0 && _text[^1] == '=')
            {
                _text.Length--;

                // Some phones break between "=" and the digits, so that both lines have the sign; others write it once.
                return raw;
            }

            if (raw.StartsWith('='))
            {
                return raw;
            }
        }

        if (raw.Length > 0 && raw[0] is ' ' or '\t')
        {
            // A line folded in its first part may say only now what it is.
            return _oldVersion && !_binary ? raw : raw[1..];
        }

        return null;
    }

    private void Append(string continuation, bool cut)
    {
        if (_binary)
        {
            return;
        }

        var room = Math.Min(continuation.Length, ContactFile.MaxLineBytes - _text.Length);
        _text.Append(continuation, 0, room);
        _cut |= cut || room < continuation.Length;
        if (_text.Length < 1024)
        {
            _quotedPrintable = VCardProperty.IsQuotedPrintableHead(_text.ToString());
        }
    }

    private VCardLine Unfolded() => new(_number, _text.ToString(), _cut && !_binary);
}

using System.Buffers;

namespace SalonCrm.Data.Exchange;

/// <param name="Number">From 1.</param>
/// <param name="Bytes">Without the line end, at most <see cref="ContactFile.MaxLineBytes"/>.</param>
/// <param name="Cut">The line went on beyond that.</param>
internal readonly record struct FileLine(int Number, byte[] Bytes, bool Cut);

/// <summary>
/// Physical lines as bytes, ended by CR, LF or both. Bytes, because a folded vCard line may be broken in the middle of a
/// character, and because what they mean may be said only within the line (CHARSET).
/// </summary>
internal sealed class LineReader(Stream stream)
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly ArrayBufferWriter<byte> _line = new();
    private int _at;
    private int _end;
    private int _number;
    private bool _afterCarriageReturn;
    private bool _ended;

    public async ValueTask<FileLine?> Next(CancellationToken cancellationToken)
    {
        _line.ResetWrittenCount();
        var begun = false;
        var cut = false;
        while (await HasMore(cancellationToken))
        {
            if (_afterCarriageReturn)
            {
                _afterCarriageReturn = false;
                if (_buffer[_at] == '\n')
                {
                    _at++;
                    continue;
                }
            }

            begun = true;
            var rest = _buffer.AsSpan(_at.._end);
            var stop = rest.IndexOfAny((byte)'\r', (byte)'\n');
            var piece = stop < 0 ? rest : rest[..stop];
            var room = Math.Min(piece.Length, ContactFile.MaxLineBytes - _line.WrittenCount);
            _line.Write(piece[..room]);
            cut |= room < piece.Length;
            _at += piece.Length;
            if (stop >= 0)
            {
                _afterCarriageReturn = _buffer[_at] == '\r';
                _at++;
                return Line(cut);
            }
        }

        return begun ? Line(cut) : null;
    }

    private FileLine Line(bool cut) => new(++_number, _line.WrittenSpan.ToArray(), cut);

    private async ValueTask<bool> HasMore(CancellationToken cancellationToken)
    {
        if (_at == _end && !_ended)
        {
            _at = 0;
            _end = await stream.ReadAsync(_buffer, cancellationToken);
            _ended = _end == 0;
        }

        return !_ended;
    }
}

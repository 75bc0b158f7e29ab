using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace SalonCrm.Benchmarks.Keystrokes;

/// <summary>Writes MessagePack: of it, what a page says to the portal.</summary>
internal sealed class PackWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public PackWriter List(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 15);
        return Put((byte)(0x90 | count));
    }

    public PackWriter EmptyMap() => Put(0x80);

    public PackWriter Value(object? value) => value switch
    {
        null => Put(0xC0),
        string text => Text(text),
        bool truth => Put((byte)(truth ? 0xC3 : 0xC2)),
        int number => Number(number),
        long number => Number(number),
        _ => throw new InvalidDataException($"Nothing of kind {value.GetType().Name} is sent."),
    };

    private PackWriter Number(long value)
    {
        Put(0xD3);
        BinaryPrimitives.WriteInt64BigEndian(_bytes.GetSpan(sizeof(long)), value);
        _bytes.Advance(sizeof(long));
        return this;
    }

    private PackWriter Text(string text)
    {
        Put(0xDB);
        BinaryPrimitives.WriteInt32BigEndian(_bytes.GetSpan(sizeof(int)), Encoding.UTF8.GetByteCount(text));
        _bytes.Advance(sizeof(int));
        Encoding.UTF8.GetBytes(text, _bytes);
        return this;
    }

    private PackWriter Put(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
        return this;
    }
}

/// <summary>Reads MessagePack: numbers as <see cref="long"/>, texts, bytes, truths, and lists of these. What else comes is not what a portal says.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public object?[] List() => Next() as object?[] ?? throw new InvalidDataException("Not a list.");

    private object? Next()
    {
        var kind = _rest[0];
        _rest = _rest[1..];
        return kind switch
        {
            <= 0x7F => (long)kind,
            0x80 => null,
            >= 0x90 and <= 0x9F => Items(kind & 0x0F),
            >= 0xA0 and <= 0xBF => Text(kind & 0x1F),
            0xC0 => null,
            0xC2 => false,
            0xC3 => true,
            0xC4 => Bytes((int)Number(1)),
            0xC5 => Bytes((int)Number(2)),
            0xC6 => Bytes((int)Number(4)),
            0xCC => Number(1),
            0xCD => Number(2),
            0xCE => Number(4),
            0xCF or 0xD3 => Number(8),
            0xD0 => (long)(sbyte)Number(1),
            0xD1 => (long)(short)Number(2),
            0xD2 => (long)(int)Number(4),
            0xD9 => Text((int)Number(1)),
            0xDA => Text((int)Number(2)),
            0xDB => Text((int)Number(4)),
            0xDC => Items((int)Number(2)),
            >= 0xE0 => (long)(sbyte)kind,
            _ => throw new InvalidDataException($"Nothing begins with {kind:x2}."),
        };
    }

    private object?[] Items(int count)
    {
        var items = new object?[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = Next();
        }

        return items;
    }

    private long Number(int size)
    {
        long number = 0;
        foreach (var part in Take(size))
        {
            number = (number << 8) | part;
        }

        return number;
    }

    private string Text(int size) => Encoding.UTF8.GetString(Take(size));

    private byte[] Bytes(int size) => Take(size).ToArray();

    private ReadOnlySpan<byte> Take(int size)
    {
        var taken = _rest[..size];
        _rest = _rest[size..];
        return taken;
    }
}

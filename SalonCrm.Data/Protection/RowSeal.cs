using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SalonCrm.Data.Protection;

/// <summary>
/// An HMAC over a whole row: its columns by name, each with its value. It notices a nulled field, an old value put
/// back and a plain value changed behind the portal's back. A column that is null is left out, so that a new nullable
/// column does not break the rows that were sealed before it.
/// </summary>
internal sealed class RowSeal(KeyRing ring)
{
    /// <summary>The shadow property and column that keeps the seal.</summary>
    public const string Column = "RowSeal";

    /// <summary>How damage names the row as a whole.</summary>
    public const string Row = "(row)";

    /// <summary>How damage names the rows that belong to it: one was added, taken away or put back.</summary>
    public const string Roster = "(roster)";

    /// <summary>How damage names a row that is whole, but older than what the trail tells of it.</summary>
    public const string PutBack = "(put back)";

    // A call into the hash costs more than what it hashes: a row is spelt out here first and hashed at once.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _spelt;

    public byte[] Of(IEntityType type, Func<IProperty, object?> value)
    {
        var shape = SealedModel.Of(type.Model).Shape(type);
        return Of(shape, Array.ConvertAll(shape.Columns, p => value(p)));
    }

    /// <summary>The seal over a row's values, in the order of the shape's columns.</summary>
    public byte[] Of(SealedTableShape shape, ReadOnlySpan<object?> values) =>
        HMACSHA256.HashData(ring.Active(KeyPurpose.RowSeal), Spell(shape, values));

    /// <summary>Whether a seal is the one over these values, under whichever key it was made.</summary>
    public bool Fits(SealedTableShape shape, ReadOnlySpan<object?> values, object? seal) => seal is byte[] kept && Fits(Spell(shape, values), kept);

    /// <summary>The seal over the rows that belong to another, by id: none of them vanishes, comes or goes back unnoticed.</summary>
    public byte[] OfRoster(IEnumerable<RosterLine> lines) => HMACSHA256.HashData(ring.Active(KeyPurpose.RowSeal), Spell(lines));

    /// <summary>Whether a roster is the one of these rows. One that was never written misses nothing.</summary>
    public bool FitsRoster(byte[]? roster, IEnumerable<RosterLine> lines) => roster is null || Fits(Spell(lines), roster);

    /// <summary>
    /// The seal over a few plain values of one row, which the trail keeps where it tells how the row stood. Under the trail's key: old
    /// ones of those stay.
    /// </summary>
    public byte[] OfWords(string kind, params ReadOnlySpan<object> values) => HMACSHA256.HashData(ring.Active(KeyPurpose.Trail), Spell(kind, values));

    /// <summary>Whether such a seal is the one over these values.</summary>
    public bool FitsWords(byte[] seal, string kind, params ReadOnlySpan<object> values) => Fits(Spell(kind, values), seal, KeyPurpose.Trail);

    private bool Fits(ReadOnlySpan<byte> spelt, byte[] kept, KeyPurpose purpose = KeyPurpose.RowSeal)
    {
        foreach (var key in ring.All(purpose))
        {
            if (CryptographicOperations.FixedTimeEquals(kept, HMACSHA256.HashData(key, spelt)))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<byte> Spell(IEnumerable<RosterLine> lines)
    {
        var spelt = _spelt ??= new(4096);
        spelt.ResetWrittenCount();
        spelt.Write("roster"u8);
        foreach (var (id, seal) in lines.OrderBy(l => l.Id))
        {
            spelt.Write(id.ToByteArray(bigEndian: true));
            spelt.Write([(byte)(seal?.Length ?? 0)]);
            spelt.Write(seal);
        }

        return spelt.WrittenSpan;
    }

    private static ReadOnlySpan<byte> Spell(string kind, ReadOnlySpan<object> values)
    {
        var spelt = _spelt ??= new(4096);
        spelt.ResetWrittenCount();
        spelt.Write(Prefixed(kind));
        foreach (var value in values)
        {
            Write(spelt, CanonicalBytes.Of(value));
        }

        return spelt.WrittenSpan;
    }

    private static ReadOnlySpan<byte> Spell(SealedTableShape shape, ReadOnlySpan<object?> values)
    {
        var spelt = _spelt ??= new(4096);
        spelt.ResetWrittenCount();
        spelt.Write(shape.Table);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } present)
            {
                spelt.Write(shape.Names[i]);
                Write(spelt, CanonicalBytes.Of(present));
            }
        }

        return spelt.WrittenSpan;
    }

    private static void Write(ArrayBufferWriter<byte> spelt, byte[] bytes)
    {
        BinaryPrimitives.WriteInt32BigEndian(spelt.GetSpan(sizeof(int)), bytes.Length);
        spelt.Advance(sizeof(int));
        spelt.Write(bytes);
    }

    /// <summary>A name as the seal covers it: its length, then its bytes.</summary>
    public static byte[] Prefixed(string name)
    {
        var prefixed = new byte[sizeof(int) + Encoding.UTF8.GetByteCount(name)];
        BinaryPrimitives.WriteInt32BigEndian(prefixed, prefixed.Length - sizeof(int));
        Encoding.UTF8.GetBytes(name, prefixed.AsSpan(sizeof(int)));
        return prefixed;
    }
}

/// <summary>One spelling in bytes for each value that can stand in a column or key.</summary>
internal static class CanonicalBytes
{
    public static byte[] Of(object value) => value switch
    {
        byte[] bytes => bytes,
        Guid id => id.ToByteArray(bigEndian: true),
        string text => Encoding.UTF8.GetBytes(text),
        DateTimeOffset moment => Long(moment.UtcTicks),
        DateOnly day => Long(day.DayNumber),
        TimeOnly time => Long(time.Ticks),
        bool flag => [flag ? (byte)1 : (byte)0],
        Enum named => Long(Convert.ToInt64(named, System.Globalization.CultureInfo.InvariantCulture)),
        IConvertible number => Long(number.ToInt64(System.Globalization.CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException($"A column of type {value.GetType().Name} has no canonical spelling yet."),
    };

    private static byte[] Long(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }
}

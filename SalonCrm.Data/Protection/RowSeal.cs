using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
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

    public byte[] Of(IEntityType type, Func<IProperty, object?> value)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, ring.Active(KeyPurpose.RowSeal));
        Append(hmac, Encoding.UTF8.GetBytes(type.GetTableName()!));
        foreach (var property in SealedModel.Of(type.Model).Columns(type))
        {
            if (value(property) is { } present)
            {
                Append(hmac, Encoding.UTF8.GetBytes(property.Name));
                Append(hmac, CanonicalBytes.Of(present));
            }
        }

        return hmac.GetHashAndReset();
    }

    private static void Append(IncrementalHash hmac, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        hmac.AppendData(length);
        hmac.AppendData(part);
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

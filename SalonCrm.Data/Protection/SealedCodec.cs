using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SalonCrm.Data.Protection;

/// <summary>Turns the values that can be sealed into bytes and back. Text as UTF-8, days as yyyy-MM-dd, numbers in decimal, enums by name, lists as JSON, bytes as they are.</summary>
internal sealed record SealedCodec(Func<object, byte[]> ToBytes, Func<byte[], object> FromBytes)
{
    private const string Day = "yyyy-MM-dd";

    public static SealedCodec For(Type type)
    {
        var kind = Nullable.GetUnderlyingType(type) ?? type;
        if (kind == typeof(string))
        {
            return new(v => Encoding.UTF8.GetBytes((string)v), Encoding.UTF8.GetString);
        }

        if (kind == typeof(DateOnly))
        {
            return new(
                v => Encoding.ASCII.GetBytes(((DateOnly)v).ToString(Day, CultureInfo.InvariantCulture)),
                b => DateOnly.ParseExact(Encoding.ASCII.GetString(b), Day, CultureInfo.InvariantCulture));
        }

        if (kind == typeof(int))
        {
            return new(
                v => Encoding.ASCII.GetBytes(((int)v).ToString(CultureInfo.InvariantCulture)),
                b => int.Parse(Encoding.ASCII.GetString(b), CultureInfo.InvariantCulture));
        }

        if (kind.IsEnum)
        {
            return new(v => Encoding.ASCII.GetBytes(v.ToString()!), b => Enum.Parse(kind, Encoding.ASCII.GetString(b)));
        }

        if (kind == typeof(List<string>))
        {
            return new(v => JsonSerializer.SerializeToUtf8Bytes((List<string>)v), b => JsonSerializer.Deserialize<List<string>>(b)!);
        }

        if (kind == typeof(byte[]))
        {
            return new(v => (byte[])v, b => b);
        }

        throw new NotSupportedException($"A property of type {kind.Name} cannot be sealed yet: teach SealedCodec.");
    }
}

using System.Security.Cryptography;
using System.Text;

namespace SalonCrm.Data.Protection;

/// <summary>An entity with a blind index of a value of its own, which can be made anew from the value.</summary>
internal interface IBlindIndexed
{
    /// <summary>The index as it is kept; rows with equal ones are compared with each other.</summary>
    byte[]? Indexed { get; }

    /// <summary>Makes the index anew where the value is there; one that does not open keeps what it had.</summary>
    void Index(BlindIndex blind);
}

/// <summary>
/// Finds a sealed value by equality without opening it: HMAC-SHA-256 under a key of its own, cut to 16 bytes. Whoever
/// has the file alone can tell that two rows are equal, and nothing else.
/// </summary>
internal sealed class BlindIndex(KeyRing ring)
{
    public const int Size = 16;

    /// <summary>The index of a value, as it is kept.</summary>
    /// <param name="kind">What it is ("phone", "account"), so that equal texts of two kinds differ.</param>
    /// <param name="value">The value in its one canonical spelling.</param>
    public byte[] Of(string kind, string value) => Of(ring.Active(KeyPurpose.BlindIndex), kind, value);

    /// <summary>Every index under which the value may stand: two while the key is being changed. To look it up.</summary>
    public IReadOnlyList<byte[]> All(string kind, string value) => [.. ring.All(KeyPurpose.BlindIndex).Select(k => Of(k, kind, value))];

    public static byte[] Of(byte[] key, string kind, string value) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{kind}|{value}"))[..Size];
}

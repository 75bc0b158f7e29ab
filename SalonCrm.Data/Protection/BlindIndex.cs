using System.Security.Cryptography;
using System.Text;

namespace SalonCrm.Data.Protection;

/// <summary>
/// Finds a sealed value by equality without opening it: HMAC-SHA-256 under a key of its own, cut to 16 bytes. Whoever
/// has the file alone can tell that two rows are equal, and nothing else.
/// </summary>
internal sealed class BlindIndex(KeyRing ring)
{
    public const int Size = 16;

    /// <summary>The index of a value.</summary>
    /// <param name="kind">What it is ("phone", "account"), so that equal texts of two kinds differ.</param>
    /// <param name="value">The value in its one canonical spelling.</param>
    public byte[] Of(string kind, string value) =>
        HMACSHA256.HashData(ring.Active(KeyPurpose.BlindIndex), Encoding.UTF8.GetBytes($"{kind}|{value}"))[..Size];
}

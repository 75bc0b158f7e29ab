using Microsoft.AspNetCore.Identity;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Access;

/// <summary>
/// Lets Identity find an account by its sealed email: the "normalized" columns hold a blind index. Case does not count.
/// </summary>
internal sealed class BlindNormalizer(KeyRing ring) : ILookupNormalizer
{
    public string? NormalizeName(string? name) => Normalize(ring.Active(KeyPurpose.BlindIndex), name);

    public string? NormalizeEmail(string? email) => NormalizeName(email);

    /// <summary>The same under a given key.</summary>
    public static string? Normalize(byte[] key, string? name) =>
        name is null ? null : Convert.ToHexString(BlindIndex.Of(key, "account", name.Trim().Normalize().ToUpperInvariant()));
}

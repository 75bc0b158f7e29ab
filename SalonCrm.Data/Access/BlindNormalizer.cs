using Microsoft.AspNetCore.Identity;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Access;

/// <summary>
/// Lets Identity find an account by its sealed email: the "normalized" columns hold a blind index. Case does not count.
/// </summary>
internal sealed class BlindNormalizer(BlindIndex blind) : ILookupNormalizer
{
    public string? NormalizeName(string? name) =>
        name is null ? null : Convert.ToHexString(blind.Of("account", name.Trim().Normalize().ToUpperInvariant()));

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}

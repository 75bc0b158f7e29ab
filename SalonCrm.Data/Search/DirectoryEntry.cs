using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Search;

/// <summary>A number as the directory keeps it.</summary>
/// <param name="Digits">All of its digits, the country's first.</param>
/// <param name="National">Where the number begins as it is dialled within its country.</param>
internal readonly record struct DirectoryNumber(string Digits, int National)
{
    /// <summary>A number by all of its digits; what is longer than a number can be is cut.</summary>
    public static DirectoryNumber Of(string digits) =>
        digits.Length > PackedNumber.MostDigits ? Of(digits[..PackedNumber.MostDigits]) : new(digits, CallingCodes.Of(digits)?.Length ?? 0);
}

/// <summary>What the directory knows of one client.</summary>
/// <param name="Id">The client.</param>
/// <param name="Card">The number of the card: of two who fit alike the older card comes first.</param>
/// <param name="Numbers">The phones.</param>
/// <param name="Words">The name as folded words, each once.</param>
/// <param name="Email">The address of mail in lower case; null for none.</param>
/// <param name="Visited">The salon where the client was last, if that was not long ago.</param>
internal sealed record DirectoryEntry(Guid Id, int Card, DirectoryNumber[] Numbers, string[] Words, string? Email = null, Guid? Visited = null)
{
    /// <summary>Longest address that is kept, in characters.</summary>
    public const int EmailLength = 254;

    /// <summary>How long a visit counts as recent.</summary>
    public static readonly TimeSpan RecentFor = TimeSpan.FromDays(180);

    /// <summary>An address as it is kept and asked for.</summary>
    public static string? Fold(string? email) =>
        string.IsNullOrWhiteSpace(email) || email.Length > EmailLength ? null : email.Trim().ToLowerInvariant();
}

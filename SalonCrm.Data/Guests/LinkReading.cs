using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Guests;

/// <summary>How links stand, and whose number opens them.</summary>
internal static class LinkReading
{
    private const int DigitsAsked = 4;
    private const int TokenLetters = 43;

    /// <summary>Whether a text can be a token at all, so that nothing else is asked of the database.</summary>
    public static bool LooksLikeToken(string? text) =>
        text is { Length: TokenLetters } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public static LinkStanding Standing(this ClientLink link, DateTimeOffset now) => link switch
    {
        { RevokedAt: not null } => LinkStanding.Revoked,
        { UsedAt: not null } => LinkStanding.Used,
        { WrongTries: >= ClientLink.MostWrongTries } => LinkStanding.Closed,

        // Somebody who altered the row could have given it more days or tries.
        { Damage: not null } => LinkStanding.Expired,
        _ => link.ExpiresAt > now ? LinkStanding.Open : LinkStanding.Expired,
    };

    /// <summary>The link that the actor came by; null for whoever came otherwise.</summary>
    public static Task<ClientLink?> OwnLink(this Passage passage, bool tracked = false)
    {
        var links = tracked ? passage.Db.Links.AsTracking() : passage.Db.Links.AsNoTracking();
        return links.FirstOrDefaultAsync(l => l.Id == passage.Actor.AccountId && passage.Actor.Role == Role.Client, passage.Cancel);
    }

    /// <summary>The first number on the card that opens: the one that a link is handed to.</summary>
    public static PhoneNumber? MainPhone(this Client client) =>
        client.Phones.OrderBy(p => p.Position).FirstOrDefault(p => p.Phone is not null)?.Phone;

    public static Task<Booking?> BookingOf(this Passage passage, ClientLink link) =>
        passage.Db.Bookings.AsNoTracking().FirstOrDefaultAsync(b => b.Id == link.BookingId, passage.Cancel);

    /// <summary>The number whose last digits open a link: the one on the card, or the one that was booked with.</summary>
    public static async Task<string?> NumberOf(this Passage passage, ClientLink link)
    {
        if (link.Kind == LinkKind.Registration)
        {
            return (await passage.BookingOf(link))?.SaidPhone;
        }

        var phones = await passage.Db.Phones.AsNoTracking().Where(p => p.ClientId == link.ClientId).OrderBy(p => p.Position).ToListAsync(passage.Cancel);
        return phones.Find(p => p.Phone is not null)?.Number;
    }

    /// <summary>The last four digits of what was typed, in digits of any script; null when there are fewer.</summary>
    public static string? LastDigits(string? typed)
    {
        var digits = (typed ?? "").Take(100).Select(CharUnicodeInfo.GetDecimalDigitValue).Where(d => d >= 0).TakeLast(DigitsAsked).ToList();
        return digits.Count == DigitsAsked ? string.Concat(digits) : null;
    }

    /// <summary>Whether the number ends so; in the same time whatever the answer.</summary>
    public static bool EndsWith(string? number, string digits) =>
        number is { Length: > DigitsAsked } && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(number[^DigitsAsked..]), Encoding.ASCII.GetBytes(digits));
}

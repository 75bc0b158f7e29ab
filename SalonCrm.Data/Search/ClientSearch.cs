using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Search;

/// <summary>What a search found.</summary>
/// <param name="Hits">The best, at most <see cref="ClientSearch.MostHits"/>.</param>
/// <param name="HasMore">There are more than shown.</param>
/// <param name="TooShort">Too little was typed: at least 3 digits or 2 letters are needed.</param>
/// <param name="Warmth">How far the directory has filled; null when it is full.</param>
/// <param name="Phone">The text read as a phone number, for a new guest; null when it is none or the actor adds nobody.</param>
public sealed record SearchResult(
    IReadOnlyList<ClientHit> Hits, bool HasMore, bool TooShort, DirectoryProgress? Warmth, PhoneNumber? Phone);

/// <summary>How far the directory has filled after a start. Exact numbers are found meanwhile.</summary>
/// <param name="Filled">Clients that can be found by any part.</param>
/// <param name="Total">Clients in all.</param>
public sealed record DirectoryProgress(int Filled, int Total);

/// <summary>Finds clients: by exact number or card number from the database, by any part from the directory.</summary>
public sealed class ClientSearch
{
    /// <summary>Most hits that one search shows.</summary>
    public const int MostHits = 20;

    private readonly Door _door;
    private readonly ClientDirectory _directory;
    private readonly DirectoryFeed _feed;
    private readonly BlindIndex _blind;

    internal ClientSearch(Door door, ClientDirectory directory, DirectoryFeed feed, BlindIndex blind) =>
        (_door, _directory, _feed, _blind) = (door, directory, feed, blind);

    /// <summary>
    /// Finds by phone in any format, the last digits or any part of it; by parts of the name in any order; by card
    /// number. Who sees no contact data does not find by number either, since that would confirm it digit by digit.
    /// </summary>
    public Task<Outcome<SearchResult>> Find(Actor actor, string? text, CancellationToken cancel = default) =>
        _door.Pass<SearchResult>(actor, Permission.FindClients, async passage =>
        {
            var seesNumbers = actor.Role.Allows(Permission.RevealContacts);
            var query = DirectoryQuery.Parse(text);
            var digits = SearchText.Digits(text);
            if (query is null && digits.Length == 0)
            {
                passage.Record(TrailAction.Searched, detail: new() { Kind = "nothing", Hits = 0 });
                return Done([], false, tooShort: true, null);
            }

            await _feed.Follow(passage.Db, cancel);
            var (phones, guess) = seesNumbers ? await Numbers(passage.Db, text, cancel) : ([], null);
            var ids = await Exact(passage.Db, phones, digits, cancel);
            if (query is not null && (seesNumbers || query.Digits.Length == 0))
            {
                ids.AddRange(_directory.Find(query, MostHits + 1));
            }

            ids = [.. ids.Distinct().Take(MostHits + 1)];
            var hits = await passage.Hits([.. ids.Take(MostHits)]);
            passage.Record(TrailAction.Searched, detail: new()
            {
                Kind = query is null ? "card number" : query.Words.Length > 0 ? "name" : "digits",
                Hits = hits.Count,
                QueryHash = Convert.ToHexString(_blind.Of("query", digits + "|" + string.Join(' ', SearchText.Words(text)))),
            });
            return Done(hits, ids.Count > MostHits, query is null && hits.Count == 0, guess);
        }, cancel);

    private Outcome<SearchResult> Done(IReadOnlyList<ClientHit> hits, bool more, bool tooShort, PhoneNumber? phone)
    {
        var warmth = _directory.IsReady ? null : new DirectoryProgress(_directory.Filled, _directory.Total);
        return new Outcome<SearchResult>.Done(new(hits, more, tooShort, warmth, phone));
    }

    /// <summary>The text as a whole number, read as each country of the network would read it.</summary>
    private static async Task<(List<PhoneNumber> Numbers, PhoneNumber? Guess)> Numbers(SalonDb db, string? text, CancellationToken cancel)
    {
        var numbers = new List<PhoneNumber>();
        foreach (var code in await db.Salons.OrderBy(s => s.Id).Select(s => s.CountryCode).ToListAsync(cancel))
        {
            if (PhoneNumber.TryParse(text, Country.Find(code), out var number, out _) && !numbers.Contains(number))
            {
                numbers.Add(number);
            }
        }

        return (numbers, numbers.Count > 0 ? numbers[0] : null);
    }

    private async Task<List<Guid>> Exact(SalonDb db, List<PhoneNumber> phones, string digits, CancellationToken cancel)
    {
        var ids = new List<Guid>();
        if (phones.Count > 0)
        {
            var indexes = phones.Select(p => _blind.Of(ClientPhone.IndexKind, p.E164)).ToList();
            ids.AddRange(await db.Phones.Where(p => indexes.Contains(p.NumberIndex)).Select(p => p.ClientId).Take(MostHits + 1).ToListAsync(cancel));
        }

        if (int.TryParse(digits, out var card))
        {
            ids.AddRange(await Merged.ByNumber(db, card, cancel) is { } client ? [client] : []);
        }

        return ids;
    }
}

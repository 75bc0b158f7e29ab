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
/// <param name="IsWithheld">Somebody fits who is shown by the whole number only, since parts of it were tried out.</param>
/// <param name="Warmth">How far the directory has filled; null when it is full.</param>
/// <param name="Phone">The text read as a phone number, for a new guest; null when it is none or the actor adds nobody.</param>
public sealed record SearchResult(
    IReadOnlyList<ClientHit> Hits, bool HasMore, bool TooShort, bool IsWithheld, DirectoryProgress? Warmth, PhoneNumber? Phone);

/// <summary>How far the directory has filled after a start. Exact numbers are found meanwhile.</summary>
/// <param name="Filled">Clients that can be found by any part.</param>
/// <param name="Total">Clients in all.</param>
public sealed record DirectoryProgress(int Filled, int Total);

/// <summary>Finds clients: by exact number or card number from the database, by any part from the directory.</summary>
public sealed class ClientSearch
{
    /// <summary>Most hits that one search shows.</summary>
    public const int MostHits = 20;

    private readonly Turnstile _turnstile;
    private readonly ClientDirectory _directory;
    private readonly DirectoryFeed _feed;
    private readonly BlindIndex _blind;
    private readonly ProbeGuard _guard;

    internal ClientSearch(Turnstile turnstile, ClientDirectory directory, DirectoryFeed feed, BlindIndex blind, ProbeGuard guard) =>
        (_turnstile, _directory, _feed, _blind, _guard) = (turnstile, directory, feed, blind, guard);

    /// <summary>How far the directory has filled; null when it is full. For the header: tells nothing of anybody.</summary>
    public DirectoryProgress? Warmth => _directory.IsReady ? null : new(_directory.Filled, _directory.Total);

    /// <summary>
    /// Finds by phone in any format, the last digits or any part of it; by parts of the name in any order, in either script,
    /// with a slip of the hand or the keyboard in the wrong layout; by mail address; by card number. Who sees no contact data
    /// does not find by it either, and who sees it masked can't try it out: see <see cref="SearchResult.IsWithheld"/>, and an
    /// address is found by the whole of it only.
    /// </summary>
    public Task<Outcome<SearchResult>> Find(Actor actor, string? text, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return _turnstile.Look<SearchResult>(actor, Permission.FindClients, passage => Find(passage, text), SearchCounting.Count, cancel);
    }

    private async Task<Outcome<SearchResult>> Find(Passage passage, string? text)
    {
        var digits = SearchText.Digits(text);
        if (DirectoryQuery.Parse(text) is not { } query)
        {
            return digits.Length == 0 ? Done(passage, "nothing", text, [], []) : await ByCard(passage, text, digits);
        }

        await _feed.Follow(passage.Db, passage.Cancel);
        var role = passage.Actor.Role;
        var findsContacts = role.Allows(Permission.RevealContacts);
        var isMasked = !role.Allows(Permission.SeeContacts);
        query = query with { IsEmailWhole = isMasked };
        var phones = findsContacts ? await Numbers(passage, text) : [];
        var ids = await Exact(passage.Db, phones, digits, passage.Cancel);
        var isWithheld = false;
        if (findsContacts || (query.Digits.Length == 0 && query.Email is null))
        {
            var found = await InDirectory(passage, query);
            if (isMasked && query.Digits.Length > 0 && phones.Count == 0 && passage.Actor.AccountId is { } account)
            {
                _guard.Note(account, query, found, q => _directory.Find(q, MostHits + 1));
                isWithheld = _guard.Withhold(account, found);
            }

            ids.AddRange(found);
        }

        ids = [.. ids.Distinct().Take(MostHits + 1)];
        var hits = await passage.Hits([.. ids.Take(MostHits)], query);
        var kind = query.Words.Length > 0 ? "name" : query.Email is not null ? "email" : "digits";
        return Done(passage, kind, text, hits, ids, isWithheld, phones.Count > 0 ? phones[0] : null);
    }

    private async Task<Outcome<SearchResult>> ByCard(Passage passage, string? text, string digits)
    {
        var ids = await Exact(passage.Db, [], digits, passage.Cancel);
        return Done(passage, "card number", text, await passage.Hits(ids), ids);
    }

    private async Task<List<Guid>> InDirectory(Passage passage, DirectoryQuery query)
    {
        var account = passage.Actor.AccountId;
        var salons = await passage.Db.Set<AccountSalon>().Where(s => s.AccountId == account).Select(s => s.SalonId).ToListAsync(passage.Cancel);
        return _directory.Find(query, MostHits + 1, salons);
    }

    private Outcome<SearchResult> Done(
        Passage passage, string kind, string? text, IReadOnlyList<ClientHit> hits, List<Guid> ids, bool isWithheld = false, PhoneNumber? phone = null)
    {
        passage.Record(TrailAction.Searched, detail: new()
        {
            Kind = kind,
            Hits = hits.Count,
            QueryHash = kind == "nothing" ? null : Convert.ToHexString(_blind.Of("query", SearchText.Digits(text) + "|" + string.Join(' ', SearchText.Words(text)))),
        });
        var isTooShort = kind is "nothing" or "card number" && hits.Count == 0;
        return new Outcome<SearchResult>.Done(new(hits, ids.Count > MostHits, isTooShort, isWithheld, Warmth, phone));
    }

    /// <summary>The text as a whole number, read as each country of the network would read it.</summary>
    private static async Task<List<PhoneNumber>> Numbers(Passage passage, string? text)
    {
        var numbers = new List<PhoneNumber>();
        foreach (var code in await passage.Db.Salons.OrderBy(s => s.Id).Select(s => s.CountryCode).ToListAsync(passage.Cancel))
        {
            if (PhoneNumber.TryParse(text, Country.Find(code), out var number, out _) && !numbers.Contains(number))
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }

    private async Task<List<Guid>> Exact(SalonDb db, List<PhoneNumber> phones, string digits, CancellationToken cancel)
    {
        var ids = new List<Guid>();
        if (phones.Count > 0)
        {
            var indexes = phones.SelectMany(p => _blind.All(ClientPhone.IndexKind, p.E164)).ToList();
            ids.AddRange(await db.Phones.Where(p => indexes.Contains(p.NumberIndex)).Select(p => p.ClientId).Take(MostHits + 1).ToListAsync(cancel));
        }

        if (int.TryParse(digits, out var card))
        {
            ids.AddRange(await Merged.ByNumber(db, card, cancel) is { } client ? [client] : []);
        }

        return ids;
    }
}

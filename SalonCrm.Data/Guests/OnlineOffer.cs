using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Guests;

/// <summary>What a site needs to let people book and register: open salons with their masters, services, consent texts.</summary>
public sealed class OnlineOffer
{
    private readonly Door _door;

    internal OnlineOffer(Door door) => _door = door;

    /// <summary>The open salons that the site may book for, by name.</summary>
    public Task<Outcome<IReadOnlyList<OfferedSalon>>> Salons(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<OfferedSalon>>(actor, Permission.BookOnline, async passage =>
        {
            var site = await passage.Site();
            var names = await passage.Names();
            var masters = names.Masters.Values.Where(m => m is { IsRetired: false, Name.Length: > 0 }).OrderBy(m => m.Name, StringComparer.CurrentCulture).ToLookup(m => m.SalonId);
            passage.Record(TrailAction.OfferRead);
            return new Outcome<IReadOnlyList<OfferedSalon>>.Done(
            [
                .. names.Salons.Values.Where(s => !s.IsClosed && site.BooksFor(s.Id)).OrderBy(s => s.Name, StringComparer.CurrentCulture)
                    .Select(s => new OfferedSalon(s.Id, s.Name, s.CountryCode, [.. masters[s.Id].Select(m => new OfferedMaster(m.Id, m.Name))])),
            ]);
        }, cancel);

    /// <summary>The services of a salon, by category and name.</summary>
    public Task<Outcome<IReadOnlyList<OnlineService>>> Services(Actor actor, Guid salon, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<OnlineService>>(actor, Permission.BookOnline, async passage =>
        {
            var site = await passage.Site();
            var salons = (await passage.Names()).Salons;
            if (site.SalonProblem(salon) is not null || salons.GetValueOrDefault(salon) is not { IsClosed: false } open)
            {
                return new Outcome<IReadOnlyList<OnlineService>>.NotFound();
            }

            var isOneCurrency = ServiceOffer.ShareCurrency(salons.Values);
            var services = await passage.Db.OfferedServices.AsNoTracking().Where(s => !s.IsRetired && (s.SalonId == null || s.SalonId == salon)).ToListAsync(cancel);
            passage.Record(TrailAction.OfferRead, salon);
            return new Outcome<IReadOnlyList<OnlineService>>.Done(
            [
                .. services.OrderBy(s => s.Category, StringComparer.CurrentCulture).ThenBy(s => s.Name, StringComparer.CurrentCulture)
                    .Select(s => new OnlineService(s.Id, s.Category, s.Name, GiftCards.Money.CurrencyOf(open), s.SalonId is null && !isOneCurrency ? null : s.Price, s.Minutes)),
            ]);
        }, cancel);

    /// <summary>The texts that clients consent to, each in its newest version.</summary>
    public Task<Outcome<IReadOnlyList<ConsentTextView>>> Consents(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<ConsentTextView>>(actor, Permission.BookOnline, async passage =>
        {
            await passage.Site();
            passage.Record(TrailAction.OfferRead);
            return new Outcome<IReadOnlyList<ConsentTextView>>.Done([.. (await passage.ConsentTexts()).DistinctBy(t => t.Purpose)]);
        }, cancel);
}

/// <summary>A salon as a site offers it.</summary>
/// <param name="Id">The salon.</param>
/// <param name="Name">Its name.</param>
/// <param name="Country">ISO 3166 code: numbers without a country are read as written there.</param>
/// <param name="Masters">Who can be asked for there.</param>
public sealed record OfferedSalon(Guid Id, string Name, string Country, IReadOnlyList<OfferedMaster> Masters);

/// <summary>A master by the name that clients ask for, and nothing else.</summary>
/// <param name="Id">The master.</param>
/// <param name="Name">The name.</param>
public sealed record OfferedMaster(Guid Id, string Name);

/// <summary>A service as a site offers it.</summary>
/// <param name="Id">The service.</param>
/// <param name="Category">Its category.</param>
/// <param name="Name">Its name, to be sent with a booking.</param>
/// <param name="Currency">ISO 4217 code of the salon's currency.</param>
/// <param name="Price">In that currency; null where none is fixed.</param>
/// <param name="Minutes">How long it takes; null where that is not fixed.</param>
public sealed record OnlineService(Guid Id, string Category, string Name, string Currency, decimal? Price = null, int? Minutes = null);

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Network;
using SalonCrm.Seed.Filling;

namespace SalonCrm.Seed.Network;

/// <summary>A salon as it was made: its id, its masters' ids in order, and who takes down and treats its clients.</summary>
internal sealed record MadeSalon(Guid Id, Country Country, Guid[] Masters, Actor Manager, Actor Desk, Actor Specialist);

/// <summary>Makes network, salons, masters, services and accounts, dated on the day of opening.</summary>
internal static class DemoStaff
{
    private const string Device = "demo data";

    /// <exception cref="InvalidOperationException">There is a network already.</exception>
    public static async Task<MadeSalon[]> Make(IServiceProvider services, Calendar calendar, CancellationToken cancel)
    {
        var contexts = services.GetRequiredService<IDbContextFactory<SalonDb>>();
        var door = new Door(contexts, services.GetRequiredService<Trail>(), new DayOfOpening(calendar.Opening));
        var accounts = services.GetRequiredService<AccountMaker>();
        var setup = new NetworkSetup(door, contexts, accounts, services.GetRequiredService<SetupCode>());
        var first = DemoPlaces.Salons[0];
        var form = new NetworkForm
        {
            NetworkName = DemoPlaces.NetworkName,
            SalonName = first.Name,
            CountryCode = first.Language.Country,
            HeadName = DemoPlaces.HeadName,
            HeadEmail = DemoPlaces.HeadEmail,
        };
        var head = await setup.Claim(Actor.Operator, form, cancel) is Outcome<Guid>.Done done
            ? done.Value : throw new InvalidOperationException("A demo network is made in an empty database only.");
        return (await door.Pass<MadeSalon[]>(Actor.Operator, Permission.ManageAccounts, async passage =>
        {
            var claimed = await passage.Db.Salons.SingleAsync(cancel);
            var made = DemoPlaces.Salons.Select(place => Add(passage, accounts, place, place == first ? claimed : null)).ToArray();
            passage.Db.OfferedServices.AddRange(made.SelectMany((salon, place) => DemoServices.Of(place, salon.Id)));
            passage.Db.SurveyTemplates.AddRange(DemoServices.Surveys);
            var owner = await passage.Db.Users.AsTracking().Include(a => a.Salons).SingleAsync(a => a.Id == head, cancel);
            owner.Salons.AddRange(made.Skip(1).Select(s => new AccountSalon { AccountId = head, SalonId = s.Id }));
            await passage.RecordStanding(TrailAction.AccountChanged, owner);
            passage.Db.OwnFields.AddRange(DemoFields.Make());
            passage.Db.ConsentTexts.AddRange(Enum.GetValues<ConsentPurpose>().SelectMany(p => FirstConsentTexts.Of(p, passage.Today)));
            return new Outcome<MadeSalon[]>.Done(made);
        }, cancel)).Expect();
    }

    private static MadeSalon Add(Passage passage, AccountMaker accounts, DemoPlace place, Salon? claimed)
    {
        var salon = claimed ?? passage.Db.Salons.Add(new Salon { Name = place.Name, CountryCode = place.Language.Country }).Entity;
        var masters = place.Masters.Select(name => new Master { SalonId = salon.Id, Name = name }).ToArray();
        passage.Db.Masters.AddRange(masters);
        var people = place.Accounts.ToDictionary(a => a.Role, a => accounts.Make(
            passage, new AccountForm { Role = a.Role, DisplayName = a.Name, Email = a.Email, Salons = [salon.Id] }, password: null));
        Actor Of(Role role) => Actor.SignedIn(people[role].Id, role, null, Device);
        return new MadeSalon(
            salon.Id, Country.Find(salon.CountryCode)!, [.. masters.Select(m => m.Id)], Of(Role.Manager), Of(Role.Staff), Of(Role.Specialist));
    }

    private sealed class DayOfOpening(DateTimeOffset moment) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => moment;
    }
}

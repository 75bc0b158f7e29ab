using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Seed.Filling;

namespace SalonCrm.Seed.Network;

/// <summary>
/// Four weeks in which staff signed in and opened cards, for the first few hundred cards of a network of any size. One evening
/// somebody at the first salon's desk went through the cards from a device that nobody knows.
/// </summary>
internal static class DemoAccess
{
    private const int Days = 28;
    private const int Cards = 400;
    private const int EveningDaysAgo = 6;
    private const int MostInEvening = 60;
    private static readonly string[] Devices =
    [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/141.0", "Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) Safari/604.1", "Mozilla/5.0 (X11; Linux x86_64) Firefox/144.0",
    ];

    /// <summary>The sign-ins of these weeks, now and then with a password that was mistyped first.</summary>
    public static IEnumerable<Deed> SignIns(MadeSalon[] salons, Calendar calendar) =>
        from day in Enumerable.Range(1, Days)
        from salon in salons.Index()
        from account in new[] { salon.Item.Desk, salon.Item.Manager, salon.Item.Specialist }.Index()
        from attempt in Enumerable.Range((day + salon.Index + account.Index) % 11 == 0 ? 0 : 1, (day + salon.Index + account.Index) % 11 == 0 ? 2 : 1)
        let at = Morning(calendar, day).AddMinutes((account.Index * 7) + salon.Index + attempt).AddSeconds(day * 13 % 60)
        select new Deed(
            at,
            Actor.Visitor(Address(salon.Index), Devices[account.Index]),
            new TrailDraft(attempt == 0 ? TrailAction.SignInFailed : TrailAction.SignedIn, account.Item.AccountId),
            null,
            null);

    /// <summary>Who opened a card in these weeks.</summary>
    public static IEnumerable<Deed> Of(DemoPerson person, Guid client, MadeSalon salon, DateTimeOffset made, Calendar calendar)
    {
        if (person.Index >= Cards)
        {
            yield break;
        }

        Actor[] staff = [salon.Desk, salon.Manager, salon.Specialist];
        for (var i = 0; i < person.Index % 4; i++)
        {
            var who = (person.Index + i) % staff.Length;
            var at = Morning(calendar, 1 + (((person.Index * 5) + (i * 11)) % Days)).AddMinutes(30 + (((person.Index * 17) + (i * 97)) % 540));
            var by = staff[who] with { Address = Address(person.Salon), Device = Devices[who] };
            if (at > made)
            {
                yield return new(at, by, new(TrailAction.CardOpened, client), null, null);
                if (by.Role == Role.Staff && person.Index % 3 == 0)
                {
                    yield return new(at.AddSeconds(20), by, new(TrailAction.Revealed, client, new() { Fields = [new(Field.Phones, null, null)] }), null, null);
                }
            }
        }

        var evening = Morning(calendar, EveningDaysAgo).AddHours(13).AddSeconds(person.Index * 3);
        if (person.Salon == 0 && person.Index / 3 < MostInEvening && evening > made)
        {
            yield return new(evening, salon.Desk with { Address = "203.0.113.66", Device = "Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile" }, new(TrailAction.CardOpened, client), null, null);
        }
    }

    private static DateTimeOffset Morning(Calendar calendar, int daysAgo) => new(calendar.Today.AddDays(-daysAgo), new TimeOnly(6, 40), TimeSpan.Zero);

    private static string Address(int salon) => $"198.51.100.{10 + salon}";
}

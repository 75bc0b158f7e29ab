using Bogus;
using SalonCrm.Seed.Labelled;
using SalonCrm.Seed.Languages;
using SalonCrm.Seed.Network;

namespace SalonCrm.Seed.People;

/// <summary>
/// A few people of the first block stand there twice, as it happens at a front desk, and two are twins: so that a small
/// demo has duplicates to look at. Nobody is drawn for it, so that everybody else stays who they are.
/// </summary>
internal static class DemoDoubles
{
    private const int First = 200;
    private const int Apart = 9;

    private static readonly Func<Randomizer, DemoPerson, DemoPerson, DemoPerson?>[] Makes =
    [
        (random, one, next) => ShortOf(one) is { } brief ? new()
        {
            Index = next.Index, Salon = one.Salon, IsWoman = one.IsWoman, IsGuest = true, FirstName = brief, Phones = [one.Phones[0] with { Label = null }], SharesPhoneWithPrevious = true,
        } : null,
        (random, one, next) => Double(one, next) with { LastName = Slips.In(random, one.LastName!) },
        (random, one, next) => Double(one, next) with { LastName = OtherScript.AsInPassport(one.LastName!), FirstName = OtherScript.AsInPassport(one.FirstName), Patronymic = null },
        (random, one, next) => Double(one, next) with { Patronymic = null, Salon = (one.Salon + 1) % DemoPlaces.Salons.Length, FavouriteMaster = null },
        (random, one, next) => Double(one, next) with { FirstName = Sister(one), Phones = [one.Phones[0]], SharesPhoneWithPrevious = true },
    ];

    /// <summary>The same people, but for the few that have become somebody's double.</summary>
    public static IReadOnlyList<DemoPerson> Among(DemoPerson[] people)
    {
        var random = new Randomizer(DemoPeople.Mix(DemoPeople.DefaultSeed + 2, 0));
        var at = First;
        foreach (var make in Makes)
        {
            while (at + 2 < people.Length && !(IsFree(people, at) && make(random, people[at], people[at + 1]) is { } made && Put(people, made)))
            {
                at++;
            }

            at += Apart;
        }

        return people;
    }

    private static bool Put(DemoPerson[] people, DemoPerson made)
    {
        people[made.Index - people[0].Index] = made;
        return true;
    }

    /// <summary>Somebody with a whole name in Cyrillic and a birth date, and nobody's relative here or next.</summary>
    private static bool IsFree(DemoPerson[] people, int at) =>
        people[at] is { IsGuest: false, BirthDate: not null, LastName.Length: > 5, ContactInstead: null } one && one.LastName[0] is >= 'А' and <= 'ӿ'
        && one.IsWoman && !people[at].SharesPhoneWithPrevious && !people[at + 1].SharesPhoneWithPrevious && !people[at + 2].SharesPhoneWithPrevious;

    private static DemoPerson Double(DemoPerson one, DemoPerson next) => next with
    {
        IsGuest = false, IsWoman = one.IsWoman, LastName = one.LastName, FirstName = one.FirstName, Patronymic = one.Patronymic, BirthDate = one.BirthDate,
        Email = null, ContactInstead = null, Update = null, Salon = one.Salon,
    };

    private static string? ShortOf(DemoPerson one) =>
        DemoPlaces.Languages.SelectMany(l => l.Women).FirstOrDefault(n => n.Name == one.FirstName)?.Short.FirstOrDefault();

    private static string Sister(DemoPerson one) =>
        Russian.Language.Women.First(n => n.Name[0] != one.FirstName[0]).Name;
}

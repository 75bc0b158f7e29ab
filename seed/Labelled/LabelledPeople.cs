using Bogus;
using SalonCrm.Seed.People;

namespace SalonCrm.Seed.Labelled;

/// <summary>Two people of a labelled set of whom it is known whether they are one.</summary>
/// <param name="First">Place of the one, from 0.</param>
/// <param name="Second">Place of the other.</param>
/// <param name="Kind">What happened that there are two cards, or why they look like one.</param>
/// <param name="IsSame">Whether they are one person.</param>
public sealed record LabelledPair(int First, int Second, string Kind, bool IsSame);

/// <summary>People of whom it is known who is whose double.</summary>
/// <param name="People">In order of their places.</param>
/// <param name="Pairs">Those who are or seem the same; all others have nothing to do with each other.</param>
public sealed record LabelledSet(IReadOnlyList<DemoPerson> People, IReadOnlyList<LabelledPair> Pairs);

/// <summary>
/// A set for measuring how well duplicates are found: people with known doubles, as they come about at a front desk, and
/// people who look alike and are two. Made from a fixed seed; what makes them alike is written here without regard to how
/// they are looked for.
/// </summary>
public static class LabelledPeople
{
    /// <summary>How many people a set has that says nothing else.</summary>
    public const int DefaultCount = 20_000;

    private const int SalonsNumber = 120;

    /// <summary>The set of a seed: always the same one.</summary>
    /// <param name="seed">Which set.</param>
    /// <param name="count">About how many people.</param>
    public static LabelledSet Generate(int seed, int count)
    {
        var random = new Randomizer(DemoPeople.Mix(seed, 0));
        var maker = new PersonMaker(random);
        var (people, pairs) = (new List<DemoPerson>(count), new List<LabelledPair>());
        var next = 0;
        DemoPerson New()
        {
            var person = maker.Next(people.Count);
            people.Add(person);
            return person;
        }

        while (people.Count < count - SalonsNumber)
        {
            var person = New();
            if (!random.Bool(0.3f))
            {
                continue;
            }

            var (kind, isSame, make) = Likenesses.All[next++ % Likenesses.All.Count];
            if (make(new(random, person, people.Count)) is var (one, other))
            {
                people[person.Index] = one;
                people.Add(other with { Index = people.Count, SharesPhoneWithPrevious = other.Phones.Any(p => one.Phones.Any(o => o.Number == p.Number)) });
                pairs.Add(new(one.Index, people.Count - 1, kind, isSame));
            }
        }

        // Where nobody asked for the number, the salon's own was typed.
        var own = DemoPhones.Number("RU", DemoPhones.Distinct - 1);
        for (var i = 0; i < SalonsNumber; i++)
        {
            var person = New();
            people[person.Index] = person with { Phones = [new(own, null)], SharesPhoneWithPrevious = i > 0, BirthDate = null, Update = null };
        }

        return new(people, pairs);
    }
}

using System.Globalization;
using Bogus;
using SalonCrm.Seed.Languages;
using SalonCrm.Seed.Network;
using SalonCrm.Seed.People;

namespace SalonCrm.Seed.Labelled;

/// <summary>What a pair is made of: a person, and where the other one will stand.</summary>
internal sealed record Original(Randomizer Random, DemoPerson Person, int Other)
{
    /// <summary>The language of the person's name.</summary>
    public Language Language { get; } = Person.FirstName.Any(c => c is >= 'А' and <= 'ӿ')
        ? Person.FirstName.Concat(Person.LastName ?? "").Any(c => "іїєґІЇЄҐ’".Contains(c, StringComparison.Ordinal)) ? Ukrainian.Language : Russian.Language
        : Polish.Language;

    /// <summary>The person with a whole name and a birth date, as a registered client has them.</summary>
    public DemoPerson Whole => field ??= Person with
    {
        IsGuest = false,
        LastName = Person.LastName ?? new Naming(Language).Surname(new Naming(Language).Surname(Random), Person.IsWoman),
        BirthDate = Person.BirthDate ?? Day(),
        ContactInstead = null,
        Update = null,
    };

    /// <summary>A number that nobody else has.</summary>
    public DemoPhone NewPhone => new(DemoPhones.Number(Language.Country, Other), null);

    public DateOnly Day() => new DateOnly(1950, 1, 1).AddDays(Random.Number(0, 20_000));

    /// <summary>A name that is common in the language, another than the person's.</summary>
    public GivenName Given(bool woman) =>
        Random.ArrayElement((woman ? Language.Women : Language.Men).Where(n => n.Name != Person.FirstName && !n.Short.Contains(Person.FirstName, StringComparer.Ordinal)).ToArray());

    public string Mail() => string.Create(CultureInfo.InvariantCulture, $"{Latin.Of(Person.FirstName)}.{Other}@example.org");
}

/// <summary>How one person comes to have two cards, and how two people come to look like one.</summary>
internal static class Likenesses
{
    public static IReadOnlyList<(string Kind, bool IsSame, Func<Original, (DemoPerson, DemoPerson)?> Make)> All { get; } =
    [
        ("a slip in the name, same phone", true, o => Same(o, p => p with { FirstName = Half(o) ? Slips.In(o.Random, p.FirstName) : p.FirstName, BirthDate = Half(o) ? p.BirthDate : null }, slipsLast: true)),
        ("a slip in the name, another phone, same birth date", true, o => Same(o, p => p with { LastName = Slips.In(o.Random, p.LastName!), Phones = [o.NewPhone], Email = null })),
        ("other script, same phone", true, o => Same(o, p => InOtherScript(o, p) with { BirthDate = Half(o) ? p.BirthDate : null })),
        ("other script, another phone, same birth date", true, o => Same(o, p => InOtherScript(o, p) with { Phones = [o.NewPhone], Email = null })),
        ("parts swapped, same phone", true, o => Same(o, p => p with { LastName = p.FirstName, FirstName = p.LastName!, BirthDate = null })),
        ("parts swapped, another phone, same birth date", true, o => Same(o, p => p with { LastName = p.FirstName, FirstName = p.LastName!, Phones = [o.NewPhone], Email = null })),
        ("a guest with the short name and the phone", true, o => Short(o) is { } brief ? (o.Whole with { FirstName = brief.Name }, Guest(o, brief.Short)) : null),
        ("a guest with the first name and the phone", true, o => (o.Whole, Guest(o, o.Person.FirstName))),
        ("short name, another phone, same birth date", true, o => Short(o) is { } brief ? (o.Whole with { FirstName = brief.Name }, o.Whole with { FirstName = brief.Short, Patronymic = null, Phones = [o.NewPhone], Email = null }) : null),
        ("another phone, same birth date", true, o => Same(o, p => p with { Phones = [o.NewPhone], Email = null, Patronymic = Half(o) ? p.Patronymic : null })),
        ("another phone, same email", true, o => Mailed(o, p => p with { Phones = [o.NewPhone], BirthDate = null })),
        ("a slip in the birth date, same phone", true, o => Same(o, p => p with { BirthDate = Slips.In(o.Random, p.BirthDate!.Value) })),
        ("another surname since the wedding, same phone and birth date", true, o => Same(o, p => p with { LastName = Surname(o) })),
        ("half of a double surname, same phone", true, o => Double(o)),

        ("twins with one number", false, o => Related(o, p => p with { FirstName = o.Given(p.IsWoman).Name })),
        ("twins, a boy and a girl", false, o => Related(o, p => p with { IsWoman = !p.IsWoman, FirstName = o.Given(!p.IsWoman).Name, LastName = Other(o, p), Patronymic = null })),
        ("mother and daughter on one number", false, o => Related(o, p => p with { FirstName = o.Given(p.IsWoman).Name, Patronymic = null, BirthDate = Elder(o, p) })),
        ("husband and wife on one number", false, o => Related(o, p => p with { IsWoman = !p.IsWoman, FirstName = o.Given(!p.IsWoman).Name, LastName = Other(o, p), Patronymic = null, BirthDate = Half(o) ? o.Day() : null })),
        ("husband and wife on one email", false, o => Mailed(o, p => p with { IsWoman = !p.IsWoman, FirstName = o.Given(!p.IsWoman).Name, LastName = Other(o, p), Patronymic = null, Phones = [o.NewPhone], BirthDate = o.Day() })),
        ("father and son of one name on one number", false, o => Related(o, p => p with { Patronymic = null, BirthDate = Elder(o, p) })),
        ("two guests on one number", false, o => (Guest(o, o.Person.FirstName) with { Index = o.Person.Index }, Guest(o, o.Given(o.Random.Bool()).Name))),
        ("namesakes", false, o => Related(o, p => p with { Patronymic = null, Phones = [o.NewPhone], Email = null, BirthDate = Half(o) ? o.Day() : null })),
        ("namesakes but for a letter", false, o => Related(o, p => p with { LastName = Slips.In(o.Random, p.LastName!), Phones = [o.NewPhone], Email = null, BirthDate = o.Day() })),
        ("same given name and birth date", false, o => Related(o, p => p with { LastName = Surname(o), Patronymic = null, Phones = [o.NewPhone], Email = null })),
        ("mother-in-law and daughter-in-law of one given name on one number", false, o => Related(o, p => p with { LastName = Surname(o), Patronymic = null, Email = null, BirthDate = Half(o) ? o.Day() : null })),
    ];

    private static bool Half(Original o) => o.Random.Bool();

    private static DateOnly Elder(Original o, DemoPerson child) => child.BirthDate!.Value.AddDays(-o.Random.Number(7000, 12_000));

    private static (DemoPerson, DemoPerson) Same(Original o, Func<DemoPerson, DemoPerson> second, bool slipsLast = false)
    {
        var whole = o.Whole;
        var other = second(whole);
        return (whole, slipsLast && other.FirstName == whole.FirstName ? other with { LastName = Slips.In(o.Random, whole.LastName!) } : other);
    }

    private static (DemoPerson, DemoPerson) Related(Original o, Func<DemoPerson, DemoPerson> second) => Same(o, second);

    private static (DemoPerson, DemoPerson) Mailed(Original o, Func<DemoPerson, DemoPerson> second)
    {
        var whole = o.Whole with { Email = o.Mail() };
        return (whole, second(whole));
    }

    private static (DemoPerson, DemoPerson)? Double(Original o)
    {
        var (whole, second) = (o.Whole, Surname(o));
        return (whole with { LastName = $"{whole.LastName}-{second}" }, whole with { LastName = Half(o) ? second : whole.LastName, BirthDate = null, Email = null });
    }

    private static DemoPerson Guest(Original o, string said) => new()
    {
        Index = o.Other, Salon = o.Person.Salon, IsWoman = o.Person.IsWoman, IsGuest = true, FirstName = said, Phones = [o.Person.Phones[0] with { Label = null }],
    };

    private static (string Name, string Short)? Short(Original o)
    {
        var named = (o.Person.IsWoman ? o.Language.Women : o.Language.Men).Where(n => n.Short.Length > 0).ToArray();
        var given = o.Random.ArrayElement(named);
        return (given.Name, o.Random.ArrayElement(given.Short));
    }

    private static DemoPerson InOtherScript(Original o, DemoPerson person)
    {
        Func<string, string> write = o.Language == Polish.Language ? OtherScript.InCyrillic : Half(o) ? OtherScript.AsInPassport : OtherScript.AsInPoland;
        return person with { FirstName = write(person.FirstName), LastName = write(person.LastName!), Patronymic = null };
    }

    private static string Surname(Original o)
    {
        var naming = new Naming(o.Language);
        for (; ;)
        {
            if (naming.Surname(naming.Surname(o.Random), o.Person.IsWoman) is var surname && surname[0] != o.Whole.LastName![0])
            {
                return surname;
            }
        }
    }

    /// <summary>The surname as husband or wife bears it; where the language tells no difference, the same.</summary>
    private static string Other(Original o, DemoPerson person)
    {
        foreach (var (man, woman) in o.Language.FeminineEndings)
        {
            var (from, to) = person.IsWoman ? (woman, man) : (man, woman);
            if (person.LastName!.EndsWith(from, StringComparison.Ordinal))
            {
                return person.LastName[..^from.Length] + to;
            }
        }

        return person.LastName!;
    }
}

using System.Globalization;
using Bogus;
using SalonCrm.Data.Clients;
using SalonCrm.Seed.Languages;
using SalonCrm.Seed.Network;

namespace SalonCrm.Seed.People;

/// <summary>Fills what a card keeps beside name and phone, with the gaps that real cards have.</summary>
internal sealed class CardMaker(Randomizer random)
{
    private static readonly string[] MailDomains = ["example.com", "example.org", "example.net"];
    private static readonly DateOnly FirstAdult = new(1948, 1, 1);
    private static readonly DateOnly LastAdult = new(2006, 12, 31);
    private static readonly DateOnly FirstChild = new(2013, 1, 1);
    private static readonly DateOnly LastChild = new(2020, 12, 31);
    private static readonly Field[] AddedLater = [Field.Email, Field.BirthDate, Field.Comment, Field.ServicePreferences, Field.Allergies, Field.Address];

    /// <summary>A guest leaves name and phone; now and then the desk has written something down.</summary>
    public DemoPerson Guest(DemoPerson person) => person with
    {
        Comment = Maybe(0.15f, () => random.ArrayElement(Words(person).Comments)),
        FirstVisitAfter = Visit(0.4f),
    };

    public DemoPerson Filled(DemoPerson person)
    {
        var words = Words(person);
        var allergies = random.WeightedRandom([AllergyState.NotAsked, AllergyState.NoneKnown, AllergyState.Listed], [0.5f, 0.36f, 0.14f]);
        var filled = person with
        {
            Email = Maybe(0.6f, () => Mail(person)),
            BirthDate = Chance(0.7f) ? Day(FirstAdult, LastAdult) : null,
            Address = Maybe(0.25f, () => string.Format(CultureInfo.InvariantCulture, words.AddressFormat,
                random.ArrayElement(words.Streets), random.Number(201, 399), random.Number(1, 180))),
            Tags = Chance(0.45f) ? Several(words.Tags, 2, t => t.For(person.IsWoman)) : [],
            Comment = Maybe(0.35f, () => random.ArrayElement(words.Comments)),
            ServicePreferences = Maybe(0.45f, () => random.ArrayElement(words.Preferences)),
            FavouriteMaster = Chance(0.55f) ? random.Number(0, DemoPlaces.MastersInSalon - 1) : null,
            AllergyState = allergies,
            Allergies = allergies == AllergyState.Listed ? Several(words.Allergens, 3, a => a) : [],
            FirstVisitAfter = Visit(0.93f),
            IsConfirmed = Chance(0.6f),
        };
        return Chance(0.35f) ? filled with { Update = Update(filled) } : filled;
    }

    /// <summary>Makes a child's card of it: the mother is contacted.</summary>
    public DemoPerson Child(DemoPerson person, string mother) => person with
    {
        BirthDate = Day(FirstChild, LastChild),
        ContactInstead = mother,
        Email = null,
        Tags = [],
        Update = null,
    };

    private DemoUpdate? Update(DemoPerson person)
    {
        var added = AddedLater.Where(f => IsFilled(person, f)).ToArray();
        return added.Length == 0 ? null : new DemoUpdate(
            random.ArrayElement(added), Chance(0.75f) ? random.Number(1, 45) : random.Number(46, 600), Chance(0.4f) ? random.Enum(Recognition.OwnPage, Recognition.Online) : null);
    }

    private static bool IsFilled(DemoPerson person, Field field) => field switch
    {
        Field.Email => person.Email is not null,
        Field.BirthDate => person.BirthDate is not null,
        Field.Comment => person.Comment is not null,
        Field.ServicePreferences => person.ServicePreferences is not null,
        Field.Allergies => person.AllergyState != AllergyState.NotAsked,
        Field.Address => person.Address is not null,
        _ => false,
    };

    private static Language Words(DemoPerson person) => DemoPlaces.Salons[person.Salon].Language;

    private string Mail(DemoPerson person) =>
        $"{Latin.Of(person.FirstName)}.{Latin.Of(person.LastName ?? "")}{random.Number(1, 99).ToString(CultureInfo.InvariantCulture)}@{random.ArrayElement(MailDomains)}";

    private DateOnly Day(DateOnly first, DateOnly last) => first.AddDays(random.Number(0, last.DayNumber - first.DayNumber));

    private int? Visit(float chance) => Chance(chance) ? random.Number(0, 14) : null;

    private string[] Several<T>(T[] of, int most, Func<T, string> text) =>
        [.. random.ArrayElements(of, random.Number(1, most)).Select(text)];

    private string? Maybe(float chance, Func<string> text) => Chance(chance) ? text() : null;

    private bool Chance(float weight) => random.Bool(weight);
}

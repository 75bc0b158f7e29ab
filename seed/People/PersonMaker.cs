using Bogus;
using SalonCrm.Seed.Languages;
using SalonCrm.Seed.Network;

namespace SalonCrm.Seed.People;

/// <summary>Draws one person after the other from one randomizer.</summary>
internal sealed class PersonMaker(Randomizer random)
{
    private static readonly Dictionary<Language, Naming> Names = DemoPlaces.Languages.ToDictionary(l => l, l => new Naming(l));
    private readonly CardMaker _cards = new(random);
    private (Language Language, string Surname) _family = (DemoPlaces.Languages[0], "");

    public bool Chance(float weight) => random.Bool(weight);

    public DemoPerson Next(int index)
    {
        var salon = random.WeightedRandom(DemoPlaces.Numbered, DemoPlaces.Weights);
        var place = DemoPlaces.Salons[salon];
        var language = Chance(0.85f) ? place.Language : random.ArrayElement(DemoPlaces.Languages);
        _family = (language, Names[language].Surname(random));
        var country = Chance(0.93f) ? place.Language.Country : language.Country;
        var phone = new DemoPhone(DemoPhones.Number(country, index), Chance(0.3f) ? random.ArrayElement(place.Language.OwnLabels) : null);
        var person = Person(index, salon, woman: Chance(0.87f), guest: Chance(1 / 3f), phone);
        return person.IsGuest || !Chance(0.12f) ? person : person with
        {
            Phones = [phone, new(DemoPhones.Number(country, index + (DemoPhones.Distinct / 2)), random.ArrayElement(place.Language.OtherLabels))],
        };
    }

    /// <summary>A child or the partner of the person before: same surname, same salon, same phone.</summary>
    public DemoPerson Relative(DemoPerson person, int index)
    {
        var words = DemoPlaces.Salons[person.Salon].Language;
        var child = person.IsWoman && !person.IsGuest && Chance(0.5f);
        var woman = child ? Chance(0.6f) : !person.IsWoman;
        var phone = person.Phones[0] with { Label = child ? words.Mother : words.Partner.For(woman) };
        var relative = Person(index, person.Salon, woman, person.IsGuest, phone);
        relative = relative with { SharesPhoneWithPrevious = true, Address = person.Address ?? relative.Address };
        return child ? _cards.Child(relative, $"{words.Mother}, {person.FirstName} {person.LastName}") : relative;
    }

    private DemoPerson Person(int index, int salon, bool woman, bool guest, DemoPhone phone)
    {
        var names = Names[_family.Language];
        var given = names.Given(random, woman);
        var surname = names.Surname(_family.Surname, woman);
        var person = new DemoPerson { Index = index, Salon = salon, IsWoman = woman, IsGuest = guest, FirstName = given.Name, Phones = [phone] };
        if (guest)
        {
            return _cards.Guest(person with
            {
                FirstName = given.Short.Length > 0 && Chance(0.6f) ? random.ArrayElement(given.Short) : given.Name,
                LastName = Chance(0.35f) ? surname : null,
            });
        }

        return _cards.Filled(person with { LastName = surname, Patronymic = Chance(0.8f) ? names.Patronymic(random, woman) : null });
    }
}

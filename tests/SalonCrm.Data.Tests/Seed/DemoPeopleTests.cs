using System.Text.Json;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Seed;
using SalonCrm.Seed.Filling;
using SalonCrm.Seed.Network;

namespace SalonCrm.Data.Tests.Seed;

public sealed class DemoPeopleTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);
    private static readonly List<DemoPerson> People = [.. DemoPeople.Generate(DemoPeople.DefaultSeed, 5000)];

    [Fact]
    public void The_same_people_come_for_the_same_seed()
    {
        var again = DemoPeople.Generate(DemoPeople.DefaultSeed, 5000).Select(Told).ToList();
        Assert.Equal(People.Select(Told), again);
        Assert.Equal(People.Take(700).Select(Told), DemoPeople.Generate(DemoPeople.DefaultSeed, 700).Select(Told));
        Assert.NotEqual(People.Take(50).Select(Told), DemoPeople.Generate(DemoPeople.DefaultSeed + 1, 50).Select(Told));
    }

    [Fact]
    public void People_drawn_on_several_threads_are_the_same_people()
    {
        var blocks = People.Count / DemoPeople.Block;
        var told = new string[blocks][];
        Parallel.For(0, blocks, block => told[block] = [.. DemoPeople.OfBlock(DemoPeople.DefaultSeed, block).Select(Told)]);
        Assert.Equal(People.Take(blocks * DemoPeople.Block).Select(Told), told.SelectMany(t => t));
    }

    [Fact]
    public void The_first_person_of_the_demo_stays_who_it_is()
    {
        // Pictures and tests elsewhere name these people: a change of the generator is a decision.
        Assert.Equal(ExpectedFirst, People.Take(3).Select(p => $"{p.LastName} {p.FirstName} {p.Phones[0].Number}".Trim()));
    }

    [Fact]
    public void A_third_are_guests_who_left_name_and_phone_only()
    {
        var guests = People.Where(p => p.IsGuest).ToList();
        Assert.InRange(guests.Count / (double)People.Count, 0.30, 0.37);
        Assert.All(guests, g => Assert.True(g is { Email: null, BirthDate: null, Address: null, Patronymic: null, Tags.Count: 0 } && g.Phones.Count == 1));
        Assert.Contains(guests, g => g.FirstName == "Маша");
        Assert.Contains(guests, g => g.FirstName == "Kasia");
        Assert.Contains(guests, g => g.FirstName == "Оля");
        Assert.InRange(DemoPeople.Generate(DemoPeople.DefaultSeed, DemoNetwork.DefaultClients).Count(p => p.IsGuest), 85, 115);
    }

    [Fact]
    public void Some_share_a_phone_knowingly_and_nobody_shares_one_by_chance()
    {
        var shared = People.GroupBy(p => p.Phones[0].Number).Where(g => g.Count() > 1).Select(g => g.ToList()).ToList();
        Assert.InRange(shared.Sum(g => g.Count) / (double)People.Count, 0.03, 0.08);
        Assert.All(shared, pair => Assert.True(pair.Count == 2 && !pair[0].SharesPhoneWithPrevious && pair[1].SharesPhoneWithPrevious));
        Assert.All(People.Where(p => p.SharesPhoneWithPrevious), p => Assert.Equal(People[p.Index - 1].Phones[0].Number, p.Phones[0].Number));
        Assert.All(shared.Where(pair => pair.TrueForAll(p => p.LastName is not null)), SameFamily);
        Assert.Contains(shared, pair => pair[1].ContactInstead is not null && pair[1].BirthDate?.Year >= 2013);

        var phones = DemoPeople.Generate(DemoPeople.DefaultSeed, 100_000).Where(p => !p.SharesPhoneWithPrevious).SelectMany(p => p.Phones).Select(p => p.Number).ToList();
        Assert.Equal(phones.Count, phones.Distinct().Count());
    }

    [Fact]
    public void Every_form_passes_the_rules_of_a_card()
    {
        var salons = DemoPlaces.Salons.Select(s => new MadeSalon(
            Guid.NewGuid(), Country.Find(s.Language.Country)!, [.. s.Masters.Select(_ => Guid.NewGuid())], null!, null!, null!)).ToArray();
        Assert.All(People, person =>
        {
            var form = ClientForms.Of(person, salons[person.Salon], days => Today.AddDays(days - 100));
            ClientRules.Tidy(form);
            Assert.Empty(ClientRules.Check(form, salons[person.Salon].Country, Today));
            if (person.Update is { } update)
            {
                var first = ClientForms.Of(person, salons[person.Salon], days => Today.AddDays(days - 100));
                first.Id = form.Id;
                ClientForms.Blank(first, update.Field);
                ClientRules.Tidy(first);
                Assert.Empty(ClientRules.Check(first, salons[person.Salon].Country, Today));
                Assert.NotEqual(JsonSerializer.Serialize(form), JsonSerializer.Serialize(first));
            }

            Assert.Equal(person.Phones.Select(p => p.Number), ClientRules.Numbers(form, salons[person.Salon].Country).Select(n => n.Number.E164));
            Assert.All(person.Phones, p => Assert.Equal(salons.Select(s => s.Country).First(c => p.Number.StartsWith("+" + c.CallingCode, StringComparison.Ordinal)), PhoneNumber.FromE164(p.Number).Country));
        });
    }

    [Fact]
    public void Names_are_in_their_own_alphabets_and_genders()
    {
        Assert.Contains(People, p => p.LastName?.EndsWith("ова", StringComparison.Ordinal) == true);
        Assert.Contains(People, p => p.LastName?.Contains('ł', StringComparison.Ordinal) == true);
        Assert.Contains(People, p => p.LastName?.Contains('і', StringComparison.Ordinal) == true);
        Assert.All(People.Where(p => p.LastName is not null), p => Assert.NotEqual(IsLatin(p.LastName!), IsCyrillic(p.LastName!)));
        Assert.All(People.Where(p => p.LastName is not null), p => Assert.Equal(IsLatin(p.FirstName), IsLatin(p.LastName!)));
        Assert.All(People.Where(p => p.Patronymic is not null), p => Assert.Equal(p.IsWoman, p.Patronymic!.EndsWith('а')));
        Assert.All(People.Where(p => p.IsWoman), p => Assert.DoesNotMatch("(ский|ський|цкий|цький|ski|cki|ов|ев)$", p.LastName ?? ""));
        Assert.All(People.Where(p => !p.IsWoman), p => Assert.DoesNotMatch("(ская|ська|ska|cka|ова|ева)$", p.LastName ?? ""));
    }

    [Fact]
    public void Nothing_that_is_generated_reaches_anybody()
    {
        Assert.All(People.Select(p => p.Email).OfType<string>(), e => Assert.Matches("^[a-z0-9.]+@example\\.(com|org|net)$", e));
        Assert.All(People.SelectMany(p => p.Phones), p => Assert.Matches("^\\+(79(4[3-8]|7[2-6])\\d{7}|4845[5-8]\\d{6}|38092\\d{7})$", p.Number));
    }

    private static readonly string[] ExpectedFirst = ["Kasia +48456718658", "Grudzień Katarzyna +48455190795", "Суворов Фёдор +48457662932"];

    private static string Told(DemoPerson person) => JsonSerializer.Serialize(person);

    private static void SameFamily(List<DemoPerson> pair) =>
        Assert.Equal(Stem(pair[0].LastName!), Stem(pair[1].LastName!));

    private static string Stem(string surname) => surname[..Math.Min(3, surname.Length)];

    private static bool IsLatin(string name) => name.Any(c => c is (>= 'A' and <= 'z') or (>= 'À' and <= 'ſ'));

    private static bool IsCyrillic(string name) => name.Any(c => c is >= 'Ѐ' and <= 'ӿ');
}

using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Health;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Tests.OwnFields;
using SalonCrm.Data.Tests.Visits;

namespace SalonCrm.Data.Tests.Duplicates;

/// <summary>Whatever two cards hold and whatever is chosen, nothing is lost; a plain count is the naive answer to compare with.</summary>
public sealed class MergeProperties(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private const int Cards = 5;
    private static readonly string[] Tags = ["VIP", "vip", "море"];

    /// <summary>A seed that is new in each run, told by the test's name, and two that stay.</summary>
    public static TheoryData<int> Seeds => [1, 2, System.Random.Shared.Next()];

    private SomeNetwork Network => shared.Network;

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public async Task Any_two_cards_merged_with_any_choices_and_taken_apart_at_once_are_shown_as_before(int seed)
    {
        var random = new Random(seed);
        var phones = Enumerable.Range(0, 4).Select(_ => shared.Phone()).ToArray();
        for (var round = 0; round < 6; round++)
        {
            var (one, other) = (await Random(random, phones), await Random(random, phones));
            var before = (await Network.Shown(one), await Network.Shown(other));
            var form = await Network.MergeForm(one, other);
            var compared = (await Network.Merges().Compare(Network.Manager, one, other, one)).Expect();
            form.Choices = compared.Fields.Where(_ => random.Next(2) == 0).ToDictionary(f => f.Field, _ => (MergeSide)random.Next(2));
            form.OwnChoices = compared.OwnFields.Where(_ => random.Next(2) == 0).ToDictionary(f => f.Survivor.Field.Id, _ => (MergeSide)random.Next(2));

            var merge = (await Network.Merges().Merge(Network.Manager, form)).Expect().Merge;
            await Network.Card(one);
            var told = await Network.Undo(merge);

            Assert.True(told.IsClear);
            Assert.Equal(before, (await Network.Shown(one), await Network.Shown(other)));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public async Task Any_series_of_merges_and_undoings_loses_no_visit_note_consent_or_gift_card(int seed)
    {
        var random = new Random(seed);
        var cards = new List<Guid>();
        for (var i = 0; i < Cards; i++)
        {
            cards.Add(await Random(random, [shared.Phone(), shared.Phone()]));
        }

        await using var db = Network.Db();
        var (owned, merges) = (await Owned(cards), new List<Guid>());
        for (var step = 0; step < 25; step++)
        {
            if (random.Next(3) > 0 || merges.Count == 0)
            {
                var (one, other) = (cards[random.Next(Cards)], cards[random.Next(Cards)]);
                var versions = await db.Clients.AsNoTracking().Where(c => c.Id == one || c.Id == other).ToDictionaryAsync(c => c.Id, c => c.Version);
                var form = new MergeForm { SurvivorId = one, SurvivorVersion = versions.GetValueOrDefault(one), MergedId = other, MergedVersion = versions.GetValueOrDefault(other) };
                if (await Network.Merges().Merge(Network.Manager, form) is Outcome<MergeDone>.Done done)
                {
                    merges.Add(done.Value.Merge);
                }
            }
            else
            {
                // Out of order it is refused, and that loses nothing either.
                await Network.Merges().Undo(Network.Manager, merges[random.Next(merges.Count)]);
            }

            Assert.Equal(owned.Keys.Order(), (await Owned(cards)).Keys.Order());
        }

        foreach (var merge in await db.Merges.AsNoTracking().Where(m => merges.Contains(m.Id) && m.UndoneAt == null).OrderByDescending(m => m.MergedAt).ToListAsync())
        {
            await Network.Undo(merge.Id);
        }

        Assert.Equal(owned.OrderBy(o => o.Key), (await Owned(cards)).OrderBy(o => o.Key));
    }

    /// <summary>Every visit, note, consent and gift card with whose it is.</summary>
    private async Task<Dictionary<Guid, Guid>> Owned(List<Guid> cards)
    {
        await using var db = Network.Db();
        CardPart[] parts =
        [
            .. await db.Visits.AsNoTracking().Where(v => cards.Contains(v.ClientId)).ToListAsync(),
            .. await db.SpecialistNotes.AsNoTracking().Where(v => cards.Contains(v.ClientId)).ToListAsync(),
            .. await db.Consents.AsNoTracking().Where(v => cards.Contains(v.ClientId)).ToListAsync(),
            .. await db.GiftCards.AsNoTracking().Where(v => cards.Contains(v.ClientId)).ToListAsync(),
        ];
        return parts.ToDictionary(p => p.Id, p => p.ClientId);
    }

    private async Task<Guid> Random(Random random, string[] phones)
    {
        var form = Network.Form(Pick(random, "Мария", "Маша", "Анна"), Pick(random, "Иванова", "Петрова", null));
        form.Phones = [.. phones.Where(_ => random.Next(2) == 0).DefaultIfEmpty(phones[0]).Select(p => new PhoneLine { Text = p, Label = Pick(random, "дом", null) })];
        form.SharesPhoneKnowingly = true;
        form.Status = Pick(random, ClientStatus.Guest, ClientStatus.Registered);
        (form.Email, form.Address) = (Pick(random, "one@mail.example", "two@mail.example", null), Pick(random, "Арбат 1", "Тверская 2", null));
        (form.Comment, form.Tags) = (Pick(random, "любит чай", "не звонить", null), [.. Tags.Where(_ => random.Next(2) == 0).Take(1)]);
        form.BirthDate = Pick(random, new DateOnly(1985, 4, 12), (DateOnly?)null);
        form.AllergyState = Pick(random, AllergyState.NotAsked, AllergyState.NoneKnown);
        var client = (await Network.Cards.Create(Network.Manager, form)).Expect();
        foreach (var purpose in Enum.GetValues<ConsentPurpose>().Where(_ => random.Next(2) == 0))
        {
            await Network.Give(client, purpose);
            if (random.Next(3) == 0)
            {
                await Network.Withdraw(client, purpose);
            }
        }

        if (await Network.Standing(client, ConsentPurpose.HealthData) == ConsentStanding.Given)
        {
            await Network.Allergic(client, Pick(random, "аммиак", "Аммиак", "латекс"), Pick(random, "сыпь", null), (Severity)random.Next(4));
        }

        if (random.Next(2) == 0)
        {
            (await Network.Visits().Save(Network.Manager, Network.Visit(client, SomeVisits.Day.AddDays(-random.Next(90))))).Expect();
        }

        if (random.Next(2) == 0)
        {
            await Network.Note(client, "сухая");
            (await Network.GiftCards().Sell(Network.Manager, new() { ClientId = client, SalonId = Network.Salon, Amount = 1000 })).Expect();
        }

        if (random.Next(2) == 0)
        {
            (await Network.Say(await Pet(), client, Pick(random, "кот", "пёс"))).Expect();
            (await Network.Cards.Confirm(Network.Manager, client)).Expect();
        }

        return client;
    }

    private async Task<Data.Network.OwnFieldView> Pet() =>
        (await Network.Fields().Definitions(Network.Manager)).Expect() is [var known, ..] ? known : await Network.Field("Питомец");

    private static T Pick<T>(Random random, params T[] from) => from[random.Next(from.Length)];
}

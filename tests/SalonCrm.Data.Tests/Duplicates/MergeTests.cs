using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Health;
using SalonCrm.Data.Tests.FollowUps;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Tests.OwnFields;
using SalonCrm.Data.Tests.Treatments;

namespace SalonCrm.Data.Tests.Duplicates;

/// <summary>Two cards become one, and nothing of either is lost.</summary>
public sealed class MergeTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public void Of_every_table_that_names_a_client_it_is_known_what_it_holds()
    {
        using var db = new SalonDbDesign().CreateDbContext([]);

        var tables = ClientRows.Tables(db.Model);

        Assert.True(tables.Count > 18, $"only {tables.Count} tables");
        Assert.Equal(ClientRows.Fields.Keys.Select(t => t.Name).Order(StringComparer.Ordinal), tables.Select(t => t.Type.ClrType.Name).Order(StringComparer.Ordinal));
        Assert.All(tables, t => Assert.NotNull(t.Type.FindProperty(nameof(Merge.Id))));
    }

    [Fact]
    public async Task Everything_of_a_card_that_goes_stands_on_the_one_that_stays_and_nothing_names_it_any_more()
    {
        var (stays, goes) = (await Network.Full("Мария", shared.Phone()), await Network.Full("Маша", shared.Phone()));
        var counts = (await Count(stays), await Count(goes));
        Assert.Equal(ClientRows.Fields.Count - 1, counts.Item2.Count(c => c.Value > 0));

        await Network.Merge(stays, goes);

        var united = await Count(stays);
        Assert.All(counts.Item1.Where(c => c.Key != "merges"), c => Assert.Equal(c.Value + counts.Item2[c.Key], united[c.Key]));
        await using var db = Network.Db();
        Assert.False(await db.Clients.AnyAsync(c => c.Id == goes));
        string[] remembering = ["merges", "trail", "duplicate_pairs"];
        var hex = Convert.ToHexString(goes.Key());
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().Except(remembering))
        {
            Assert.DoesNotContain(Network.Rows(table), r => r.Contains(hex, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_merged_card_is_found_by_its_number_and_its_id_and_the_number_is_never_given_out_again()
    {
        var stays = await shared.Client("Анна");
        var goes = await shared.Client("Аня");
        var number = (await Network.Card(goes)).CardNumber;

        await Network.Merge(stays, goes);

        Assert.Equal(stays, (await Network.Card(goes)).Id);
        var hits = (await Network.Search.Find(Network.Staff, number.ToString(System.Globalization.CultureInfo.InvariantCulture))).Expect().Hits;
        Assert.Contains(stays, hits.Select(h => h.Id));
        Assert.Equal(number + 1, (await Network.Card(await shared.Client())).CardNumber);
        Assert.Equal(stays, (await Network.Cards.Print(Network.Manager, goes, isWhole: true)).Expect().Id);
    }

    [Fact]
    public async Task A_search_finds_the_united_card_by_both_numbers_and_by_the_old_one_nobody_else()
    {
        var (first, second) = (shared.Phone(), shared.Phone());
        var (stays, goes) = (await Network.Client("Вера", "Седова", first), await Network.Client("Верочка", "Седова", second));

        await Network.Merge(stays, goes);

        Assert.Equal([stays], (await Network.Search.Find(Network.Staff, first)).Expect().Hits.Select(h => h.Id));
        Assert.Equal([stays], (await Network.Search.Find(Network.Staff, second[^7..])).Expect().Hits.Select(h => h.Id));
    }

    [Fact]
    public async Task What_was_chosen_stands_on_the_card_tags_are_united_and_no_comment_is_lost()
    {
        var (one, other) = (shared.Form("Мария"), shared.Form("Маша", "Иванова-Петрова"));
        (one.Comment, one.Tags, one.Email) = ("Не звонить утром", ["VIP", "море"], "one@mail.example");
        (other.Comment, other.Tags, other.Address, other.Email) = ("Любит чай", ["vip", "йога"], "Тверская 5", "other@mail.example");
        var (stays, goes) = ((await Network.Cards.Create(Network.Manager, one)).Expect(), (await Network.Cards.Create(Network.Manager, other)).Expect());

        await Network.Merge(stays, goes, (Field.FirstName, MergeSide.Survivor), (Field.LastName, MergeSide.Merged), (Field.Email, MergeSide.Survivor));

        var card = await Network.Card(stays);
        Assert.Equal(("Мария", "Иванова-Петрова", "one@mail.example", "Тверская 5"), (card.FirstName, card.LastName, card.Email, card.Address));
        Assert.Equal("Не звонить утром\nЛюбит чай", card.Comment);
        Assert.Equal(["VIP", "море", "йога"], card.Tags);
        Assert.Equal(2, card.Phones.Count);
    }

    [Fact]
    public async Task The_same_substance_stands_once_with_the_graver_severity_and_both_reactions()
    {
        var (stays, goes) = (await Network.ConsentsToHealth(await shared.Client()), await Network.ConsentsToHealth(await shared.Client()));
        await Network.Allergic(stays, "Аммиак", "сыпь", Severity.Mild);
        await Network.Allergic(goes, "аммиак", "отёк", Severity.Severe);
        await Network.Allergic(goes, "Латекс");

        await Network.Merge(stays, goes);

        var allergies = (await Network.Card(stays)).AllergyDetails.Select(a => a.Form).ToList();
        Assert.Equal(2, allergies.Count);
        var same = Assert.Single(allergies, a => a.Substance == "Аммиак");
        Assert.Equal(("сыпь; отёк", Severity.Severe), (same.Reaction, same.Severity));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_withdrawal_on_either_card_wins_over_a_consent_on_the_other(bool onSurvivor)
    {
        var (stays, goes) = (await shared.Client(), await shared.Client());
        var (withdraws, consents) = onSurvivor ? (stays, goes) : (goes, stays);
        await Network.Give(withdraws, ConsentPurpose.Marketing);
        await Network.Withdraw(withdraws, ConsentPurpose.Marketing);
        await Network.Give(consents, ConsentPurpose.Marketing);
        await Network.Give(goes, ConsentPurpose.Photos);

        var compared = (await Network.Merges().Compare(Network.Manager, stays, goes, stays)).Expect();
        var merge = await Network.Merge(stays, goes);

        Assert.Equal([ConsentPurpose.Marketing], compared.EndedConsents);
        Assert.Equal(ConsentStanding.Withdrawn, await Network.Standing(stays, ConsentPurpose.Marketing));
        Assert.Equal(ConsentStanding.Given, await Network.Standing(stays, ConsentPurpose.Photos));
        await Network.Undo(merge);
        Assert.Equal(ConsentStanding.Given, await Network.Standing(consents, ConsentPurpose.Marketing));
        Assert.Equal(ConsentStanding.Withdrawn, await Network.Standing(withdraws, ConsentPurpose.Marketing));
    }

    [Fact]
    public async Task Of_more_phones_than_a_card_can_have_the_last_are_told_left_out_and_come_back_with_the_card()
    {
        var (one, other) = (shared.Form(), shared.Form());
        one.Phones = [.. Enumerable.Range(0, 8).Select(_ => new PhoneLine { Text = shared.Phone() })];
        other.Phones = [.. Enumerable.Range(0, 4).Select(i => new PhoneLine { Text = shared.Phone(), Label = $"тел {i}" })];
        var (stays, goes) = ((await Network.Cards.Create(Network.Manager, one)).Expect(), (await Network.Cards.Create(Network.Manager, other)).Expect());
        var before = await Network.Shown(goes);

        var compared = (await Network.Merges().Compare(Network.Manager, stays, goes, stays)).Expect();
        var merge = await Network.Merge(stays, goes);

        Assert.Equal(2, compared.PhonesLeftOut.Count);
        Assert.Contains("тел 3", compared.PhonesLeftOut[1], StringComparison.Ordinal);
        Assert.Equal(Client.MostPhones, (await Network.Card(stays)).Phones.Count);
        await Network.Undo(merge);
        Assert.Equal(before, await Network.Shown(goes));
    }

    [Fact]
    public async Task Of_two_values_of_an_own_field_the_chosen_stays_and_one_that_only_one_card_has_goes_over()
    {
        var (pet, tea) = (await Network.Field("Питомец"), await Network.Field("Чай"));
        var (stays, goes) = (await shared.Client(), await shared.Client());
        (await Network.Say(pet, stays, "кот")).Expect();
        (await Network.Say(pet, goes, "пёс")).Expect();
        (await Network.Say(tea, goes, "улун")).Expect();
        var before = (await Network.Shown(stays), await Network.Shown(goes));

        var compared = (await Network.Merges().Compare(Network.Manager, stays, goes, stays)).Expect().OwnFields;
        Assert.Equal(("кот", "пёс", MergeSide.Merged), Assert.Single(compared.Where(f => f.Survivor.Field.Id == pet.Id).Select(f => (f.Survivor.Value, f.Merged.Value, f.Preset))));
        Assert.Equal(MergeSide.Merged, Assert.Single(compared, f => f.Survivor.Field.Id == tea.Id).Preset);

        var form = await Network.MergeForm(stays, goes);
        form.OwnChoices[pet.Id] = MergeSide.Merged;
        var merge = (await Network.Merges().Merge(Network.Manager, form)).Expect().Merge;

        var card = await Network.Card(stays);
        Assert.Equal(("пёс", "улун"), (card.Said(pet)!.Value, card.Said(tea)!.Value));
        await Network.Undo(merge);
        Assert.Equal(before, (await Network.Shown(stays), await Network.Shown(goes)));
    }

    [Fact]
    public async Task A_client_has_one_open_follow_up_after_a_merge_and_each_again_after_it_is_taken_back()
    {
        var (stays, goes) = (await shared.Client(), await shared.Client());
        (await Network.Queue().Ask(Network.Manager, stays)).Expect();
        (await Network.Queue().Ask(Network.Manager, goes)).Expect();

        var merge = await Network.Merge(stays, goes);

        Assert.Single(await Network.FollowUps(stays), f => f.State == FollowUpState.Open);
        await Network.Undo(merge);
        await Network.OpenFollowUp(stays);
        await Network.OpenFollowUp(goes);
    }

    [Fact]
    public async Task The_history_of_the_card_that_stays_tells_of_the_merge_and_of_what_was_done_to_the_other_before()
    {
        var (stays, goes) = (await shared.Client("Ирина"), await shared.Client("Ира"));
        await Network.Change(goes, f => f.Address = "Тверская 7");
        var number = (await Network.Card(goes)).CardNumber.ToString(System.Globalization.CultureInfo.InvariantCulture);

        var merge = await Network.Merge(stays, goes);

        var history = (await Network.Cards.History(Network.Manager, stays)).Expect();
        Assert.Equal(number, Assert.Single(history[0].Fields, f => f.Field == Field.Merge).New);
        Assert.Contains(history, c => c.IsOfMergedCard && c.Fields.Any(f => f is { Field: Field.Address, New: "Тверская 7" }));
        await Network.Undo(merge);
        var back = (await Network.Cards.History(Network.Manager, goes)).Expect();
        Assert.True(back[0].HasGoneInto && back[1].HasGoneInto);
        Assert.DoesNotContain((await Network.Cards.History(Network.Manager, stays)).Expect(), c => c.IsOfMergedCard);
    }

    [Fact]
    public async Task That_somebody_is_not_the_same_person_is_passed_on_and_comes_back()
    {
        var (stays, goes, third) = (await shared.Client(), await shared.Client(), await shared.Client());
        await Network.Keep(db =>
        {
            db.Add(Pair(goes, third, PairState.NotTheSame));
            db.Add(Pair(goes, stays, PairState.Open));
            return Task.CompletedTask;
        });

        var merge = await Network.Merge(stays, goes);

        var passed = Assert.Single(await Pairs(stays));
        Assert.Equal((PairState.NotTheSame, true), (passed.State, passed.FirstId == third || passed.SecondId == third));
        Assert.Empty(await Pairs(goes));
        await Network.Undo(merge);
        Assert.Single(await Pairs(goes), p => p.State == PairState.NotTheSame);
        Assert.DoesNotContain(await Pairs(stays), p => p.State == PairState.NotTheSame);
    }

    [Fact]
    public async Task Who_may_merge_is_shown_what_went_into_a_card_and_nobody_else()
    {
        var (stays, goes) = (await shared.Client(), await shared.Client());

        var merge = await Network.Merge(stays, goes);

        var shown = Assert.Single((await Network.Card(stays)).Merges);
        Assert.Equal((merge, "Manager", true), (shown.Id, shown.By, shown.Until > DateTimeOffset.UtcNow.AddDays(89)));
        Assert.Equal([shown], (await Network.Merges().Of(Network.Manager, stays)).Expect());
        Assert.Empty((await Network.Cards.Open(Network.Staff, stays)).Expect().Merges);
    }

    private static DuplicatePair Pair(Guid one, Guid other, PairState state) =>
        new() { FirstId = one < other ? one : other, SecondId = one < other ? other : one, Score = 80, Reasons = DuplicateReasons.SameName, State = state };

    private async Task<List<DuplicatePair>> Pairs(Guid client)
    {
        await using var db = Network.Db();
        return await db.DuplicatePairs.AsNoTracking().Where(p => p.FirstId == client || p.SecondId == client).ToListAsync();
    }

    private async Task<Dictionary<string, int>> Count(Guid client)
    {
        await using var db = Network.Db();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var table in ClientRows.Tables(db.Model))
        {
            counts[table.Table] = await ClientRows.CountOf(db, table, client, CancellationToken.None);
        }

        return counts;
    }
}

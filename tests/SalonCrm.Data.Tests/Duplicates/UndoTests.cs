using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Health;
using SalonCrm.Data.Tests.FollowUps;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Tests.Treatments;

namespace SalonCrm.Data.Tests.Duplicates;

/// <summary>A merge is taken back, at once or after further edits.</summary>
public sealed class UndoTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task A_merge_taken_back_at_once_gives_back_both_cards_as_every_role_saw_them()
    {
        var (stays, goes) = (await Network.Full("Мария", shared.Phone()), await Network.Full("Маша", shared.Phone()));
        await Network.Allergic(goes, "аммиак мария", "отёк", Severity.Severe);
        var before = (await Network.Shown(stays), await Network.Shown(goes));

        var merge = await Network.Merge(stays, goes, (Field.FirstName, MergeSide.Merged), (Field.Email, MergeSide.Merged));
        Assert.NotEqual(before.Item1, await Network.Shown(stays));
        var told = await Network.Undo(merge);

        Assert.True(told.IsClear);
        Assert.Equal(before.Item1, await Network.Shown(stays));
        Assert.Equal(before.Item2, await Network.Shown(goes));
    }

    [Fact]
    public async Task What_was_changed_after_the_merge_stays_on_the_card_and_the_other_gets_back_what_it_had()
    {
        var (one, other) = (shared.Form("Мария"), shared.Form("Маша"));
        (one.Address, other.Address, other.ServicePreferences) = ("Арбат 1", "Тверская 2", "балаяж");
        var (stays, goes) = ((await Network.Cards.Create(Network.Head, one)).Expect(), (await Network.Cards.Create(Network.Manager, other)).Expect());
        var merge = await Network.Merge(stays, goes, (Field.Address, MergeSide.Merged), (Field.FirstName, MergeSide.Merged));
        await Network.Change(stays, f => f.Address = "Новая 3");

        var preview = (await Network.Merges().BeforeUndo(Network.Manager, merge)).Expect();
        var told = await Network.Undo(merge);

        Assert.Equal([Field.Address], preview.Kept);
        Assert.Equal("Manager", (await Network.Card(stays)).UpdatedBy);
        Assert.Equal([Field.Address], told.Kept);
        var (card, back) = (await Network.Card(stays), await Network.Card(goes));
        Assert.Equal(("Мария", "Новая 3", null), (card.FirstName, card.Address, card.ServicePreferences));
        Assert.Equal(("Маша", "Тверская 2", "балаяж"), (back.FirstName, back.Address, back.ServicePreferences));
    }

    [Fact]
    public async Task What_moved_goes_back_as_it_was_edited_what_was_made_since_stays_and_what_was_removed_stays_gone()
    {
        var (stays, goes) = (await Network.ConsentsToHealth(await shared.Client()), await Network.ConsentsToHealth(await shared.Client()));
        var (note, allergy) = (await Network.Note(goes, "сухая"), await Network.Allergic(goes, "латекс"));
        var gift = (await Network.GiftCards().Sell(Network.Manager, new() { ClientId = goes, SalonId = Network.Salon, Amount = 1000 })).Expect();
        var merge = await Network.Merge(stays, goes);
        (await Network.Notes().Save(Network.Manager, new() { ClientId = stays, Id = note, Version = 2, Day = SomeEntries.Today, Text = "жирная" })).Expect();
        (await Network.Health().RemoveAllergy(Network.Manager, stays, allergy)).Expect();
        (await Network.GiftCards().Redeem(Network.Manager, new() { ClientId = stays, GiftCardId = gift.Id, SalonId = Network.Salon, Amount = 400 })).Expect();
        var made = await Network.Note(stays, "новая");

        var told = await Network.Undo(merge);

        Assert.Equal((1, 1, 2), (told.Edited[Field.SpecialistNote], told.Gone[Field.Allergies], told.Stays.Values.Sum()));
        Assert.Equal([gift.Number], told.UsedGiftCards);
        Assert.Equal("жирная", Assert.Single((await Network.Notes().List(Network.Manager, goes)).Expect()).Form!.Text);
        Assert.Equal(made, Assert.Single((await Network.Notes().List(Network.Manager, stays)).Expect()).Form!.Id);
        Assert.Equal((0, AllergyState.NoneKnown), ((await Network.Card(goes)).Allergies.Count, (await Network.Card(goes)).AllergyState));
        Assert.Equal(600, Assert.Single((await Network.GiftCards().Of(Network.Manager, goes)).Expect()).Balance);
    }

    [Fact]
    public async Task A_consent_that_was_withdrawn_after_the_merge_is_withdrawn_on_both_cards()
    {
        var (stays, goes) = (await shared.Client(), await shared.Client());
        await Network.Give(stays, ConsentPurpose.Marketing);
        await Network.Give(goes, ConsentPurpose.Marketing);
        var merge = await Network.Merge(stays, goes);
        await Network.Withdraw(stays, ConsentPurpose.Marketing);

        var told = await Network.Undo(merge);

        Assert.Equal([ConsentPurpose.Marketing], told.Withdrawn);
        Assert.Equal(ConsentStanding.Withdrawn, await Network.Standing(stays, ConsentPurpose.Marketing));
        Assert.Equal(ConsentStanding.Withdrawn, await Network.Standing(goes, ConsentPurpose.Marketing));
    }

    [Fact]
    public async Task A_consent_that_the_merge_ended_does_not_come_back_when_it_was_withdrawn_again_since()
    {
        var (stays, goes) = (await shared.Client(), await shared.Client());
        await Network.Give(stays, ConsentPurpose.Marketing);
        await Network.Withdraw(stays, ConsentPurpose.Marketing);
        await Network.Give(goes, ConsentPurpose.Marketing);
        var merge = await Network.Merge(stays, goes);
        await Network.Give(stays, ConsentPurpose.Marketing);
        await Network.Withdraw(stays, ConsentPurpose.Marketing);

        await Network.Undo(merge);

        Assert.Equal(ConsentStanding.Withdrawn, await Network.Standing(goes, ConsentPurpose.Marketing));
    }

    [Fact]
    public async Task Merges_are_taken_back_in_reverse_order_and_through_a_chain()
    {
        var (first, second, third) = (await shared.Client("Анна"), await shared.Client("Аня"), await shared.Client("Анюта"));
        var before = (await Network.Shown(first), await Network.Shown(second), await Network.Shown(third));
        var inner = await Network.Merge(second, first);
        var outer = await Network.Merge(third, second);

        Assert.Equal(third, (await Network.Card(first)).Id);
        Assert.Equal(2, (await Network.Card(third)).Merges.Count);
        Assert.Null((await Network.Card(third)).Merges[1].Until);
        Assert.Equal([new(Field.Merge, Problem.MergedLater)], Assert.IsType<Outcome<MergeUndoing>.Invalid>(await Network.Merges().Undo(Network.Manager, inner)).Problems);
        await Network.Undo(outer);
        Assert.Equal(second, (await Network.Card(first)).Id);
        await Network.Undo(inner);
        Assert.Equal(before, (await Network.Shown(first), await Network.Shown(second), await Network.Shown(third)));
    }

    [Fact]
    public async Task After_90_days_it_is_too_late_and_what_the_cards_were_is_forgotten()
    {
        var (stays, goes) = (await shared.Client(), await shared.Client());
        var merge = await Network.Merge(stays, goes);
        var late = DateTimeOffset.UtcNow.AddDays(Merge.UndoDays).AddMinutes(1);

        Assert.Equal([new(Field.Merge, Problem.TooLate)], Assert.IsType<Outcome<MergeUndoing>.Invalid>(await Network.MergesAt(late).Undo(Network.Manager, merge)).Problems);
        await MergeKeeping.Forget(Network.DoorAt(late.AddDays(-1)));
        Assert.NotNull((await Kept(stays)).Before);
        await MergeKeeping.Forget(Network.DoorAt(late));

        var (kept, before) = await Kept(stays);
        Assert.Null(kept.Before);
        Assert.Null(before);
        Assert.Equal(0, await MergeKeeping.Forget(Network.DoorAt(late)));
        Assert.Equal(stays, (await Network.Card(goes)).Id);
        Assert.Null(Assert.Single((await Network.MergesAt(late).Of(Network.Manager, stays)).Expect()).Until);
    }

    [Fact]
    public async Task Taking_back_twice_does_it_once_and_the_cards_can_be_merged_again()
    {
        var (stays, goes) = (await shared.Client(), await shared.Client());
        var merge = await Network.Merge(stays, goes);
        await Network.Undo(merge);
        var cards = Network.Rows("clients");

        Assert.True((await Network.Undo(merge)).IsClear);
        Assert.Equal(cards, Network.Rows("clients"));
        await Network.Undo(await Network.Merge(goes, stays));
        Assert.Equal(goes, (await Network.Card(goes)).Id);
    }

    [Fact]
    public async Task Looking_before_changes_nothing()
    {
        var (stays, goes) = (await Network.Full("Мария", shared.Phone()), await Network.Full("Маша", shared.Phone()));
        var merge = await Network.Merge(stays, goes);
        await using var db = Network.Db();
        var tables = db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().Where(t => t != "trail").ToList();
        var before = tables.ConvertAll(t => string.Join('\n', Network.Rows(t)));

        (await Network.Merges().BeforeUndo(Network.Manager, merge)).Expect();

        Assert.Equal(before, tables.ConvertAll(t => string.Join('\n', Network.Rows(t))));
    }

    [Fact]
    public async Task What_the_merged_card_was_is_reached_from_the_one_that_stayed()
    {
        var (stays, goes) = (await shared.Client("Мария"), await shared.Client("Марьяна"));
        await Network.Merge(stays, goes);

        var (merge, before) = await Kept(stays);

        Assert.Equal((goes, goes), (merge.MergedId, before!.Gone.Id));
        Assert.Contains(Convert.ToBase64String("Марьяна"u8), before.Gone.Values.Values);
        Assert.DoesNotContain(Network.Rows("merges"), r => r.Contains(Convert.ToHexString("Марьяна"u8), StringComparison.Ordinal));
    }

    private async Task<(Merge Merge, MergeSnapshot? Before)> Kept(Guid client)
    {
        await using var db = Network.Db();
        return Assert.Single(await MergeKeeping.Kept(db, client, CancellationToken.None));
    }
}

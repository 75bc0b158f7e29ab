using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Trails;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.GiftCards;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Tests.Duplicates;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Tests.Treatments;
using SalonCrm.Data.Tests.Visits;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Tests.Protection;

/// <summary>Attacks on what belongs to a card by somebody who has the file: the card names the section, and hides nothing else.</summary>
public sealed class InventoryTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    private ClientConsents Consents => Network.Services.GetRequiredService<ClientConsents>();

    private ClientGiftCards GiftCards => Network.Services.GetRequiredService<ClientGiftCards>();

    [Fact]
    public async Task A_deleted_visit_is_noticed_and_the_others_are_shown()
    {
        var (client, gone) = await Visited();
        var stays = (await Network.Visits().Save(Network.Manager, Network.Visit(client, SomeVisits.Day.AddDays(-1)))).Expect();
        Delete("visits", gone.Id);

        await ExpectAltered(client, Field.Visit);
        Assert.Equal(stays.Id, Assert.Single((await Network.Visits().List(Network.Manager, client)).Expect().Visits).Id);
    }

    [Fact]
    public async Task A_visit_put_back_whole_to_what_it_was_is_noticed()
    {
        var (client, visit) = await Visited();
        var back = Network.Copy("visits", "Id", visit.Id);
        (await Network.Visits().Mark(Network.Staff, visit.Id, visit.Version, VisitState.NoShow)).Expect();
        back();

        await ExpectAltered(client, Field.Visit);
    }

    [Fact]
    public async Task A_line_of_a_visit_put_back_to_its_old_price_or_deleted_is_noticed()
    {
        var (client, visit) = await Visited();
        var back = Network.Copy("service_lines", "VisitId", visit.Id);
        var form = visit.Form!;
        form.Services[0].Price = 4500;
        (await Network.Visits().Save(Network.Manager, form)).Expect();
        Assert.False((await Network.Card(client)).IsAltered);

        back();
        await ExpectAltered(client, Field.Visit);
        Network.Sql("DELETE FROM service_lines WHERE VisitId = @0", visit.Id.Key());
        await ExpectAltered(client, Field.Visit);
    }

    [Fact]
    public async Task A_withdrawn_consent_put_back_to_when_it_was_given_is_noticed()
    {
        var client = await shared.Client();
        await Network.Give(client, ConsentPurpose.Photos);
        var back = Network.Copy("consents", "ClientId", client);
        (await Consents.Withdraw(Network.Staff, client, ConsentPurpose.Photos)).Expect();
        back();

        await ExpectAltered(client, Field.Consent);
    }

    [Fact]
    public async Task A_deleted_treatment_note_patch_test_survey_or_recommendation_is_noticed()
    {
        var client = await Network.Full("Мария", shared.Phone());
        Network.Sql("DELETE FROM specialist_notes WHERE ClientId = @0", client.Key());
        Network.Sql("DELETE FROM patch_tests WHERE ClientId = @0", client.Key());
        Network.Sql("DELETE FROM surveys WHERE ClientId = @0", client.Key());
        Network.Sql("DELETE FROM recommendations WHERE ClientId = @0", client.Key());

        await ExpectAltered(client, Field.PatchTest, Field.Recommendation, Field.SpecialistNote, Field.Survey);
    }

    [Fact]
    public async Task A_gift_card_put_back_to_before_it_was_used_with_its_uses_gone_is_noticed()
    {
        var client = await shared.Client();
        var card = (await GiftCards.Sell(Network.Staff, new() { ClientId = client, SalonId = Network.Salon, Amount = 1000 })).Expect();
        var back = Network.Copy("gift_cards", "Id", card.Id);
        var user = await shared.Client();
        (await GiftCards.Redeem(Network.Staff, new() { ClientId = user, GiftCardId = card.Id, SalonId = Network.Salon, Amount = 1000 })).Expect();
        Network.Sql("DELETE FROM gift_card_uses WHERE GiftCardId = @0", card.Id.Key());
        back();

        await ExpectAltered(client, Field.GiftCard);
        await ExpectAltered(user, Field.GiftCard);
    }

    [Fact]
    public async Task A_section_that_is_saved_tells_in_the_history_first_that_it_was_altered_and_the_head_is_told()
    {
        var (client, gone) = await Visited();
        Delete("visits", gone.Id);

        (await Network.Visits().Save(Network.Manager, Network.Visit(client, SomeVisits.Day))).Expect();

        Assert.False((await Network.Card(client)).IsAltered);
        var history = (await Network.Cards.History(Network.Manager, client)).Expect();
        Assert.Equal(Field.Visit, Assert.Single(history[0].Fields).Field);
        Assert.Equal([new(AlterationKind.Rows, Field.Visit)], history[1].Alterations);
        await using var db = Network.Db();
        Assert.Equal(1, await db.Alerts.CountAsync(a => a.ClientId == client && a.Kind == AlertKind.RowAltered));
    }

    [Fact]
    public async Task A_section_saved_beside_an_altered_one_does_not_hide_it()
    {
        var (client, gone) = await Visited();
        Delete("visits", gone.Id);

        await Network.Note(client, "Сухая кожа");
        var form = (await Network.Card(client)).Form!;
        form.Comment = "чай";
        (await Network.Cards.Edit(Network.Manager, form)).Expect();

        await ExpectAltered(client, Field.Visit);
    }

    [Fact]
    public async Task Two_people_who_edit_two_sections_at_once_do_not_meet()
    {
        var client = await shared.Client();
        await Task.WhenAll(Enumerable.Range(0, 10).SelectMany(i => new Task[]
        {
            Task.Run(async () => (await Network.Visits().Save(Network.Manager, Network.Visit(client, SomeVisits.Day.AddDays(-i)))).Expect()),
            Task.Run(() => Network.Note(client, $"Запись {i}")),
        }));

        Assert.False((await Network.Card(client)).IsAltered);
    }

    [Fact]
    public async Task Cards_that_become_one_and_two_again_are_not_altered()
    {
        var (one, other) = (await Network.Full("Мария", shared.Phone()), await Network.Full("Анна", shared.Phone()));
        var merge = await Network.Merge(one, other);
        Assert.False((await Network.Card(one)).IsAltered);

        (await Network.Merges().Undo(Network.Manager, merge)).Expect();
        Assert.Equal((false, false), ((await Network.Card(one)).IsAltered, (await Network.Card(other)).IsAltered));
    }

    [Fact]
    public async Task Other_keys_change_nothing_of_it()
    {
        await using var network = await SomeNetwork.Make();
        var client = await network.Full("Мария", "+7 916 111-11-11");
        var gone = (await network.Visits().List(network.Manager, client)).Expect().Visits[0];
        var back = network.Copy("visits", "Id", gone.Id);
        var keys = network.Services.GetRequiredService<ProtectionKeys>();
        (await keys.Rotate(Actor.Operator, (await keys.View(network.Head)).Expect().Newest)).Expect();
        await network.Services.GetRequiredService<KeyRotationWork>().Run(null, default);
        Assert.False((await network.Card(client)).IsAltered);

        (await network.Visits().Mark(network.Staff, gone.Id, gone.Version, VisitState.NoShow)).Expect();
        Assert.False((await network.Card(client)).IsAltered);
        network.Sql("DELETE FROM consents WHERE ClientId = @0", client.Key());
        Assert.Equal([new(AlterationKind.Rows, Field.Consent)], (await network.Card(client)).Alterations);
        back();
        Assert.Contains(new(AlterationKind.Rows, Field.Visit), (await network.Card(client)).Alterations);
    }

    [Fact]
    public async Task Verifying_the_trail_names_the_card()
    {
        await using var network = await SomeNetwork.Make();
        var whole = await network.Full("Мария", "+7 916 111-11-11");
        var altered = await network.Full("Анна", "+7 916 222-22-22");
        network.Sql("DELETE FROM surveys WHERE ClientId = @0", altered.Key());

        var report = (await network.Services.GetRequiredService<AccessTrail>().Verify(network.Head)).Expect();
        var number = (await network.Card(altered)).CardNumber;
        Assert.Equal([new TrailFinding(TrailDamage.PartsAltered, Client: altered, CardNumber: number)], report.Rows);
        Assert.Equal(2, report.Clients);
        Assert.False((await network.Card(whole)).IsAltered);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"Visit\":null}")]
    [InlineData("{\"Visit\":[1]}")]
    [InlineData("{\"Visit\":\"AAAA\"}")]
    public async Task What_the_trail_tells_of_it_written_over_alters_the_card_and_hides_nothing(string inventory)
    {
        var (client, _) = await Visited();
        Network.Sql("UPDATE trail SET Inventory = @1 WHERE ObjectId = @0 AND Inventory IS NOT NULL", client.Key(), inventory);

        var card = await Network.Card(client);
        Assert.Equal(AlterationKind.Rows, Assert.Single(card.Alterations).Kind);
        Assert.Equal("Иванова", card.Name.Last);
    }

    [Fact]
    public async Task A_section_that_nobody_has_saved_since_there_are_inventories_is_not_altered()
    {
        var (client, gone) = await Visited();
        Network.Sql("UPDATE trail SET Inventory = NULL WHERE ObjectId = @0", client.Key());
        Delete("visits", gone.Id);

        Assert.False((await Network.Card(client)).IsAltered);
    }

    [Fact]
    public void What_belongs_to_a_card_is_on_an_inventory_or_a_roster_but_for_what_the_queue_and_the_site_keep_in_motion()
    {
        using var db = Network.Db();
        var others = db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.IsAssignableTo(typeof(CardPart)) && !t.IsAssignableTo(typeof(IInventoried)) && !t.IsAssignableTo(typeof(IRostered)));
        Assert.Equal(["Attempt", "Booking", "ClientLink", "FollowUp", "Proposal"], others.Select(t => t.Name).Order(StringComparer.Ordinal));
    }

    private async Task<(Guid Client, VisitView Visit)> Visited()
    {
        var client = await shared.Client();
        return (client, (await Network.Visits().Save(Network.Manager, Network.Visit(client, SomeVisits.Day))).Expect());
    }

    private void Delete(string table, Guid id) => Assert.Equal(1, Network.Sql($"PRAGMA foreign_keys = OFF; DELETE FROM {table} WHERE Id = @0", id.Key()));

    private async Task ExpectAltered(Guid client, params Field[] sections)
    {
        var card = await Network.Card(client);
        Assert.Equal(sections, card.Alterations.Select(a => (a.Kind, a.Field)).Select(a => Assert.IsType<Field>(a is (AlterationKind.Rows, { } field) ? field : null)).OrderBy(f => f.ToString(), StringComparer.Ordinal));
        Assert.NotEmpty(card.Name.Full);
    }
}

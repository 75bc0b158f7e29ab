using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Health;
using SalonCrm.Data.Tests.Duplicates;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Protection;

/// <summary>Attacks on whole rows by somebody who has the file: each is noticed and named, and hides nothing else of the card.</summary>
public sealed class PutBackTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task A_phone_deleted_past_the_portal_is_named_and_the_rest_of_the_card_is_shown()
    {
        var form = shared.Form();
        form.Phones.Add(new() { Text = shared.Phone() });
        var id = (await Network.Cards.Create(Network.Manager, form)).Expect();
        var gone = (await Network.Card(id)).Phones[1];
        Assert.Equal(1, Network.Sql("DELETE FROM client_phones WHERE Id = @0", gone.Id.Key()));

        var card = await Network.Card(id);
        Assert.Equal([new(AlterationKind.Removed, Field.Phones, gone.Text)], card.Alterations);
        Assert.Equal(("Иванова", 1), (card.Name.Last, card.Phones.Count));
    }

    [Fact]
    public async Task Who_sees_contacts_masked_is_told_of_a_deleted_phone_masked_and_a_specialist_without_the_number()
    {
        var id = await shared.Client();
        var gone = Assert.Single((await Network.Card(id)).Phones).Text!;
        Network.Sql("DELETE FROM client_phones WHERE ClientId = @0", id.Key());

        var masked = Assert.Single((await Network.Cards.Open(Network.Staff, id)).Expect().Alterations).Text!;
        Assert.Equal((gone[..6], true), (masked[..6], masked.Contains('•', StringComparison.Ordinal)));
        Assert.Equal([new(AlterationKind.Removed, Field.Phones)], (await Network.Cards.Open(Network.Specialist, id)).Expect().Alterations);
    }

    [Fact]
    public async Task A_deleted_allergy_and_a_deleted_health_note_are_named()
    {
        var id = await Network.ConsentsToHealth(await shared.Client());
        await Network.Allergic(id, "латекс", "сыпь", Severity.Severe);
        await Network.Allergic(id, "никель");
        (await Network.Health().SaveNote(Network.Manager, new() { ClientId = id, Text = "тремор", Kind = HealthNoteKind.PhysicalFeature })).Expect();
        var severe = (await Network.Card(id)).AllergyDetails[0].Form.Id;
        Network.Sql("DELETE FROM allergies WHERE Id = @0", severe.Key());
        Network.Sql("DELETE FROM health_notes WHERE ClientId = @0", id.Key());

        var card = await Network.Card(id);
        Assert.Equal([new(AlterationKind.Removed, Field.Allergies, "латекс"), new(AlterationKind.Removed, Field.HealthNote, "тремор")], card.Alterations);
        Assert.Equal(["никель"], card.Allergies);
    }

    [Fact]
    public async Task A_removed_phone_put_back_with_its_own_seal_is_noticed()
    {
        var id = await shared.Client();
        var row = Network.Copy("client_phones", "ClientId", id);
        var form = (await Network.Card(id)).Form!;
        var old = form.Phones[0].Text!;
        form.Phones = [new() { Text = shared.Phone() }];
        (await Network.Cards.Edit(Network.Manager, form)).Expect();
        row();

        Assert.Equal([new(AlterationKind.Added, Field.Phones, old)], (await Network.Card(id)).Alterations);
    }

    [Fact]
    public async Task A_whole_card_put_back_with_its_seal_is_noticed()
    {
        var id = await shared.Client();
        var row = Network.Copy("clients", "Id", id);
        var form = (await Network.Card(id)).Form!;
        form.Comment = "не звонить";
        (await Network.Cards.Edit(Network.Manager, form)).Expect();
        row();

        var card = await Network.Card(id);
        Assert.Equal([new(AlterationKind.PutBack)], card.Alterations);
        Assert.Null(card.Comment);
    }

    [Fact]
    public async Task A_card_put_back_to_before_a_health_note_is_noticed_though_only_the_note_was_saved()
    {
        var id = await Network.ConsentsToHealth(await shared.Client());
        var row = Network.Copy("clients", "Id", id);
        (await Network.Health().SaveNote(Network.Manager, new() { ClientId = id, Text = "тремор", Kind = HealthNoteKind.PhysicalFeature })).Expect();
        Network.Sql("DELETE FROM health_notes WHERE ClientId = @0", id.Key());
        row();

        Assert.Equal([new(AlterationKind.PutBack)], (await Network.Card(id)).Alterations);
    }

    [Fact]
    public async Task An_allergy_put_back_to_an_older_version_with_its_seal_is_noticed()
    {
        var id = await Network.ConsentsToHealth(await shared.Client());
        var allergy = await Network.Allergic(id, "латекс");
        var row = Network.Copy("allergies", "Id", allergy);
        (await Network.Health().SaveAllergy(Network.Manager, new() { Id = allergy, ClientId = id, Substance = "латекс", Severity = Severity.Severe, Version = 1 })).Expect();
        row();

        Assert.Equal([new(AlterationKind.Rows)], (await Network.Card(id)).Alterations);
    }

    [Fact]
    public async Task A_roster_that_was_nulled_is_noticed()
    {
        var id = await shared.Client();
        Network.Sql("UPDATE clients SET Roster = NULL WHERE Id = @0", id.Key());

        Assert.True((await Network.Card(id)).IsAltered);
    }

    [Fact]
    public async Task An_edit_of_an_altered_card_first_tells_in_the_history_what_was_wrong_and_goes_on_above_the_trail()
    {
        var id = await shared.Client();
        var row = Network.Copy("clients", "Id", id);
        var form = (await Network.Card(id)).Form!;
        form.Comment = "первое";
        var last = (await Network.Cards.Edit(Network.Manager, form)).Expect();
        row();

        var late = (await Network.Card(id)).Form!;
        late.Comment = "второе";
        var edited = (await Network.Cards.Edit(Network.Manager, late)).Expect();

        Assert.Equal(last.Version + 1, edited.Version);
        Assert.False(edited.IsAltered);
        Assert.False((await Network.Card(id)).IsAltered);
        var history = (await Network.Cards.History(Network.Manager, id)).Expect();
        Assert.Equal("второе", Assert.Single(history[0].Fields).New);
        Assert.Equal([new(AlterationKind.PutBack)], history[1].Alterations);
    }

    [Fact]
    public async Task An_allergy_noted_on_a_card_whose_phone_was_deleted_does_not_hide_that_it_was()
    {
        var id = await Network.ConsentsToHealth(await shared.Client());
        Network.Sql("DELETE FROM client_phones WHERE ClientId = @0", id.Key());

        await Network.Allergic(id, "латекс");

        var history = (await Network.Cards.History(Network.Manager, id)).Expect();
        Assert.Contains(history, c => c.Alterations.Contains(new(AlterationKind.Rows)));
    }

    [Fact]
    public async Task The_network_head_is_told_once_a_day_of_an_altered_card_that_is_opened()
    {
        var id = await shared.Client();
        Network.Sql("UPDATE clients SET CardNumber = CardNumber + 100000 WHERE Id = @0", id.Key());

        await Network.Card(id);
        await Network.Card(id);
        (await Network.Cards.Open(Network.Staff, id)).Expect();

        await using var db = Network.Db();
        var alert = Assert.Single(await db.Alerts.Where(a => a.ClientId == id).ToListAsync());
        Assert.Equal((AlertKind.RowAltered, Network.Manager.AccountId), (alert.Kind, alert.AccountId));
        Assert.Equal(1, await db.Trail.CountAsync(t => t.ObjectId == id && t.Action == TrailAction.DamageSeen));
    }

    [Fact]
    public async Task A_card_that_nobody_has_saved_since_there_are_rosters_is_not_altered()
    {
        var id = await shared.Client();
        await using (var db = Network.Db())
        {
            var client = await db.Clients.AsNoTracking().SingleAsync(c => c.Id == id);
            client.Roster = null;
            var seal = db.Sealing.Rows.Of(db.Model.FindEntityType(typeof(Client))!, p => p.Name == nameof(Client.Roster) ? null
                : p.PropertyInfo is { } property ? property.GetValue(client) : Network.Value($"SELECT {p.Name} FROM clients WHERE Id = @0", id.Key()) is byte[] bytes ? bytes : null);
            Network.Sql("UPDATE clients SET Roster = NULL, RowSeal = @1 WHERE Id = @0", id.Key(), seal);
        }

        Assert.False((await Network.Card(id)).IsAltered);
        var form = (await Network.Card(id)).Form!;
        form.Comment = "чай";
        (await Network.Cards.Edit(Network.Manager, form)).Expect();
        Assert.IsType<byte[]>(Network.Value("SELECT Roster FROM clients WHERE Id = @0", id.Key()));
    }
}

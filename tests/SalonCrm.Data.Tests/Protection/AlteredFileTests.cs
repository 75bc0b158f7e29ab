using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Protection;

/// <summary>Somebody has the file and alters it: what is noticed, and that the rest still opens.</summary>
public sealed class AlteredFileTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task A_name_moved_from_another_row_is_recognised_and_the_rest_of_the_card_and_other_cards_still_open()
    {
        var (victim, donor) = (await Full(), await shared.Client("Анна", "Чужая"));
        var intact = await shared.Client("Вера", "Целая");
        Network.Sql("UPDATE clients SET LastNameSealed = (SELECT LastNameSealed FROM clients WHERE Id = @1) WHERE Id = @0", victim.Key(), donor.Key());

        var card = await Network.Card(victim);
        Assert.Equal([Field.LastName], card.Damaged);
        Assert.Null(card.Name.Last);
        Assert.Equal(("Мария", "maria@mail.example", "чай"), (card.Name.First, card.Email, card.Comment));
        Assert.NotNull(Assert.Single(card.Phones).Text);
        foreach (var id in new[] { donor, intact })
        {
            var other = await Network.Card(id);
            Assert.Empty(other.Damaged);
            Assert.False(other.IsAltered);
        }

        Assert.Equal("Целая", (await Network.Card(intact)).Name.Last);
    }

    [Theory]
    [InlineData("LastNameSealed", "FirstNameSealed", Field.LastName)]
    [InlineData("EmailSealed", "CommentSealed", Field.Email)]
    [InlineData("BirthDateSealed", "AllergyStateSealed", Field.BirthDate)]
    [InlineData("CommentSealed", "AddressSealed", Field.Comment)]
    public async Task A_value_moved_from_another_column_is_recognised(string column, string from, Field named)
    {
        var id = await Full();
        Network.Sql($"UPDATE clients SET {column} = {from} WHERE Id = @0", id.Key());

        Assert.Equal([named], (await Network.Card(id)).Damaged);
    }

    [Fact]
    public async Task A_value_moved_from_another_table_is_recognised()
    {
        var id = await Full();
        Network.Sql("UPDATE clients SET EmailSealed = (SELECT NumberSealed FROM client_phones WHERE ClientId = @0) WHERE Id = @0", id.Key());
        Assert.Equal([Field.Email], (await Network.Card(id)).Damaged);

        var other = await Full();
        Network.Sql("UPDATE client_phones SET NumberSealed = (SELECT EmailSealed FROM clients WHERE Id = @0) WHERE ClientId = @0", other.Key());
        var card = await Network.Card(other);
        Assert.Equal([Field.Phones], card.Damaged);
        Assert.Null(Assert.Single(card.Phones).Text);
        Assert.Equal("Иванова", card.Name.Last);
    }

    [Fact]
    public async Task A_phone_moved_from_another_client_is_recognised()
    {
        var (victim, donor) = (await Full(), await Full());
        Network.Sql(
            "UPDATE client_phones SET NumberSealed = (SELECT NumberSealed FROM client_phones WHERE ClientId = @1) WHERE ClientId = @0", victim.Key(), donor.Key());

        Assert.Equal([Field.Phones], (await Network.Card(victim)).Damaged);
        Assert.Empty((await Network.Card(donor)).Damaged);
    }

    [Fact]
    public async Task A_phone_row_given_to_another_client_is_noticed()
    {
        var (victim, donor) = (await Full(), await Full());
        Network.Sql("UPDATE client_phones SET ClientId = @0 WHERE ClientId = @1", victim.Key(), donor.Key());

        Assert.True((await Network.Card(victim)).IsAltered);
    }

    [Fact]
    public async Task A_substance_or_an_allergy_state_that_was_altered_is_named()
    {
        var id = await Full();
        Network.Sql("UPDATE allergies SET SubstanceSealed = x'00' WHERE ClientId = @0", id.Key());
        Assert.Equal([Field.Allergies], (await Network.Card(id)).Damaged);

        var other = await Full();
        Network.Sql("UPDATE clients SET AllergyStateSealed = x'00' WHERE Id = @0", other.Key());
        Assert.Equal([Field.Allergies], (await Network.Card(other)).Damaged);
    }

    [Theory]
    [InlineData("EmailSealed")]
    [InlineData("CommentSealed")]
    [InlineData("FavouriteMasterId")]
    [InlineData("RowSeal")]
    public async Task A_nulled_field_is_noticed(string column)
    {
        var id = await Full();
        Assert.False((await Network.Card(id)).IsAltered);
        Network.Sql($"UPDATE clients SET {column} = NULL WHERE Id = @0", id.Key());

        Assert.True((await Network.Card(id)).IsAltered);
    }

    [Fact]
    public async Task An_old_value_put_back_opens_and_is_noticed()
    {
        var id = await Full();
        var old = Network.Value("SELECT EmailSealed FROM clients WHERE Id = @0", id.Key())!;
        var form = (await Network.Card(id)).Form!;
        form.Email = "new@mail.example";
        Assert.False((await Network.Cards.Edit(Network.Manager, form)).Expect().IsAltered);

        Network.Sql("UPDATE clients SET EmailSealed = @1 WHERE Id = @0", id.Key(), old);

        var card = await Network.Card(id);
        Assert.Equal("maria@mail.example", card.Email);
        Assert.True(card.IsAltered);
    }

    [Theory]
    [InlineData("CardNumber = CardNumber + 100000")]
    [InlineData("Status = 1 - Status")]
    [InlineData("FirstVisit = '2001-01-01'")]
    [InlineData("Version = Version + 1")]
    [InlineData("CreatedAt = CreatedAt - 1")]
    [InlineData("UpdatedBy = NULL")]
    [InlineData("ConfirmedOn = '2026-01-01'")]
    public async Task A_plain_column_changed_by_sql_is_noticed(string change)
    {
        var id = await Full();
        Network.Sql($"UPDATE clients SET {change} WHERE Id = @0", id.Key());

        Assert.True((await Network.Card(id)).IsAltered);
    }

    [Theory]
    [InlineData("Position = 5")]
    [InlineData("LabelSealed = NULL")]
    [InlineData("LabelSealed = x'01'")]
    [InlineData("NumberIndex = zeroblob(16)")]
    public async Task A_phone_row_changed_by_sql_is_noticed(string change)
    {
        var id = await Full();
        Network.Sql($"UPDATE client_phones SET {change} WHERE ClientId = @0", id.Key());

        var card = await Network.Card(id);
        Assert.True(card.IsAltered);
        Assert.NotNull(Assert.Single(card.Phones).Text);
    }

    [Fact]
    public async Task A_damaged_field_survives_an_edit_of_others_and_is_replaced_when_it_is_given_a_value()
    {
        var id = await Full();
        var damage = new byte[65];
        object? Email() => Network.Value("SELECT EmailSealed FROM clients WHERE Id = @0", id.Key());
        Network.Sql("UPDATE clients SET EmailSealed = @1 WHERE Id = @0", id.Key(), damage);

        var form = (await Network.Card(id)).Form!;
        form.Comment = "кофе";
        var edited = (await Network.Cards.Edit(Network.Manager, form)).Expect();
        Assert.Equal("кофе", edited.Comment);
        Assert.Equal([Field.Email], edited.Damaged);
        Assert.Equal(damage, Email());
        Assert.Equal([Field.Email], (await Network.Card(id)).Damaged);

        var repair = (await Network.Card(id)).Form!;
        repair.Email = "again@mail.example";
        (await Network.Cards.Edit(Network.Manager, repair)).Expect();
        var card = await Network.Card(id);
        Assert.Equal("again@mail.example", card.Email);
        Assert.Empty(card.Damaged);
        Assert.False(card.IsAltered);
    }

    [Fact]
    public async Task A_phone_that_was_altered_but_still_opens_can_be_taken_off_the_card()
    {
        var id = await Full();
        Network.Sql("UPDATE client_phones SET Position = 5 WHERE ClientId = @0", id.Key());
        var form = (await Network.Card(id)).Form!;
        form.Phones = [new() { Text = shared.Phone() }];

        var edited = (await Network.Cards.Edit(Network.Manager, form)).Expect();
        Assert.Single(edited.Phones);
        Assert.False((await Network.Card(id)).IsAltered);
    }

    [Fact]
    public async Task An_allergy_that_does_not_open_is_never_lost_by_an_edit()
    {
        var id = await Full();
        Network.Sql("UPDATE allergies SET SubstanceSealed = x'00' WHERE ClientId = @0", id.Key());
        var form = (await Network.Card(id)).Form!;
        (form.Comment, form.Allergies) = ("кофе", ["орехи"]);

        var edited = (await Network.Cards.Edit(Network.Manager, form)).Expect();
        Assert.Contains("орехи", edited.Allergies);
        Assert.Equal(2L, Network.Value("SELECT count(*) FROM allergies WHERE ClientId = @0", id.Key()));
        Assert.Equal([Field.Allergies], (await Network.Card(id)).Damaged);
    }

    [Fact]
    public async Task A_damaged_name_of_a_colleague_or_a_master_keeps_no_card_from_opening()
    {
        await using var network = await SomeNetwork.Make();
        await using (var db = network.Db())
        {
            db.Masters.Add(new Master { SalonId = network.Salon, Name = "Ольга" });
            await db.SaveChangesAsync();
        }

        var form = network.Form();
        form.FavouriteMasterId = (await network.Services.GetRequiredService<Salons>().View(network.Head)).Expect().Masters[0].Id;
        (await network.Cards.Create(network.Manager, form)).Expect();
        network.Sql("UPDATE accounts SET DisplayNameSealed = x'00' WHERE Id = @0", network.Manager.AccountId!.Value.Key());
        network.Sql("UPDATE masters SET NameSealed = x'00'");

        var card = await network.Card(form.Id);
        Assert.Equal("Иванова Мария", card.Name.Full);
        Assert.Equal(("", ""), (card.FilledInBy, card.FavouriteMaster));
        Assert.Single((await network.Cards.History(network.Manager, form.Id)).Expect());
        Assert.Single((await network.Services.GetRequiredService<Salons>().View(network.Staff)).Expect().Masters);
    }

    private async Task<Guid> Full()
    {
        var master = new Master { SalonId = Network.Salon, Name = "Ольга" };
        await using (var db = Network.Db())
        {
            db.Masters.Add(master);
            await db.SaveChangesAsync();
        }

        var form = shared.Form();
        (form.Email, form.Comment, form.Address) = ("maria@mail.example", "чай", "Арбат, 1");
        (form.BirthDate, form.FirstVisit, form.FavouriteMasterId) = (new DateOnly(1990, 5, 6), new DateOnly(2024, 1, 2), master.Id);
        (form.AllergyState, form.Allergies, form.ConsentsToHealthData) = (AllergyState.Listed, ["латекс"], true);
        form.Phones[0].Label = "мобильный";
        return (await Network.Cards.Create(Network.Manager, form)).Expect();
    }
}

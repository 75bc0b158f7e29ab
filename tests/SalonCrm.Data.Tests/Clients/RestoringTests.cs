using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Clients;

public sealed class RestoringTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task Every_value_that_was_overwritten_can_be_put_back_and_the_card_is_as_before()
    {
        var (olga, salon) = (new Master { SalonId = Network.Salon, Name = "Ольга" }, new Salon { Name = $"Полянка {Guid.NewGuid():N}", CountryCode = "RU" });
        await using (var db = Network.Db())
        {
            db.AddRange(olga, salon);
            await db.SaveChangesAsync();
        }

        var form = Filled(olga.Id);
        (await Network.Cards.Create(Network.Manager, form)).Expect();
        var before = await Network.Card(form.Id);
        var edit = before.Form!;
        foreach (var field in CardFields.Simple.Where(f => f.Get(edit) is not null))
        {
            field.Set(edit, field.Get(edit) is List<string> ? new List<string>() : null);
        }

        (edit.FirstName, edit.FavouriteMasterId, edit.SalonId, edit.Status) = ("Другая", null, salon.Id, ClientStatus.Guest);
        edit.Phones = [new() { Text = shared.Phone() }];
        (await Network.Cards.Edit(Network.Manager, edit)).Expect();

        var change = (await Network.Cards.History(Network.Manager, form.Id)).Expect()[0];
        Assert.All(change.Fields, f => Assert.True(CardRestoring.Restorable(f.Field), f.Field.ToString()));
        foreach (var field in change.Fields)
        {
            (await Network.Cards.Restore(Network.Manager, form.Id, change.Id, field.Field)).Expect();
        }

        var after = await Network.Card(form.Id);
        Assert.All(CardFields.Simple, f => Assert.Equal(f.Show(before), f.Show(after)));
        Assert.Equal(before.Phones.Select(p => (p.Text, p.Label)), after.Phones.Select(p => (p.Text, p.Label)));
        Assert.Equal((before.SalonName, before.FavouriteMaster, before.Status), (after.SalonName, after.FavouriteMaster, after.Status));
        Assert.Equal(1 + change.Fields.Count, (await Network.Cards.History(Network.Manager, form.Id)).Expect().Count - 1);
    }

    [Fact]
    public async Task A_value_of_another_card_or_of_no_change_cannot_be_put_back()
    {
        var (mine, other) = (await Changed(), await Changed());
        var change = (await Network.Cards.History(Network.Manager, other)).Expect()[0];

        Assert.IsType<Outcome<ClientCard>.NotFound>(await Network.Cards.Restore(Network.Manager, mine, change.Id, Field.Comment));
        Assert.IsType<Outcome<ClientCard>.NotFound>(await Network.Cards.Restore(Network.Manager, other, change.Id, Field.Email));
        Assert.IsType<Outcome<ClientCard>.NotFound>(await Network.Cards.Restore(Network.Manager, other, long.MaxValue, Field.Comment));
        Assert.IsType<Outcome<ClientCard>.NotAllowed>(await Network.Cards.Restore(Network.Staff, other, change.Id, Field.Comment));
    }

    [Fact]
    public async Task An_old_value_that_no_longer_passes_is_refused_and_nothing_is_changed()
    {
        var form = Network.Form("Мария", null, shared.Phone());
        (await Network.Cards.Create(Network.Manager, form)).Expect();
        var edit = (await Network.Card(form.Id)).Form!;
        (edit.FirstName, edit.LastName) = (null, "Иванова");
        (await Network.Cards.Edit(Network.Manager, edit)).Expect();
        var change = (await Network.Cards.History(Network.Manager, form.Id)).Expect()[0];

        // Without the family name nothing would be left of the name.
        var refused = Assert.IsType<Outcome<ClientCard>.Invalid>(await Network.Cards.Restore(Network.Manager, form.Id, change.Id, Field.LastName));
        Assert.Equal([new(Field.FirstName, Problem.Required)], refused.Problems);
        Assert.Equal("Иванова", (await Network.Card(form.Id)).LastName);
    }

    [Fact]
    public async Task The_history_is_read_a_page_at_a_time()
    {
        var id = await shared.Client();
        for (var i = 0; i < ClientCards.HistoryPage; i++)
        {
            var form = (await Network.Card(id)).Form!;
            form.Comment = $"чай {i}";
            (await Network.Cards.Edit(Network.Manager, form)).Expect();
        }

        Assert.Equal(ClientCards.HistoryPage, (await Network.Cards.History(Network.Manager, id)).Expect().Count);
        Assert.True(Assert.Single((await Network.Cards.History(Network.Manager, id, ClientCards.HistoryPage)).Expect()).IsCreation);
    }

    private ClientForm Filled(Guid master)
    {
        var form = Network.Form("Мария", "Иванова", shared.Phone());
        form.Phones = [new() { Text = shared.Phone(), Label = "мама, после 18 (вечером)" }, new() { Text = shared.Phone() }];
        (form.Patronymic, form.Email, form.BirthDate, form.Address) = ("Петровна", "maria@mail.example", new DateOnly(1985, 4, 12), "Арбат, 5");
        (form.Tags, form.Comment, form.FavouriteMasterId) = (["VIP", "цвет"], "чай\nбез сахара", master);
        return form;
    }

    private async Task<Guid> Changed()
    {
        var id = await shared.Client();
        var form = (await Network.Card(id)).Form!;
        form.Comment = "чай";
        (await Network.Cards.Edit(Network.Manager, form)).Expect();
        return id;
    }
}

using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Clients;

public sealed class CardHistoryTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task A_change_of_every_kind_of_field_is_told_with_old_and_new()
    {
        Master olga = new() { SalonId = Network.Salon, Name = "Ольга" }, nina = new() { SalonId = Network.Salon, Name = "Нина" };
        var salon = new Salon { Name = $"Полянка {Guid.NewGuid():N}", CountryCode = "RU" };
        await using (var db = Network.Db())
        {
            db.AddRange(olga, nina, salon);
            await db.SaveChangesAsync();
        }

        var form = Network.Form(phone: "+7 916 222-33-44");
        (form.FavouriteMasterId, form.Tags) = (olga.Id, ["VIP"]);
        (form.AllergyState, form.Allergies, form.ConsentsToHealthData) = (AllergyState.Listed, ["латекс"], true);
        (form.BirthDate, form.Status) = (new DateOnly(1990, 5, 6), ClientStatus.Guest);
        (await Network.Cards.Create(Network.Manager, form)).Expect();

        var edit = (await Network.Card(form.Id)).Form!;
        (edit.FavouriteMasterId, edit.Tags, edit.SalonId, edit.LastName) = (nina.Id, ["VIP", "цвет"], salon.Id, "Петрова");
        (edit.AllergyState, edit.Allergies) = (AllergyState.Listed, ["хна", "латекс"]);
        (edit.BirthDate, edit.Status) = (null, ClientStatus.Registered);
        edit.Phones = [new() { Text = "+48 601 234 567", Label = "Польша" }, edit.Phones[0]];
        (await Network.Cards.Edit(Network.Manager, edit)).Expect();

        var history = (await Network.Cards.History(Network.Manager, form.Id)).Expect().Where(h => h.Fields[0].Field != Field.Consent).ToList();
        Assert.Equal([false, true], history.Select(h => h.IsCreation));
        Assert.Equal(
            [
                new(Field.LastName, "Иванова", "Петрова"),
                new(Field.BirthDate, "1990-05-06", null),
                new(Field.Tags, "VIP", "VIP, цвет"),
                new(Field.FavouriteMaster, "Ольга", "Нина"),
                new(Field.Salon, "Арбат", salon.Name),
                new(Field.Status, "Guest", "Registered"),
                new(Field.Allergies, "латекс", "латекс, хна"),
                new(Field.Phones, "+79162223344", "+48601234567 (Польша), +79162223344"),
            ],
            history[0].Fields);
        Assert.Contains(new FieldChange(Field.FavouriteMaster, null, "Ольга"), history[1].Fields);
        Assert.Contains(new FieldChange(Field.Phones, null, "+79162223344"), history[1].Fields);
        Assert.All(history, h => Assert.Equal(("Manager", false), (h.By, h.IsDamaged)));
    }

    [Fact]
    public async Task The_clients_request_is_kept_with_the_change_and_with_no_other()
    {
        var id = await shared.Client();
        var form = (await Network.Card(id)).Form!;
        form.Comment = "чай";
        (await Network.Cards.Edit(Network.Manager, form, new ClientRequest("сама", Recognition.InPerson))).Expect();
        form = (await Network.Card(id)).Form!;
        form.Comment = "кофе";
        (await Network.Cards.Edit(Network.Head, form)).Expect();

        var history = (await Network.Cards.History(Network.Manager, id)).Expect();
        Assert.Equal([null, new ClientRequest("сама", Recognition.InPerson), null], history.Select(h => h.Request));
        Assert.Equal(["Глава", "Manager", "Manager"], history.Select(h => h.By));
    }

    [Fact]
    public async Task Opening_and_searching_are_no_changes()
    {
        var id = await shared.Client();
        await Network.Card(id);
        await Network.Cards.Reveal(Network.Staff, id, Field.Email);

        Assert.Single((await Network.Cards.History(Network.Manager, id)).Expect());
    }
}

using System.Text;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Network;

public sealed class MasterTests : IAsyncLifetime
{
    private SomeNetwork _network = null!;

    public async Task InitializeAsync() => _network = await SomeNetwork.Make();

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task A_master_is_taken_on_renamed_and_moved_and_the_trail_tells_each()
    {
        var id = await _network.AddMaster(" Алина ");
        Assert.Equal([new(Field.Master, null, "Алина"), new(Field.Salon, null, _network.Salon.ToString())], await _network.Told(TrailAction.MasterSaved));

        var other = await _network.AddSalon("Лиговка");
        var form = await _network.MasterForm(id);
        (form.Name, form.SalonId) = ("Алина Дроздова", other);
        (await _network.Masters().Save(_network.Head, form)).Expect();
        Assert.Equal(
            [new(Field.Master, "Алина", "Алина Дроздова"), new(Field.Salon, _network.Salon.ToString(), other.ToString())],
            await _network.Told(TrailAction.MasterSaved));
        Assert.Equal(("Алина Дроздова", other), (await _network.View()).Masters.Select(m => (m.Name, m.SalonId)).Single());
    }

    [Fact]
    public async Task A_masters_name_is_not_in_the_file()
    {
        await _network.AddMaster("Алина Приметная");
        Assert.DoesNotContain(Convert.ToHexString(Encoding.UTF8.GetBytes("Приметная")), string.Join('\n', _network.Rows("masters")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_masters_of_one_salon_have_two_names_and_of_two_salons_may_share_one()
    {
        await _network.AddMaster("Алина");
        var twin = new MasterForm { Name = "алина", SalonId = _network.Salon };
        Assert.Equal([new(Field.Master, Problem.Taken)], (await _network.Masters().Save(_network.Head, twin)).Problems());

        twin.SalonId = await _network.AddSalon("Лиговка");
        (await _network.Masters().Save(_network.Head, twin)).Expect();
        Assert.Equal(2, (await _network.View()).Masters.Count);
    }

    [Fact]
    public async Task What_cannot_be_a_master_is_refused()
    {
        var form = new MasterForm { Name = " ", SalonId = Guid.NewGuid() };
        Assert.Equal([new(Field.Master, Problem.Required), new(Field.Salon, Problem.Unknown)], (await _network.Masters().Save(_network.Head, form)).Problems());

        var closed = await _network.AddSalon("Лиговка");
        var salon = await _network.SalonForm(closed);
        salon.IsRetired = true;
        (await _network.Salons().Save(_network.Head, salon)).Expect();
        (form.Name, form.SalonId) = (new string('я', Master.NameLength + 1), closed);
        Assert.Equal([new(Field.Master, Problem.TooLong), new(Field.Salon, Problem.Retired)], (await _network.Masters().Save(_network.Head, form)).Problems());
        Assert.Empty((await _network.View()).Masters);
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_and_a_stale_one_is_told()
    {
        var form = new MasterForm { Name = "Алина", SalonId = _network.Salon };
        (await _network.Masters().Save(_network.Head, form)).Expect();
        (await _network.Masters().Save(_network.Head, form)).Expect();
        Assert.Single((await _network.View()).Masters);

        form.Name = "Полина";
        Assert.IsType<Outcome<Nothing>.Conflict>(await _network.Masters().Save(_network.Head, form));
    }

    [Fact]
    public async Task A_retired_master_is_not_offered_stays_on_the_card_that_asks_for_her_and_can_be_brought_back()
    {
        var id = await _network.AddMaster("Алина");
        var form = _network.Form();
        form.FavouriteMasterId = id;
        var client = (await _network.Cards.Create(_network.Manager, form)).Expect();
        await SetRetired(id, true);

        var view = await _network.View();
        Assert.Empty(view.MastersFor());
        Assert.Equal(["Алина"], view.MastersFor(id).Select(m => m.Name));
        var card = (await _network.Card(client)).Form!;
        card.Comment = "чай";
        Assert.Equal("Алина", (await _network.Cards.Edit(_network.Manager, card)).Expect().FavouriteMaster);

        var another = _network.Form("Анна", "Ясная", "+7 916 000-00-09");
        another.FavouriteMasterId = id;
        Assert.Equal([new(Field.FavouriteMaster, Problem.Retired)], (await _network.Cards.Create(_network.Manager, another)).Problems());

        await SetRetired(id, false);
        (await _network.Cards.Create(_network.Manager, another)).Expect();
    }

    [Fact]
    public async Task The_masters_of_a_closed_salon_are_not_offered()
    {
        await _network.AddMaster("Алина");
        await _network.AddMaster("Ольга", await _network.AddSalon("Лиговка"));
        var salon = await _network.SalonForm(_network.Salon);
        salon.IsRetired = true;
        (await _network.Salons().Save(_network.Head, salon)).Expect();

        Assert.Equal(["Ольга"], (await _network.View()).MastersFor().Select(m => m.Name));
    }

    private async Task SetRetired(Guid master, bool isRetired)
    {
        var form = await _network.MasterForm(master);
        form.IsRetired = isRetired;
        (await _network.Masters().Save(_network.Head, form)).Expect();
    }
}

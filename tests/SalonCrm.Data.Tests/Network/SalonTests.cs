using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Exchange;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Tests.Network;

public sealed class SalonTests : IAsyncLifetime
{
    private SomeNetwork _network = null!;

    public async Task InitializeAsync() => _network = await SomeNetwork.Make();

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task A_salon_is_added_and_renamed_and_the_trail_tells_both()
    {
        var id = await _network.AddSalon("  Лиговка ", "ru");
        Assert.Equal([new(Field.SalonName, null, "Лиговка"), new(Field.Country, null, "RU")], await _network.Told(TrailAction.SalonSaved));

        var form = await _network.SalonForm(id);
        form.Name = "Лиговский";
        (await _network.Salons().Save(_network.Head, form)).Expect();
        Assert.Equal([new(Field.SalonName, "Лиговка", "Лиговский")], await _network.Told(TrailAction.SalonSaved));
        Assert.Equal(["Арбат", "Лиговский"], (await _network.View()).Salons.Select(s => s.Name));
    }

    [Theory]
    [InlineData(null, "RU", Field.SalonName, Problem.Required)]
    [InlineData(" \t ", "RU", Field.SalonName, Problem.Required)]
    [InlineData("арбат", "RU", Field.SalonName, Problem.Taken)]
    [InlineData("Лиговка", null, Field.Country, Problem.Required)]
    [InlineData("Лиговка", "XX", Field.Country, Problem.Unknown)]
    public async Task What_cannot_be_a_salon_is_refused(string? name, string? country, Field field, Problem problem)
    {
        var outcome = await _network.Salons().Save(_network.Head, new() { Name = name, CountryCode = country });
        Assert.Equal([new(field, problem)], outcome.Problems());
        Assert.Single((await _network.View()).Salons);
    }

    [Fact]
    public async Task A_name_longer_than_its_limit_is_refused() =>
        Assert.Equal(
            [new(Field.SalonName, Problem.TooLong)],
            (await _network.Salons().Save(_network.Head, new() { Name = new string('я', Salon.NameLength + 1), CountryCode = "RU" })).Problems());

    [Fact]
    public async Task A_form_sent_twice_makes_one_salon()
    {
        var form = new SalonForm { Name = "Лиговка", CountryCode = "RU" };
        (await _network.Salons().Save(_network.Head, form)).Expect();
        (await _network.Salons().Save(_network.Head, form)).Expect();

        Assert.Equal(2, (await _network.View()).Salons.Count);
        Assert.Equal(1, await _network.Count(TrailAction.SalonSaved));
    }

    [Fact]
    public async Task The_second_of_two_heads_is_told_and_may_overwrite_knowingly()
    {
        var (first, second) = (await _network.SalonForm(_network.Salon), await _network.SalonForm(_network.Salon));
        (first.Name, second.Name) = ("Старый Арбат", "Новый Арбат");
        (await _network.Salons().Save(_network.Head, first)).Expect();

        var conflict = Assert.IsType<Outcome<Nothing>.Conflict>(await _network.Salons().Save(_network.Head, second));
        Assert.Equal("Старый Арбат", (await _network.View()).Salons[0].Name);
        second.Version = conflict.Version;
        (await _network.Salons().Save(_network.Head, second)).Expect();
        Assert.Equal("Новый Арбат", (await _network.View()).Salons[0].Name);
    }

    [Fact]
    public async Task A_closed_salon_keeps_its_clients_and_gets_no_new_ones()
    {
        var client = await _network.Client();
        var open = await _network.AddSalon("Лиговка");
        await Close(_network.Salon);

        var view = await _network.View();
        Assert.Equal(["Лиговка"], view.SalonsFor().Select(s => s.Name));
        Assert.Equal(["Арбат", "Лиговка"], view.SalonsFor(_network.Salon).Select(s => s.Name));
        Assert.Equal(open, view.Home!.Id);

        var another = _network.Form("Анна", "Ясная", "+7 916 000-00-09");
        Assert.Equal([new(Field.Salon, Problem.Retired)], (await _network.Cards.Create(_network.Manager, another)).Problems());
        var guest = new GuestForm { SalonId = _network.Salon, Name = "Маша", Phone = "+7 916 000-00-08" };
        Assert.Equal([new(Field.Salon, Problem.Retired)], (await _network.Cards.AddGuest(_network.Staff, guest)).Problems());

        var card = (await _network.Card(client)).Form!;
        card.Comment = "чай";
        Assert.Equal("Арбат", (await _network.Cards.Edit(_network.Manager, card)).Expect().SalonName);
    }

    [Fact]
    public async Task Nobody_is_imported_into_a_closed_salon()
    {
        await _network.AddSalon("Лиговка");
        await Close(_network.Salon);
        var outcome = await _network.Services.GetRequiredService<ContactImport>().Run(
            _network.Manager, new MemoryStream("Name;Phone\nНовая;+7 926 000-00-03\n"u8.ToArray()), "a.csv", _network.Salon, _ => ValueTask.CompletedTask);
        Assert.Equal([new(Field.Salon, Problem.Retired)], outcome.Problems());
    }

    [Fact]
    public async Task The_last_open_salon_is_not_closed_and_a_closed_one_is_opened_again()
    {
        var form = await _network.SalonForm(_network.Salon);
        form.IsRetired = true;
        Assert.Equal([new(Field.SalonName, Problem.LastOpen)], (await _network.Salons().Save(_network.Head, form)).Problems());

        var other = await _network.AddSalon("Лиговка");
        await Close(other);
        Assert.Equal([new(Field.Retired, null, "True")], await _network.Told(TrailAction.SalonSaved));
        var closed = await _network.SalonForm(other);
        closed.IsRetired = false;
        (await _network.Salons().Save(_network.Head, closed)).Expect();
        Assert.Equal(2, (await _network.View()).SalonsFor().Count);
    }

    [Fact]
    public async Task A_salon_that_is_not_there_cannot_be_changed() =>
        Assert.IsType<Outcome<Nothing>.NotFound>(await _network.Salons().Save(_network.Head, new() { Version = 3, Name = "Лиговка", CountryCode = "RU" }));

    [Fact]
    public async Task Only_the_network_head_sets_up_salons_and_masters()
    {
        foreach (var actor in new[] { _network.Manager, _network.Staff, _network.Specialist })
        {
            Assert.IsType<Outcome<Nothing>.NotAllowed>(await _network.Salons().Save(actor, new() { Name = "Лиговка", CountryCode = "RU" }));
            Assert.IsType<Outcome<Nothing>.NotAllowed>(await _network.Masters().Save(actor, new() { Name = "Алина", SalonId = _network.Salon }));
        }
    }

    private async Task Close(Guid salon)
    {
        var form = await _network.SalonForm(salon);
        form.IsRetired = true;
        (await _network.Salons().Save(_network.Head, form)).Expect();
    }
}

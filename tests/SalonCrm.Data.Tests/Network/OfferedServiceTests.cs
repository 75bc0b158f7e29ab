using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Tests.Network;

public sealed class OfferedServiceTests : IAsyncLifetime
{
    private SomeNetwork _network = null!;

    public async Task InitializeAsync() => _network = await SomeNetwork.Make();

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task A_service_is_offered_by_category_and_name_with_its_price_and_duration()
    {
        await Save(Form("Стрижка", "Волосы", 2800.505m, 60));
        await Save(Form("Маникюр", "Ногти"));
        await Save(Form("Окрашивание", "Волосы"));

        Assert.Equal(
            [new("Окрашивание", "Волосы", null, null, null), new("Стрижка", "Волосы", null, 2800.51m, 60), new("Маникюр", "Ногти", null, null, null)],
            (await _network.View()).Services);
    }

    [Fact]
    public async Task The_trail_tells_what_a_service_was_and_became()
    {
        var form = await Save(Form("Стрижка", "Волосы", 2800, 60));
        Assert.Equal(
            [new(Field.ServiceLine, null, "Стрижка"), new(Field.ServiceCategory, null, "Волосы"), new(Field.Price, null, "2800.00"), new(Field.Duration, null, "60")],
            await _network.Told(TrailAction.ServiceSaved));

        (form.Price, form.IsRetired) = (null, true);
        await Save(form);
        Assert.Equal([new(Field.Price, "2800.00", null), new(Field.Retired, null, "True")], await _network.Told(TrailAction.ServiceSaved));
    }

    [Fact]
    public async Task A_retired_service_is_not_offered_and_can_be_brought_back()
    {
        var form = await Save(Form("Стрижка", "Волосы"));
        form.IsRetired = true;
        form = await Save(form);
        Assert.Empty((await _network.View()).Services);
        Assert.True(Assert.Single(await List()).IsRetired);

        form.IsRetired = false;
        await Save(form);
        Assert.Single((await _network.View()).Services);
    }

    [Fact]
    public async Task Whatever_is_wrong_with_a_service_is_told_at_once()
    {
        var form = Form(" ", null, -1, 0);
        form.SalonId = Guid.NewGuid();
        Assert.Equal(
            [
                new(Field.ServiceLine, Problem.Required), new(Field.ServiceCategory, Problem.Required), new(Field.Salon, Problem.Unknown),
                new(Field.Price, Problem.BelowZero), new(Field.Duration, Problem.OutOfRange),
            ],
            (await _network.OfferedServices().Save(_network.Head, form)).Problems());

        form = Form(new string('я', 201), new string('я', 101), 100_000_001, 1441);
        Assert.Equal(
            [
                new(Field.ServiceLine, Problem.TooLong), new(Field.ServiceCategory, Problem.TooLong),
                new(Field.Price, Problem.OutOfRange), new(Field.Duration, Problem.OutOfRange),
            ],
            (await _network.OfferedServices().Save(_network.Head, form)).Problems());
        Assert.Empty(await List());
    }

    [Fact]
    public async Task A_name_stands_once_in_each_salon()
    {
        var other = await _network.AddSalon("Лиговка");
        await Save(Form("Стрижка", "Волосы", salon: _network.Salon));
        await Save(Form("Стрижка", "Волосы", salon: other));
        foreach (var salon in new Guid?[] { null, other })
        {
            Assert.Equal([new(Field.ServiceLine, Problem.Taken)], (await _network.OfferedServices().Save(_network.Head, Form("стрижка", "Волосы", salon: salon))).Problems());
        }

        Assert.Equal(["Стрижка"], (await _network.View()).ServicesAt(other).Select(s => s.Name));
    }

    [Fact]
    public async Task A_price_for_all_salons_is_one_currencys()
    {
        var form = await Save(Form("Стрижка", "Волосы", 2800));
        var poland = await _network.AddSalon("Mokotów", "PL");
        Assert.Null(Assert.Single((await _network.View()).Services).Price);

        form.Price = 2900;
        Assert.Equal([new(Field.Salon, Problem.SalonNeeded)], (await _network.OfferedServices().Save(_network.Head, form)).Problems());
        (form.SalonId, form.Price) = (poland, 160);
        await Save(form);
        Assert.Equal(160, Assert.Single((await _network.View()).ServicesAt(poland)).Price);
        Assert.Empty((await _network.View()).ServicesAt(_network.Salon));
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_and_the_second_of_two_heads_is_told()
    {
        var form = Form("Стрижка", "Волосы");
        await Save(form);
        await Save(form);
        var (first, second) = (Assert.Single(await List()), Assert.Single(await List()));
        Assert.Equal(1, await _network.Count(TrailAction.ServiceSaved));

        (first.Minutes, second.Minutes) = (45, 50);
        await Save(first);
        Assert.IsType<Outcome<Nothing>.Conflict>(await _network.OfferedServices().Save(_network.Head, second));
        Assert.Equal(45, Assert.Single(await List()).Minutes);
    }

    [Fact]
    public async Task Everybody_is_offered_services_and_only_the_network_head_lists_and_changes_them()
    {
        await Save(Form("Стрижка", "Волосы"));
        foreach (var actor in new[] { _network.Manager, _network.Staff, _network.Specialist })
        {
            Assert.Single((await _network.Salons().View(actor)).Expect().Services);
            Assert.IsType<Outcome<IReadOnlyList<OfferedServiceForm>>.NotAllowed>(await _network.OfferedServices().List(actor));
            Assert.IsType<Outcome<Nothing>.NotAllowed>(await _network.OfferedServices().Save(actor, Form("Укладка", "Волосы")));
        }
    }

    private static OfferedServiceForm Form(string? name, string? category, decimal? price = null, int? minutes = null, Guid? salon = null) =>
        new() { Name = name, Category = category, Price = price, Minutes = minutes, SalonId = salon };

    /// <summary>Keeps a form and answers with the one to change it with.</summary>
    private async Task<OfferedServiceForm> Save(OfferedServiceForm form)
    {
        (await _network.OfferedServices().Save(_network.Head, form)).Expect();
        return (await List()).Single(s => s.Id == form.Id);
    }

    private async Task<IReadOnlyList<OfferedServiceForm>> List() => (await _network.OfferedServices().List(_network.Head)).Expect();
}

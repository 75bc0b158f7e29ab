using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Tests.Network;

namespace SalonCrm.Data.Tests.Clients;

/// <summary>Marital status, workplace and hobbies: only where the network head has switched them on (R1.4).</summary>
public sealed class OptionalFieldTests : IAsyncLifetime
{
    private static readonly Field[] Three = [Field.MaritalStatus, Field.Workplace, Field.Hobbies];
    private SomeNetwork _network = null!;

    public async Task InitializeAsync() => _network = await SomeNetwork.Make();

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public void Marital_status_workplace_and_hobbies_are_the_optional_ones() => Assert.Equal(Three, CardFields.Optional.Select(f => f.Field));

    [Fact]
    public async Task They_are_off_until_the_network_head_switches_them_on()
    {
        var id = (await _network.Cards.Create(_network.Manager, Filled())).Expect();
        var card = await _network.Card(id);
        Assert.Empty(card.OptionalFields);
        Assert.Equal((null, null, null), (card.MaritalStatus, card.Workplace, card.Hobbies));
        Assert.DoesNotContain(await Told(id), c => Three.Contains(c.Field));

        await Switch(Field.Hobbies, true);
        card = await _network.Card(id);
        Assert.Equal([Field.Hobbies], card.OptionalFields);
        Assert.Null(card.Hobbies);
        card.Form!.Hobbies = "йога";
        Assert.Equal("йога", (await _network.Cards.Edit(_network.Manager, card.Form)).Expect().Hobbies);
        Assert.Equal(new FieldChange(Field.Hobbies, null, "йога"), (await Told(id))[0]);
    }

    [Fact]
    public async Task Switched_off_later_a_value_is_neither_shown_nor_lost()
    {
        foreach (var field in Three)
        {
            await Switch(field, true);
        }

        var id = (await _network.Cards.Create(_network.Manager, Filled())).Expect();
        await Switch(Field.Workplace, false);
        await Switch(Field.Hobbies, false);

        var card = await _network.Card(id);
        Assert.Equal(("Married", null, null), (card.MaritalStatus, card.Workplace, card.Form!.Workplace));
        card.Form.Comment = "чай";
        (card.Form.Workplace, card.Form.Hobbies) = ("чужое", new string('я', 5000));
        (await _network.Cards.Edit(_network.Manager, card.Form)).Expect();
        Assert.Equal(new FieldChange(Field.Comment, null, "чай"), (await Told(id))[0]);

        await Switch(Field.Workplace, true);
        Assert.Equal("Школа, учитель", (await _network.Card(id)).Workplace);
    }

    [Fact]
    public async Task What_is_switched_off_is_not_restored_from_the_history()
    {
        await Switch(Field.Hobbies, true);
        var id = (await _network.Cards.Create(_network.Manager, Filled())).Expect();
        var form = (await _network.Card(id)).Form!;
        form.Hobbies = "лыжи";
        (await _network.Cards.Edit(_network.Manager, form)).Expect();
        var change = (await _network.Cards.History(_network.Manager, id)).Expect()[0];
        await Switch(Field.Hobbies, false);
        Assert.Equal([new(Field.Hobbies, Problem.Retired)], (await _network.Cards.Restore(_network.Manager, id, change.Id, Field.Hobbies)).Problems());

        await Switch(Field.Hobbies, true);
        Assert.Equal("йога", (await _network.Cards.Restore(_network.Manager, id, change.Id, Field.Hobbies)).Expect().Hobbies);
    }

    [Fact]
    public async Task Marital_status_and_workplace_are_for_who_sees_contacts_in_full_and_hobbies_for_the_desk_too()
    {
        foreach (var field in Three)
        {
            await Switch(field, true);
        }

        var id = (await _network.Cards.Create(_network.Manager, Filled())).Expect();
        async Task<(string?, string?, string?)> Seen(Actor actor) =>
            (await _network.Cards.Open(actor, id)).Expect() is var card ? (card.MaritalStatus, card.Workplace, card.Hobbies) : default;

        Assert.Equal(("Married", "Школа, учитель", "йога"), await Seen(_network.Head));
        Assert.Equal(("Married", "Школа, учитель", "йога"), await Seen(_network.Manager));
        Assert.Equal((null, null, "йога"), await Seen(_network.Staff));
        Assert.Equal((null, null, null), await Seen(_network.Specialist));
    }

    [Fact]
    public async Task Switching_is_told_once_and_only_the_network_head_switches()
    {
        await Switch(Field.Hobbies, true);
        await Switch(Field.Hobbies, true);
        Assert.Equal([new(Field.Hobbies, "False", "True")], await _network.Told(TrailAction.OptionalFieldSwitched));
        Assert.Equal(1, await _network.Count(TrailAction.OptionalFieldSwitched));
        Assert.Equal([Field.Hobbies], (await _network.View()).OptionalFields);

        Assert.Equal([new(Field.Email, Problem.Unknown)], (await _network.OptionalFields().Switch(_network.Head, Field.Email, true)).Problems());
        Assert.IsType<Outcome<IReadOnlySet<Field>>.NotAllowed>(await _network.OptionalFields().Switch(_network.Manager, Field.Hobbies, false));
    }

    private ClientForm Filled()
    {
        var form = _network.Form();
        (form.MaritalStatus, form.Workplace, form.Hobbies) = ("Married", "Школа, учитель", "йога");
        return form;
    }

    private async Task Switch(Field field, bool isOn) => (await _network.OptionalFields().Switch(_network.Head, field, isOn)).Expect();

    private async Task<List<FieldChange>> Told(Guid client) =>
        [.. (await _network.Cards.History(_network.Manager, client)).Expect().SelectMany(c => c.Fields)];
}

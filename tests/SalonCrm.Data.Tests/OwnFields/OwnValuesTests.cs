using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.OwnFields;

public sealed class OwnValuesTests(SharedNetwork shared) : IClassFixture<SharedNetwork>, IAsyncLifetime
{
    private Guid _client;

    private SomeNetwork Network => shared.Network;

    public async Task InitializeAsync() => _client = await shared.Client();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_field_is_filled_in_shown_and_found_in_the_history_with_old_and_new_value()
    {
        var field = await Network.Field("Пористость", OwnFieldKind.Choice, "низкая", "высокая");
        var (low, high) = (field.Choices[0].Id.ToString(), field.Choices[1].Id.ToString());
        Assert.Equal((null, 0), (await Network.Card(_client)).Said(field) is { } empty ? (empty.Value, empty.Version) : ("no such field", -1));

        Assert.Equal(low, (await Network.Say(field, _client, low)).Expect().Said(field)!.Value);
        var card = (await Network.Say(field, _client, high, version: 1)).Expect();

        Assert.Equal((high, 2), (card.Said(field)!.Value, card.Said(field)!.Version));
        Assert.Equal([(low, high), (null, low)], await Network.ToldOf(field, _client));
        var change = (await Network.Cards.History(Network.Manager, _client)).Expect()[0];
        Assert.Equal(field.In("ru"), change.OwnFields[field.Id].In("ru"));
        Assert.Equal(Role.Manager.ToString(), change.By);
    }

    [Fact]
    public async Task A_form_sent_twice_is_told_once_and_one_that_changes_nothing_writes_nothing()
    {
        var field = await Network.Field("Кофе");
        (await Network.Say(field, _client, "чёрный")).Expect();
        Assert.Equal(1, (await Network.Say(field, _client, " чёрный ")).Expect().Said(field)!.Version);
        Assert.Single(await Network.ToldOf(field, _client));
    }

    [Fact]
    public async Task Two_who_fill_in_two_fields_are_both_kept_and_of_two_who_fill_in_one_the_second_is_told()
    {
        var (coffee, tea) = (await Network.Field("Кофе"), await Network.Field("Чай"));
        (await Network.Say(coffee, _client, "чёрный")).Expect();
        (await Network.Say(tea, _client, "зелёный")).Expect();

        Assert.Equal(1, Assert.IsType<Outcome<ClientCard>.Conflict>(await Network.Say(coffee, _client, "с молоком")).Version);
        var card = await Network.Card(_client);
        Assert.Equal(("чёрный", "зелёный"), (card.Said(coffee)!.Value, card.Said(tea)!.Value));

        (await Network.Say(coffee, _client, null, version: 1)).Expect();
        Assert.Equal(2, Assert.IsType<Outcome<ClientCard>.Conflict>(await Network.Say(coffee, _client, "с молоком", version: 1)).Version);
        Assert.Equal("с молоком", (await Network.Say(coffee, _client, "с молоком", version: 2)).Expect().Said(coffee)!.Value);
    }

    [Fact]
    public async Task The_card_itself_can_be_edited_meanwhile_and_both_are_kept()
    {
        var field = await Network.Field("Кофе");
        var form = (await Network.Card(_client)).Form!;
        (await Network.Say(field, _client, "чёрный")).Expect();
        form.Address = "Арбат, 5";

        var card = (await Network.Cards.Edit(Network.Manager, form)).Expect();
        Assert.Equal(("Арбат, 5", "чёрный"), (card.Address, card.Said(field)!.Value));
    }

    [Fact]
    public async Task Nothing_is_kept_when_one_value_of_the_section_cannot_be_and_its_line_is_named()
    {
        var (coffee, count) = (await Network.Field("Кофе"), await Network.Field("Детей", OwnFieldKind.Number));
        var form = coffee.Says(_client, "чёрный");
        form.Lines.Add(new() { FieldId = count.Id, Value = "двое" });
        form.Lines.Add(new() { FieldId = Guid.NewGuid(), Value = "?" });

        var outcome = await Network.OwnValues().SaveInPersonalData(Network.Manager, form);
        SomeFields.IsRefused(outcome, Field.OwnField, Problem.NotANumber, 1);
        SomeFields.IsRefused(outcome, Field.OwnField, Problem.Unknown, 2);
        Assert.Null((await Network.Card(_client)).Said(coffee)!.Value);
        Assert.IsType<Outcome<ClientCard>.NotFound>(await Network.Say(coffee, Guid.NewGuid(), "чёрный"));
    }

    [Fact]
    public async Task A_field_of_another_section_is_not_filled_in_with_the_permission_of_this_one()
    {
        var field = await Network.Field("Кофе");
        SomeFields.IsRefused(await Network.OwnValues().SaveInFeatures(Network.Specialist, field.Says(_client, "чёрный")), Field.OwnField, Problem.Unknown);
        Assert.IsType<Outcome<ClientCard>.NotAllowed>(await Network.Say(field, _client, "чёрный", actor: Network.Staff));
    }

    [Fact]
    public async Task An_answer_that_was_retired_stays_on_the_card_and_cannot_be_chosen_anew()
    {
        var field = await Network.Field("Тон", OwnFieldKind.Choice, "тёплый", "холодный");
        var (warm, cold) = (field.Choices[0].Id.ToString(), field.Choices[1].Id.ToString());
        (await Network.Say(field, _client, warm)).Expect();
        var form = field.Form();
        form.Choices[0].IsRetired = true;
        await Network.Field(form);

        Assert.Equal(warm, (await Network.Say(field, _client, warm, version: 1)).Expect().Said(field)!.Value);
        SomeFields.IsRefused(await Network.Say(field, await shared.Client(), warm), Field.OwnField, Problem.NotAChoice);
        (await Network.Say(field, _client, cold, version: 1)).Expect();
        SomeFields.IsRefused(await Network.Say(field, _client, warm, version: 2), Field.OwnField, Problem.NotAChoice);
    }

    [Fact]
    public async Task A_field_that_was_retired_keeps_its_values_and_asks_for_none()
    {
        var form = SomeFields.Form("Кофе");
        (form.Tier, form.IsHint) = (Tier.Required, true);
        var (field, other) = (await Network.Field(form), await shared.Client());
        (await Network.Say(field, _client, "чёрный")).Expect();
        (await Network.Fields().Retire(Network.Head, field.Id, true)).Expect();

        var card = await Network.Card(_client);
        Assert.Equal(("чёрный", true, false), (card.Said(field)!.Value, card.Said(field)!.Field.IsRetired, card.Said(field)!.IsHint));
        Assert.Null((await Network.Card(other)).Said(field));
        Assert.DoesNotContain((await Network.Card(other)).OwnGaps, g => g.Id == field.Id);
        SomeFields.IsRefused(await Network.Say(field, _client, "с молоком", version: 1), Field.OwnField, Problem.NoLongerAsked);
        Assert.Equal([(null, "чёрный")], await Network.ToldOf(field, _client));

        (await Network.Fields().Retire(Network.Head, field.Id, false)).Expect();
        Assert.True((await Network.Card(_client)).Said(field)!.IsHint);
    }

    [Fact]
    public async Task Empty_required_and_desirable_fields_are_gaps_and_never_keep_a_card_from_being_made()
    {
        await using var network = await SomeNetwork.Make();
        async Task<OwnFieldView> Of(Tier tier)
        {
            var form = SomeFields.Form(tier.ToString());
            form.Tier = tier;
            return await network.Field(form);
        }

        var (optional, desirable, required) = (await Of(Tier.Optional), await Of(Tier.Desirable), await Of(Tier.Required));
        var guest = new GuestForm { SalonId = network.Salon, Name = "Маша", Phone = "+7 916 123-45-67" };
        var card = await network.Card((await network.Cards.AddGuest(network.Staff, guest)).Expect());

        Assert.Equal([required.Id, desirable.Id], card.OwnGaps.Select(g => g.Id));
        (await network.Say(required, card.Id, "есть")).Expect();
        (await network.Say(optional, card.Id, " ")).Expect();
        Assert.Equal([desirable.Id], (await network.Card(card.Id)).OwnGaps.Select(g => g.Id));
    }

    [Fact]
    public async Task What_is_sensitive_reaches_only_who_sees_contacts_or_may_edit_the_section()
    {
        async Task<OwnFieldView> Of(OwnFieldSection section)
        {
            var form = SomeFields.Form(section.ToString());
            (form.Section, form.IsSensitive) = (section, true);
            var field = await Network.Field(form);
            (await Network.Say(field, _client, "тайна", actor: Network.Head)).Expect();
            return field;
        }

        await Network.ConsentsToHealth(_client);
        OwnFieldView[] fields = [await Of(OwnFieldSection.PersonalData), await Of(OwnFieldSection.Features), await Of(OwnFieldSection.Treatments)];
        async Task<string> Seen(Actor actor)
        {
            var card = (await Network.Cards.Open(actor, _client)).Expect();
            return string.Concat(fields.Select(f => card.Said(f)?.Value is null ? '-' : '+'));
        }

        Assert.Equal("-++", await Seen(Network.Specialist));
        Assert.Equal("-+-", await Seen(Network.Staff));
        Assert.Equal("+++", await Seen(Network.Manager));
        Assert.Equal("+++", await Seen(Network.Head));
        Assert.Null((await Network.Cards.Open(Network.Staff, _client)).Expect().Said(fields[0]));
    }

    [Fact]
    public async Task A_hint_stands_on_the_card_and_in_the_search_for_every_role_and_a_no_warns_of_nothing()
    {
        var form = SomeFields.Form("Беременность", OwnFieldKind.YesNo);
        (form.IsHint, form.Section) = (true, OwnFieldSection.Features);
        var field = await Network.Field(form);
        SomeFields.IsRefused(await Network.Say(field, _client, "yes", actor: Network.Staff), Field.Consent, Problem.NoConsent);
        await Network.ConsentsToHealth(_client);
        (await Network.Say(field, _client, "yes", actor: Network.Staff)).Expect();
        var number = (await Network.Card(_client)).CardNumber.ToString(System.Globalization.CultureInfo.InvariantCulture);

        foreach (var actor in new[] { Network.Specialist, Network.Staff, Network.Manager, Network.Head })
        {
            var hit = (await Network.Search.Find(actor, number)).Expect().Hits.Single(h => h.Id == _client);
            Assert.Equal((field.Id, "yes"), (Assert.Single(hit.Hints).Field.Id, hit.Hints[0].Value));
            Assert.True((await Network.Cards.Open(actor, _client)).Expect().Said(field)!.IsHint);
        }

        (await Network.Say(field, _client, "no", version: 1)).Expect();
        Assert.Empty((await Network.Search.Find(Network.Staff, number)).Expect().Hits.Single(h => h.Id == _client).Hints);
    }

    [Fact]
    public async Task A_value_that_was_altered_outside_of_the_portal_is_told_for_its_field_alone_and_can_be_typed_anew()
    {
        var (coffee, tea) = (await Network.Field("Кофе"), await Network.Field("Чай"));
        (await Network.Say(coffee, _client, "чёрный")).Expect();
        (await Network.Say(tea, _client, "зелёный")).Expect();
        Network.Sql("UPDATE own_values SET ValueSealed = zeroblob(100) WHERE FieldId = @0", coffee.Id.Key());

        var card = await Network.Card(_client);
        Assert.Equal((null, true), (card.Said(coffee)!.Value, card.Said(coffee)!.IsDamaged));
        Assert.Equal(("зелёный", false, false), (card.Said(tea)!.Value, card.Said(tea)!.IsDamaged, card.IsAltered));
        Assert.Empty(card.Damaged);

        Assert.True((await Network.Say(coffee, _client, null, version: 1)).Expect().Said(coffee)!.IsDamaged);
        Assert.Equal(("с молоком", false), (await Network.Say(coffee, _client, "с молоком", version: 1)).Expect().Said(coffee) is { } mended ? (mended.Value, mended.IsDamaged) : default);
    }

    [Fact]
    public async Task A_value_that_was_moved_to_another_field_behind_the_portals_back_is_noticed()
    {
        var (coffee, tea) = (await Network.Field("Кофе"), await Network.Field("Чай"));
        (await Network.Say(coffee, _client, "чёрный")).Expect();
        Network.Sql("UPDATE own_values SET FieldId = @1 WHERE FieldId = @0", coffee.Id.Key(), tea.Id.Key());

        Assert.True((await Network.Card(_client)).IsAltered);
    }

    [Fact]
    public async Task A_card_has_one_value_for_each_field()
    {
        var field = await Network.Field("Кофе");
        (await Network.Say(field, _client, "чёрный")).Expect();
        await using var db = Network.Db();
        db.OwnValues.Add(new OwnValue { ClientId = _client, FieldId = field.Id, Value = "второй" });
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }
}

using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Health;

namespace SalonCrm.Data.Tests.Health;

public sealed class ClientHealthTests : IAsyncLifetime
{
    private SomeNetwork _network = null!;
    private Guid _client;

    private ClientHealth Health => _network.Services.GetRequiredService<ClientHealth>();

    public async Task InitializeAsync()
    {
        _network = await SomeNetwork.Make();
        _client = await _network.ConsentsToHealth(await _network.Client());
    }

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task An_allergy_noted_by_a_specialist_is_seen_by_the_front_desk_in_search_and_on_the_card()
    {
        (await Health.SaveAllergy(_network.Specialist, Ammonia())).Expect();

        Assert.Equal(["аммиак"], Assert.Single((await _network.Search.Find(_network.Staff, "45-67")).Expect().Hits).Allergies);
        var card = (await _network.Cards.Open(_network.Staff, _client)).Expect();
        var allergy = Assert.Single(card.AllergyDetails);
        Assert.Equal(("аммиак", "отёк", Severity.Severe), (allergy.Form.Substance, allergy.Form.Reaction, allergy.Form.Severity));
        Assert.Equal("Specialist", allergy.Written.By);
        Assert.Equal(AllergyState.Listed, card.AllergyState);
    }

    [Fact]
    public async Task Without_consent_to_health_data_nothing_is_taken_and_what_no_longer_holds_can_be_taken_off()
    {
        var form = Ammonia();
        (await Health.SaveAllergy(_network.Specialist, form)).Expect();
        (await _network.Services.GetRequiredService<ClientConsents>().Withdraw(_network.Staff, _client, ConsentPurpose.HealthData)).Expect();

        FieldProblem[] refusal = [new(Field.Consent, Problem.NoConsent)];
        var latex = new AllergyForm { ClientId = _client, Substance = "латекс" };
        Assert.Equal(refusal, Assert.IsType<Outcome<ClientCard>.Invalid>(await Health.SaveAllergy(_network.Specialist, latex)).Problems);
        var note = new HealthNoteForm { ClientId = _client, Text = "тремор" };
        Assert.Equal(refusal, Assert.IsType<Outcome<ClientCard>.Invalid>(await Health.SaveNote(_network.Specialist, note)).Problems);

        (await Health.RemoveAllergy(_network.Specialist, _client, form.Id)).Expect();
        Assert.Empty((await _network.Card(_client)).AllergyDetails);
    }

    [Fact]
    public async Task A_new_card_with_an_allergy_needs_the_clients_yes_and_records_it()
    {
        var form = _network.Form(phone: "+7 916 555-00-11");
        (form.AllergyState, form.Allergies) = (AllergyState.Listed, ["хна"]);
        Assert.Equal([new(Field.Allergies, Problem.NoConsent)], Assert.IsType<Outcome<Guid>.Invalid>(await _network.Cards.Create(_network.Manager, form)).Problems);

        form.ConsentsToHealthData = true;
        (await _network.Cards.Create(_network.Manager, form)).Expect();
        var card = await _network.Card(form.Id);
        Assert.Equal(["хна"], card.Allergies);
        Assert.Equal([ConsentPurpose.HealthData], card.Entries!.Consents.Where(c => c.Standing == ConsentStanding.Given).Select(c => c.Purpose));
    }

    [Fact]
    public async Task Every_change_stands_in_the_history_with_both_values()
    {
        var form = Ammonia();
        (await Health.SaveAllergy(_network.Specialist, form)).Expect();
        (form.Version, form.Severity) = (1, Severity.Mild);
        (await Health.SaveAllergy(_network.Specialist, form)).Expect();
        (await Health.RemoveAllergy(_network.Specialist, _client, form.Id)).Expect();

        var history = (await _network.Cards.History(_network.Manager, _client)).Expect();
        Assert.Equal(
            [("аммиак, отёк, Mild", null), ("аммиак, отёк, Severe", "аммиак, отёк, Mild"), (null, "аммиак, отёк, Severe")],
            history.SelectMany(h => h.Fields).Where(f => f.Field == Field.Allergies).Select(f => (f.Old, f.New)));
        Assert.Equal(AllergyState.NoneKnown, (await _network.Card(_client)).AllergyState);
    }

    [Fact]
    public async Task The_same_form_twice_notes_one_allergy()
    {
        var form = Ammonia();
        await Task.WhenAll(Health.SaveAllergy(_network.Staff, form), Health.SaveAllergy(_network.Staff, form));
        Assert.Single((await _network.Card(_client)).AllergyDetails);
    }

    [Fact]
    public async Task The_second_who_changes_the_same_line_is_told()
    {
        var form = Ammonia();
        (await Health.SaveAllergy(_network.Staff, form)).Expect();
        var (first, second) = (Ammonia(form.Id, 1), Ammonia(form.Id, 1));
        (first.Reaction, second.Reaction) = ("сыпь", "зуд");
        (await Health.SaveAllergy(_network.Staff, first)).Expect();

        var told = Assert.IsType<Outcome<ClientCard>.Conflict>(await Health.SaveAllergy(_network.Specialist, second));
        Assert.Equal("сыпь", (await _network.Card(_client)).AllergyDetails[0].Form.Reaction);
        second.Version = told.Version;
        Assert.Equal("зуд", (await Health.SaveAllergy(_network.Specialist, second)).Expect().AllergyDetails[0].Form.Reaction);
    }

    [Fact]
    public async Task Two_people_who_edit_two_sections_at_once_both_keep_their_work()
    {
        var form = (await _network.Card(_client)).Form!;
        (await Health.SaveAllergy(_network.Specialist, Ammonia())).Expect();
        (await _network.Cards.Confirm(_network.Staff, _client)).Expect();
        form.Email = "maria@mail.example";

        var card = (await _network.Cards.Edit(_network.Manager, form)).Expect();

        Assert.Equal("maria@mail.example", card.Email);
        Assert.Equal(["аммиак"], card.Allergies);
        Assert.NotNull(card.ConfirmedOn);
    }

    [Fact]
    public async Task No_allergies_is_noted_when_asked_and_refused_while_one_is_listed()
    {
        Assert.Equal(AllergyState.NoneKnown, (await Health.NoAllergies(_network.Staff, _client)).Expect().AllergyState);
        (await Health.SaveAllergy(_network.Staff, Ammonia())).Expect();
        var refused = Assert.IsType<Outcome<ClientCard>.Invalid>(await Health.NoAllergies(_network.Staff, _client));
        Assert.Equal(new FieldProblem(Field.Allergies, Problem.Contradicts), Assert.Single(refused.Problems));
    }

    [Fact]
    public async Task Contraindications_and_features_are_hints_and_conditions_are_not()
    {
        foreach (var kind in Enum.GetValues<HealthNoteKind>())
        {
            (await Health.SaveNote(_network.Specialist, new HealthNoteForm { ClientId = _client, Kind = kind, Text = kind.ToString() })).Expect();
        }

        var notes = (await _network.Cards.Open(_network.Specialist, _client)).Expect().HealthNotes;
        Assert.Equal([HealthNoteKind.Contraindication, HealthNoteKind.PhysicalFeature, HealthNoteKind.ChronicCondition], notes.Select(n => n.Form.Kind));
        Assert.Equal([true, true, false], notes.Select(n => n.IsHint));
        Assert.Equal(["Contraindication"], Assert.Single((await _network.Search.Find(_network.Staff, "45-67")).Expect().Hits).Contraindications);
    }

    [Theory]
    [InlineData(null, Problem.Required)]
    [InlineData("  ", Problem.Required)]
    [InlineData("long", Problem.TooLong)]
    public async Task A_substance_must_be_there_and_short(string? substance, Problem problem)
    {
        var form = Ammonia();
        form.Substance = substance == "long" ? new string('я', 101) : substance;
        var refused = Assert.IsType<Outcome<ClientCard>.Invalid>(await Health.SaveAllergy(_network.Staff, form));
        Assert.Equal(new FieldProblem(Field.Allergies, problem), Assert.Single(refused.Problems));
        Assert.Empty((await _network.Card(_client)).AllergyDetails);
    }

    private AllergyForm Ammonia(Guid? id = null, int version = 0) => new()
    {
        ClientId = _client, Id = id ?? Guid.CreateVersion7(), Version = version, Substance = "аммиак", Reaction = "отёк", Severity = Severity.Severe,
    };
}

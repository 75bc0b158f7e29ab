using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Clients;

public sealed class EditingTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task The_second_of_two_managers_is_told_what_the_first_changed_and_nothing_is_lost()
    {
        var id = await shared.Client("Анна", "Ясная");
        var (first, second) = ((await Network.Card(id)).Form!, (await Network.Card(id)).Form!);
        first.Email = "first@mail.example";
        second.Email = "second@mail.example";
        second.Comment = "чай";
        (await Edit(first)).Expect();

        var conflict = Assert.IsType<Outcome<ClientCard>.Conflict>(await Edit(second));
        Assert.Equal(2, conflict.Version);
        var told = Assert.Single(conflict.Changes);
        Assert.Equal("Manager", told.By);
        Assert.Equal([new FieldChange(Field.Email, null, "first@mail.example")], told.Fields);
        Assert.Equal(("first@mail.example", null), ((await Network.Card(id)).Email, (await Network.Card(id)).Comment));

        second.Version = conflict.Version;
        var saved = (await Edit(second)).Expect();
        Assert.Equal(("second@mail.example", "чай", 3), (saved.Email, saved.Comment, saved.Version));
        var history = (await Network.Cards.History(Network.Manager, id)).Expect();
        Assert.Contains(new FieldChange(Field.Email, "first@mail.example", "second@mail.example"), history[0].Fields);
    }

    [Fact]
    public async Task Of_two_managers_who_save_in_the_same_moment_one_is_told()
    {
        var id = await shared.Client("Анна", "Ясная");
        var forms = new List<ClientForm>();
        for (var i = 0; i < 6; i++)
        {
            var form = (await Network.Card(id)).Form!;
            form.Comment = $"правка {i}";
            forms.Add(form);
        }

        var outcomes = await Task.WhenAll(forms.Select(f => Task.Run(() => Edit(f))));

        Assert.Single(outcomes.OfType<Outcome<ClientCard>.Done>());
        Assert.Equal(5, outcomes.OfType<Outcome<ClientCard>.Conflict>().Count());
        Assert.Equal(2, (await Network.Card(id)).Version);
    }

    [Fact]
    public async Task An_edit_sent_twice_is_done_once()
    {
        var id = await shared.Client("Анна", "Ясная");
        ClientForm Form(ClientForm form)
        {
            form.Comment = "чай";
            form.Phones.Add(new() { Text = "+48 601 234 567" });
            return form;
        }

        var (one, again) = (Form((await Network.Card(id)).Form!), Form((await Network.Card(id)).Form!));

        Assert.Equal(2, (await Edit(one)).Expect().Version);
        Assert.Equal(2, (await Edit(again)).Expect().Version);
        Assert.Equal(2, (await Network.Card(id)).Phones.Count);
        Assert.Equal(2, (await Network.Cards.History(Network.Manager, id)).Expect().Count);
    }

    [Fact]
    public async Task A_form_that_changes_nothing_saves_nothing()
    {
        var id = await shared.Client("Анна", "Ясная");
        var before = Network.Rows("clients");

        Assert.Equal(1, (await Edit((await Network.Card(id)).Form!)).Expect().Version);
        Assert.Equal(before, Network.Rows("clients"));
    }

    [Fact]
    public async Task A_phone_that_stays_keeps_its_row_when_others_come_go_and_change_places()
    {
        var form = shared.Form();
        var kept = form.Phones[0].Text!;
        form.Phones.Add(new() { Text = shared.Phone(), Label = "старый" });
        (await Network.Cards.Create(Network.Manager, form)).Expect();
        var row = (await Network.Card(form.Id)).Phones[0].Id;

        var edit = (await Network.Card(form.Id)).Form!;
        edit.Phones = [new() { Text = shared.Phone() }, new() { Text = kept, Label = "мама" }];
        (await Edit(edit)).Expect();

        var card = await Network.Card(form.Id);
        Assert.Equal(2, card.Phones.Count);
        Assert.Equal((row, "мама", kept), (card.Phones[1].Id, card.Phones[1].Label, card.Phones[1].Dial));
        Assert.False(card.IsAltered);
    }

    [Fact]
    public async Task Allergies_are_added_and_taken_off_one_by_one()
    {
        var form = shared.Form();
        (form.AllergyState, form.Allergies, form.ConsentsToHealthData) = (AllergyState.Listed, ["латекс", "хна"], true);
        (await Network.Cards.Create(Network.Manager, form)).Expect();

        var edit = (await Network.Card(form.Id)).Form!;
        edit.Allergies = ["хна", "аммиак"];
        Assert.Equal(["аммиак", "хна"], (await Edit(edit)).Expect().Allergies.Order(StringComparer.Ordinal));

        edit = (await Network.Card(form.Id)).Form!;
        (edit.AllergyState, edit.Allergies) = (AllergyState.NoneKnown, []);
        var card = (await Edit(edit)).Expect();
        Assert.Equal((AllergyState.NoneKnown, 0), (card.AllergyState, card.Allergies.Count));
    }

    [Fact]
    public async Task A_client_that_does_not_exist_is_not_found()
    {
        Assert.IsType<Outcome<ClientCard>.NotFound>(await Edit(shared.Form()));
        Assert.IsType<Outcome<ClientCard>.NotFound>(await Network.Cards.Open(Network.Manager, Guid.CreateVersion7()));
        Assert.IsType<Outcome<string?>.NotFound>(await Network.Cards.Reveal(Network.Manager, Guid.CreateVersion7(), Field.Email));
    }

    [Fact]
    public async Task An_edit_that_brings_a_known_phone_is_told_whose_it_is_and_can_share_it_knowingly()
    {
        var mother = await shared.Client("Мать", "Семейная");
        var phone = (await Network.Card(mother)).Phones[0].Dial!;
        var child = await shared.Client("Дочь", "Семейная");
        var form = (await Network.Card(child)).Form!;
        form.Phones.Add(new() { Text = phone });

        Assert.Equal([mother], Assert.IsType<Outcome<ClientCard>.PhoneKnown>(await Edit(form)).Clients.Select(c => c.Id));
        Assert.Single((await Network.Card(child)).Phones);

        form.SharesPhoneKnowingly = true;
        Assert.Equal(2, (await Edit(form)).Expect().Phones.Count);

        // Kept once, it is no news at the next edit.
        var next = (await Network.Card(child)).Form!;
        next.Comment = "чай";
        (await Edit(next)).Expect();
    }

    private Task<Outcome<ClientCard>> Edit(ClientForm form) => Network.Cards.Edit(Network.Manager, form);
}

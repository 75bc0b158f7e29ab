using System.Globalization;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Data.Tests.Treatments;

public sealed class SpecialistNoteTests(SharedNetwork shared) : IClassFixture<SharedNetwork>, IAsyncLifetime
{
    private Guid _client;

    private SomeNetwork Network => shared.Network;

    public async Task InitializeAsync() => _client = await shared.Client();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_specialists_note_is_read_by_the_front_desk_with_its_author()
    {
        (await Save(Form(" Сухая, обезвожена \r\nT-зона жирная "))).Expect();

        var note = Assert.Single((await Network.Notes().List(Network.Staff, _client)).Expect());
        Assert.Equal((NoteKind.Skin, SomeEntries.Today, "Сухая, обезвожена \nT-зона жирная"), (note.Form.Kind, note.Form.Day, note.Form.Text));
        Assert.Equal(("Specialist", null, null, false), (note.Written.By, note.Written.ChangedAt, note.Written.ChangedBy, note.Written.IsDamaged));
    }

    [Fact]
    public async Task Notes_stand_newest_first_whenever_they_were_written()
    {
        (await Save(Form("вчера", SomeEntries.Today.AddDays(-1)))).Expect();
        (await Save(Form("давно", SomeEntries.Today.AddYears(-1)))).Expect();

        var notes = (await Save(Form("сегодня"))).Expect();

        Assert.Equal(["сегодня", "вчера", "давно"], notes.Select(n => n.Form.Text));
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_note()
    {
        var (once, twice) = (Form("сухая"), Form("сухая"));
        twice.Id = once.Id;

        (await Save(once)).Expect();
        var rows = Network.Rows("specialist_notes");
        Assert.Single((await Save(twice)).Expect());

        Assert.Equal(rows, Network.Rows("specialist_notes"));
        Assert.Single(await History());
    }

    [Fact]
    public async Task A_change_is_told_in_the_history_with_both_texts_and_who_made_it()
    {
        var form = (await Save(Form("сухая"))).Expect()[0].Form;
        (form.Kind, form.Text) = (NoteKind.Hair, "ломкие\nна концах");

        var changed = (await Network.Notes().Save(Network.Manager, form)).Expect()[0];

        Assert.Equal(("Specialist", "Manager", 2), (changed.Written.By, changed.Written.ChangedBy, changed.Form.Version));
        var day = SomeEntries.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal(
            [
                new(Field.SpecialistNote, $"{day} · Skin · сухая", $"{day} · Hair · ломкие на концах"),
                new(Field.SpecialistNote, null, $"{day} · Skin · сухая"),
            ],
            await History());
    }

    [Fact]
    public async Task The_second_of_two_who_change_a_note_is_told_and_can_overwrite_knowingly()
    {
        (await Save(Form("сухая"))).Expect();
        SpecialistNoteForm first = await Only(), second = await Only();
        (first.Text, second.Text) = ("жирная", "нормальная");
        (await Save(first)).Expect();

        var conflict = Assert.IsType<Outcome<IReadOnlyList<SpecialistNoteView>>.Conflict>(await Save(second));
        Assert.Equal("жирная", (await Only()).Text);

        second.Version = conflict.Version;
        Assert.Equal("нормальная", (await Save(second)).Expect()[0].Form.Text);
    }

    [Fact]
    public async Task What_cannot_be_is_told_for_each_field_and_nothing_is_kept()
    {
        var form = await shared.Born(new DateOnly(1990, 5, 6));
        SpecialistNoteForm Bad(string? text, DateOnly? day) => new() { ClientId = form, Text = text, Day = day };

        await Refused(Bad(" \n ", null), (Field.Date, Problem.Required), (Field.Text, Problem.Required));
        await Refused(Bad(new string('я', 4001), SomeEntries.Today.AddDays(2)), (Field.Date, Problem.InTheFuture), (Field.Text, Problem.TooLong));
        await Refused(Bad("до рождения", new DateOnly(1990, 5, 5)), (Field.Date, Problem.BeforeBirth));
        await Refused(Form("очень давно", SomeEntries.Today.AddYears(-131)), (Field.Date, Problem.TooLongAgo));
        (await Save(Bad(new string('я', 4000), new DateOnly(1990, 5, 6)))).Expect();
    }

    [Fact]
    public async Task A_note_of_another_card_or_of_nobody_is_not_found()
    {
        var form = (await Save(Form("сухая"))).Expect()[0].Form;
        form.ClientId = await shared.Client();
        Assert.IsType<Outcome<IReadOnlyList<SpecialistNoteView>>.NotFound>(await Save(form));

        form = Form("сухая");
        form.ClientId = Guid.NewGuid();
        Assert.IsType<Outcome<IReadOnlyList<SpecialistNoteView>>.NotFound>(await Save(form));
        Assert.IsType<Outcome<IReadOnlyList<SpecialistNoteView>>.NotFound>(await Network.Notes().List(Network.Staff, Guid.NewGuid()));
    }

    [Fact]
    public async Task The_front_desk_reads_notes_and_writes_none() =>
        Assert.IsType<Outcome<IReadOnlyList<SpecialistNoteView>>.NotAllowed>(await Network.Notes().Save(Network.Staff, Form("сухая")));

    [Fact]
    public async Task A_note_that_was_altered_behind_the_portals_back_is_told_and_the_others_still_read()
    {
        (await Save(Form("раньше", SomeEntries.Today.AddDays(-1)))).Expect();
        var form = Form("сухая");
        (await Save(form)).Expect();
        Assert.Equal(1, Network.Sql("UPDATE specialist_notes SET Day = '2001-01-01' WHERE Id = @0", form.Id.Key()));

        var notes = (await Network.Notes().List(Network.Staff, _client)).Expect();

        Assert.Equal([false, true], notes.Select(n => n.Written.IsDamaged));
    }

    private SpecialistNoteForm Form(string text, DateOnly? day = null) => new() { ClientId = _client, Day = day ?? SomeEntries.Today, Text = text };

    private Task<Outcome<IReadOnlyList<SpecialistNoteView>>> Save(SpecialistNoteForm form) => Network.Notes().Save(Network.Specialist, form);

    private async Task<SpecialistNoteForm> Only() => Assert.Single((await Network.Notes().List(Network.Staff, _client)).Expect()).Form;

    private Task<List<FieldChange>> History() => Network.Told(_client, Field.SpecialistNote);

    private async Task Refused(SpecialistNoteForm form, params (Field, Problem)[] problems)
    {
        var rows = Network.Rows("specialist_notes");
        var invalid = Assert.IsType<Outcome<IReadOnlyList<SpecialistNoteView>>.Invalid>(await Save(form));
        Assert.Equal(problems, invalid.Problems.Select(p => (p.Field, p.Problem)));
        Assert.Equal(rows, Network.Rows("specialist_notes"));
    }
}

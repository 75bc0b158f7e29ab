using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Tests.Visits;

public sealed class VisitTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    private ClientVisits Visits => Network.Visits();

    [Fact]
    public async Task A_visit_is_kept_with_its_services_purchases_and_what_was_said()
    {
        var (client, olga) = (await shared.Client(), await Network.Master("Ольга"));
        var form = Network.Visit(client, SomeVisits.Day);
        (form.At, form.Wishes, form.Feedback, form.Score) = (new TimeOnly(14, 30), "  без чёлки ", "очень довольна", 5);
        form.Services = [new() { Name = "Окрашивание", MasterId = olga, Price = 4500.505m, Formula = "6/0 30 г\n9%" }, new() { Name = "Стрижка" }, new()];
        form.Purchases = [new() { Name = "Шампунь", Quantity = 2, Price = 900 }];
        (await Visits.Save(Network.Specialist, form)).Expect();

        var visit = Assert.Single((await Visits.List(Network.Staff, client)).Expect().Visits);
        Assert.Equal((SomeVisits.Day, new TimeOnly(14, 30), VisitState.Done, "Арбат"), (visit.On, visit.At!.Value, visit.State, visit.Salon));
        Assert.Equal([new("Окрашивание", "Ольга", 4500.51m, "6/0 30 г\n9%"), new("Стрижка", null, null, null)], visit.Services);
        Assert.Equal([new("Шампунь", 2, 900m)], visit.Purchases);
        Assert.Equal(("без чёлки", "очень довольна", 5, 6300.51m, false), (visit.Wishes, visit.Feedback, visit.Score, visit.Total, visit.IsDamaged));
    }

    [Fact]
    public async Task Only_who_writes_treatments_gets_a_form_and_may_save_and_the_front_desk_may_mark()
    {
        var client = await shared.Client();
        var saved = (await Visits.Save(Network.Specialist, Network.Visit(client, SomeVisits.Day))).Expect();

        Assert.NotNull((await Visits.List(Network.Specialist, client)).Expect().Visits[0].Form);
        Assert.Null((await Visits.List(Network.Staff, client)).Expect().Visits[0].Form);
        Assert.IsType<Outcome<VisitView>.NotAllowed>(await Visits.Save(Network.Staff, Network.Visit(client, SomeVisits.Day)));
        Assert.IsType<Outcome<VisitView>.Done>(await Visits.Mark(Network.Staff, saved.Id, saved.Version, VisitState.Cancelled));
    }

    [Fact]
    public async Task Visits_come_newest_first_twenty_at_a_time()
    {
        var client = await shared.Client();
        for (var i = 0; i < 23; i++)
        {
            (await Visits.Save(Network.Manager, Network.Visit(client, SomeVisits.Day.AddDays(-i)))).Expect();
        }

        var first = (await Visits.List(Network.Manager, client)).Expect();
        var rest = (await Visits.List(Network.Manager, client, skip: first.Visits.Count)).Expect();

        Assert.Equal((ClientVisits.PageSize, true, 3, false), (first.Visits.Count, first.HasMore, rest.Visits.Count, rest.HasMore));
        Assert.Equal(Enumerable.Range(0, 23).Select(i => SomeVisits.Day.AddDays(-i)), first.Visits.Concat(rest.Visits).Select(v => v.On));
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_visit()
    {
        var client = await shared.Client();
        var form = Network.Visit(client, SomeVisits.Day);
        (await Visits.Save(Network.Specialist, form)).Expect();
        var rows = Network.Rows("service_lines");
        Assert.Equal(1, (await Visits.Save(Network.Specialist, form)).Expect().Version);

        Assert.Single((await Visits.List(Network.Staff, client)).Expect().Visits);
        Assert.Equal(rows, Network.Rows("service_lines"));
        Assert.Single(await Told(client));
    }

    [Fact]
    public async Task The_second_of_two_who_edit_one_visit_is_told_and_may_save_over_it_knowingly()
    {
        var client = await shared.Client();
        (await Visits.Save(Network.Specialist, Network.Visit(client, SomeVisits.Day))).Expect();
        var (mine, theirs) = (await Form(client), await Form(client));
        theirs.Services[0].Price = 100;
        (await Visits.Save(Network.Manager, theirs)).Expect();
        mine.Wishes = "чай";

        var conflict = Assert.IsType<Outcome<VisitView>.Conflict>(await Visits.Save(Network.Specialist, mine));
        mine.Version = conflict.Version;
        var saved = (await Visits.Save(Network.Specialist, mine)).Expect();

        Assert.Equal((3, "чай", null), (saved.Version, saved.Wishes, saved.Services[0].Price));
    }

    [Fact]
    public async Task Lines_are_changed_added_taken_off_and_put_in_order_and_one_that_stays_keeps_its_row()
    {
        var client = await shared.Client();
        var form = Network.Visit(client, SomeVisits.Day);
        form.Services = [new() { Name = "Стрижка" }, new() { Name = "Укладка" }];
        (await Visits.Save(Network.Specialist, form)).Expect();
        var edit = await Form(client);
        var kept = edit.Services[1].Id;
        edit.Services = [new() { Name = "Маска" }, edit.Services[1]];
        (await Visits.Save(Network.Specialist, edit)).Expect();

        edit = await Form(client);
        Assert.Equal(["Маска", "Укладка"], edit.Services.Select(l => l.Name));
        Assert.Equal(kept, edit.Services[1].Id);
    }

    [Fact]
    public async Task The_history_tells_a_visit_in_one_line_with_what_it_was()
    {
        var (client, olga) = (await shared.Client(), await Network.Master("Ольга"));
        var form = Network.Visit(client, new DateOnly(2026, 3, 4));
        (form.At, form.State, form.Services) = (new TimeOnly(9, 0), VisitState.Done, [new() { Name = "Стрижка", MasterId = olga, Price = 1500.5m }]);
        (form.Purchases, form.Score) = ([new() { Name = "Маска", Quantity = 2, Price = 300 }], 4);
        (await Visits.Save(Network.Specialist, form)).Expect();
        (await Visits.Mark(Network.Manager, form.Id, 1, VisitState.Cancelled)).Expect();

        var told = await Told(client);
        Assert.Equal(new FieldChange(Field.Visit, null, "2026-03-04 09:00 · Done · Арбат · Стрижка, Ольга, 1500.5 · + Маска, ×2, 300 · 4/5"), told[1]);
        Assert.Equal((told[1].New, "2026-03-04 09:00 · Cancelled · Арбат · Стрижка, Ольга, 1500.5 · + Маска, ×2, 300 · 4/5"), (told[0].Old, told[0].New));
    }

    [Fact]
    public async Task A_planned_visit_is_marked_in_one_step_and_a_second_who_marks_is_told()
    {
        var client = await shared.Client();
        var form = Network.Visit(client, SomeVisits.Day, VisitState.Planned);
        (await Visits.Save(Network.Specialist, form)).Expect();

        Assert.Equal(VisitState.Done, (await Visits.Mark(Network.Specialist, form.Id, 1, VisitState.Done)).Expect().State);
        Assert.Equal(2, (await Visits.Mark(Network.Specialist, form.Id, 1, VisitState.Done)).Expect().Version);
        Assert.IsType<Outcome<VisitView>.Conflict>(await Visits.Mark(Network.Manager, form.Id, 1, VisitState.NoShow));
        Assert.IsType<Outcome<VisitView>.NotFound>(await Visits.Mark(Network.Manager, Guid.CreateVersion7(), 1, VisitState.NoShow));
    }

    [Fact]
    public async Task A_line_altered_behind_the_back_is_told_and_no_form_takes_it_off()
    {
        var client = await shared.Client();
        var form = Network.Visit(client, SomeVisits.Day);
        form.Services = [new() { Name = "Стрижка" }, new() { Name = "Укладка" }];
        (await Visits.Save(Network.Specialist, form)).Expect();
        Assert.Equal(1, Network.Sql("UPDATE service_lines SET NameSealed = zeroblob(80) WHERE Id = @0", form.Services[0].Id.Key()));

        var visit = Assert.Single((await Visits.List(Network.Staff, client)).Expect().Visits);
        Assert.True(visit.IsDamaged);
        Assert.Equal(["Укладка"], visit.Services.Select(l => l.Name));
        var edit = await Form(client);
        edit.Wishes = "чай";
        (await Visits.Save(Network.Specialist, edit)).Expect();
        Assert.Equal(2L, Network.Value("SELECT count(*) FROM service_lines WHERE VisitId = @0", form.Id.Key()));
    }

    [Fact]
    public async Task Nothing_that_was_said_or_done_lies_in_the_file_as_text()
    {
        var form = Network.Visit(await shared.Client(), SomeVisits.Day);
        (form.Wishes, form.Feedback) = ("wish-in-the-clear", "feedback-in-the-clear");
        form.Services = [new() { Name = "service-in-the-clear", Formula = "formula-in-the-clear" }];
        form.Purchases = [new() { Name = "purchase-in-the-clear" }];
        (await Visits.Save(Network.Specialist, form)).Expect();

        var clear = "in-the-clear"u8.ToArray();
        foreach (var file in Directory.GetFiles(Network.Place.Folder, "salon.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            Assert.Equal(-1, bytes.ToArray().AsSpan().IndexOf(clear));
        }
    }

    private async Task<VisitForm> Form(Guid client) => (await Visits.List(Network.Specialist, client)).Expect().Visits[0].Form!;

    private async Task<List<FieldChange>> Told(Guid client) =>
        [.. (await Network.Cards.History(Network.Manager, client)).Expect().SelectMany(h => h.Fields).Where(f => f.Field == Field.Visit)];
}

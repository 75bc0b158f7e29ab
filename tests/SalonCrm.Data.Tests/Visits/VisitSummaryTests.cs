using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Tests.Visits;

public sealed class VisitSummaryTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    private ClientVisits Visits => Network.Visits();

    [Fact]
    public async Task Favourites_number_and_total_follow_from_the_done_visits_alone()
    {
        var (client, olga, nina) = (await shared.Client(), await Network.Master("Ольга"), await Network.Master("Нина"));
        await Save(client, SomeVisits.Day, VisitState.Done, new ServiceForm { Name = "Стрижка", MasterId = nina, Price = 1500.5m });
        await Save(client, SomeVisits.Day.AddDays(-10), VisitState.Done, new() { Name = "Окрашивание", MasterId = olga, Price = 4000 }, new() { Name = "стрижка", MasterId = olga });
        await Save(client, SomeVisits.Day.AddDays(-20), VisitState.Done, new ServiceForm { Name = "Маникюр" });
        await Save(client, SomeVisits.Day.AddDays(-30), VisitState.Done, new ServiceForm { Name = "Укладка" });
        await Save(client, SomeVisits.Day.AddDays(5), VisitState.NoShow, new() { Name = "Пилинг", MasterId = nina, Price = 9000 }, new() { Name = "Пилинг", MasterId = nina });
        await Save(client, DateOnly.FromDateTime(DateTime.UtcNow).AddDays(20), VisitState.Planned, new ServiceForm { Name = "Позже" });
        await Save(client, DateOnly.FromDateTime(DateTime.UtcNow).AddDays(10), VisitState.Planned, new ServiceForm { Name = "Скоро", Price = 1 });

        var summary = (await Visits.Summary(Network.Specialist, client)).Expect();

        Assert.Equal((4, 5500.5m, "Ольга"), (summary.Count, summary.Spent, summary.FavouriteMaster));
        Assert.Equal(["Стрижка", "Окрашивание", "Маникюр"], summary.FavouriteServices);
        Assert.Equal([SomeVisits.Day, SomeVisits.Day.AddDays(-10), SomeVisits.Day.AddDays(-20)], summary.Latest.Select(v => v.On));
        Assert.Equal((SomeVisits.Day, "Арбат"), (summary.Last!.On, summary.Last.Salon));
        Assert.Equal(["Скоро"], summary.Next!.Services);
    }

    [Fact]
    public async Task A_new_guest_has_an_empty_summary()
    {
        var summary = (await Visits.Summary(Network.Staff, await shared.Client())).Expect();
        Assert.Equal((0, 0m, null, null, null), (summary.Count, summary.Spent, summary.Last, summary.Next, summary.FavouriteMaster));
    }

    [Fact]
    public async Task The_earliest_done_visit_dates_the_first_visit_and_the_history_tells_it()
    {
        var client = await shared.Client();
        await Save(client, SomeVisits.Day.AddDays(-90), VisitState.Cancelled);
        Assert.Null((await Network.Card(client)).FirstVisit);

        await Save(client, SomeVisits.Day, VisitState.Done);
        await Save(client, SomeVisits.Day.AddDays(1), VisitState.Done);
        await Save(client, SomeVisits.Day.AddDays(-7), VisitState.Done);

        Assert.Equal((SomeVisits.Day.AddDays(-7), 3, false), ((await Network.Card(client)).FirstVisit, (await Network.Card(client)).Version, (await Network.Card(client)).IsAltered));
        var told = (await Network.Cards.History(Network.Manager, client)).Expect().SelectMany(h => h.Fields).Where(f => f.Field == Field.FirstVisit);
        Assert.Equal([(Iso(SomeVisits.Day), Iso(SomeVisits.Day.AddDays(-7))), (null, Iso(SomeVisits.Day))], told.Select(f => (f.Old, f.New)));
    }

    [Fact]
    public async Task Who_edits_the_person_meanwhile_is_not_told_of_a_conflict_and_the_first_visit_stays()
    {
        var client = await shared.Client();
        var form = (await Network.Card(client)).Form!;
        form.Comment = "чай";
        await Save(client, SomeVisits.Day, VisitState.Done);

        var card = (await Network.Cards.Edit(Network.Manager, form)).Expect();

        Assert.Equal(("чай", SomeVisits.Day), (card.Comment, card.FirstVisit));
    }

    [Fact]
    public async Task Who_typed_another_first_visit_or_met_another_editor_is_told()
    {
        var client = await shared.Client();
        var (dated, met) = ((await Network.Card(client)).Form!, (await Network.Card(client)).Form!);
        await Save(client, SomeVisits.Day, VisitState.Done);
        dated.FirstVisit = SomeVisits.Day.AddDays(-100);
        Assert.IsType<Outcome<ClientCard>.Conflict>(await Network.Cards.Edit(Network.Manager, dated));

        var other = (await Network.Card(client)).Form!;
        other.Address = "Арбат, 5";
        (await Network.Cards.Edit(Network.Head, other)).Expect();
        met.Comment = "чай";
        Assert.IsType<Outcome<ClientCard>.Conflict>(await Network.Cards.Edit(Network.Manager, met));
    }

    private async Task Save(Guid client, DateOnly on, VisitState state, params ServiceForm[] services)
    {
        var form = Network.Visit(client, on, state);
        form.Services = [.. services];
        (await Visits.Save(Network.Specialist, form)).Expect();
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

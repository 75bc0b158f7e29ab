using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Tests.Visits;

public sealed class BadVisitTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    private SomeNetwork Network => shared.Network;

    [Theory]
    [InlineData(VisitState.Done, "2026-06-03", Problem.InTheFuture)]
    [InlineData(VisitState.NoShow, "2026-06-03", Problem.InTheFuture)]
    [InlineData(VisitState.Done, "2026-06-02", null)]
    [InlineData(VisitState.Planned, "2026-12-01", null)]
    [InlineData(VisitState.Cancelled, "2026-12-01", null)]
    [InlineData(VisitState.Done, "1990-05-05", Problem.BeforeBirth)]
    [InlineData(VisitState.Done, "1990-05-06", null)]
    public void A_day_fits_the_state_and_the_birth(VisitState state, string day, Problem? problem) =>
        Assert.Equal(problem, VisitRules.DayProblem(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), state, new DateOnly(1990, 5, 6), Today));

    [Fact]
    public void A_day_is_needed_and_cannot_be_longer_ago_than_a_life() =>
        Assert.Equal(
            [Problem.Required, Problem.TooLongAgo],
            new DateOnly?[] { null, new(1890, 1, 1) }.Select(d => VisitRules.DayProblem(d, VisitState.Done, null, Today)));

    [Fact]
    public void Every_wrong_field_is_told_with_its_line()
    {
        var form = new VisitForm { On = Today, Score = 6, Wishes = new('x', 4001), Feedback = new('x', 4001) };
        form.Services = [new() { Name = "Стрижка" }, new() { Price = -1, Formula = new('x', 1001) }, new() { Name = new('x', 201), Price = 100_000_001 }];
        form.Purchases = [new() { Name = "Шампунь", Price = -0.01m }, new() { Name = "Маска", Quantity = 0 }, new() { Price = 1 }];
        VisitRules.Tidy(form);

        Assert.Equal(
            [
                new(Field.Score, Problem.OutOfRange),
                new(Field.Wishes, Problem.TooLong),
                new(Field.Feedback, Problem.TooLong),
                new(Field.ServiceLine, Problem.Required, 1),
                new(Field.Price, Problem.BelowZero, 1),
                new(Field.Formula, Problem.TooLong, 1),
                new(Field.ServiceLine, Problem.TooLong, 2),
                new(Field.Price, Problem.OutOfRange, 2),
                new(Field.Purchase, Problem.BelowZero),
                new(Field.Purchase, Problem.OutOfRange, 1),
                new(Field.Purchase, Problem.Required, 2),
            ],
            VisitRules.Check(form, null, Today));
    }

    [Fact]
    public void Thirty_lines_are_kept_and_thirty_one_are_too_many()
    {
        var form = new VisitForm { On = Today };
        form.Services.AddRange(Enumerable.Range(0, 30).Select(i => new ServiceForm { Name = $"{i}" }));
        form.Purchases.AddRange(Enumerable.Range(0, 30).Select(i => new PurchaseForm { Name = $"{i}" }));
        Assert.Empty(VisitRules.Check(form, null, Today));

        form.Services.Add(new() { Name = "ещё" });
        form.Purchases.Add(new() { Name = "ещё" });
        Assert.Equal([new(Field.ServiceLine, Problem.TooMany), new(Field.Purchase, Problem.TooMany)], VisitRules.Check(form, null, Today));
    }

    [Fact]
    public async Task A_visit_before_the_birth_is_refused_and_a_specialist_is_not_told_the_date()
    {
        var card = shared.Form();
        card.BirthDate = new DateOnly(1990, 5, 6);
        var client = (await Network.Cards.Create(Network.Manager, card)).Expect();

        var outcome = await Network.Visits().Save(Network.Specialist, Network.Visit(client, new DateOnly(1985, 1, 1)));

        Assert.Equal([new(Field.VisitDate, Problem.BeforeBirth)], Assert.IsType<Outcome<VisitView>.Invalid>(outcome).Problems);
        Assert.DoesNotContain("1990", outcome.ToString(), StringComparison.Ordinal);
        Assert.Empty((await Network.Visits().List(Network.Specialist, client)).Expect().Visits);
    }

    [Fact]
    public async Task Salon_and_masters_must_be_the_networks()
    {
        var form = Network.Visit(await shared.Client(), SomeVisits.Day);
        form.SalonId = Guid.CreateVersion7();
        form.Services.Add(new() { Name = "Укладка", MasterId = Guid.CreateVersion7() });

        var outcome = Assert.IsType<Outcome<VisitView>.Invalid>(await Network.Visits().Save(Network.Specialist, form));
        Assert.Equal([new(Field.Salon, Problem.Unknown), new(Field.Master, Problem.Unknown, 1)], outcome.Problems);
    }

    [Fact]
    public async Task A_planned_visit_to_come_cannot_be_marked_done()
    {
        var form = Network.Visit(await shared.Client(), DateOnly.FromDateTime(DateTime.UtcNow).AddDays(9), VisitState.Planned);
        (await Network.Visits().Save(Network.Specialist, form)).Expect();

        var outcome = Assert.IsType<Outcome<VisitView>.Invalid>(await Network.Visits().Mark(Network.Specialist, form.Id, 1, VisitState.Done));
        Assert.Equal([new(Field.VisitDate, Problem.InTheFuture)], outcome.Problems);
    }

    [Fact]
    public async Task A_client_that_is_not_there_has_no_visits_and_a_visit_does_not_change_hands()
    {
        var (nobody, form) = (Guid.CreateVersion7(), Network.Visit(await shared.Client(), SomeVisits.Day));
        Assert.IsType<Outcome<VisitPage>.NotFound>(await Network.Visits().List(Network.Manager, nobody));
        Assert.IsType<Outcome<VisitSummary>.NotFound>(await Network.Visits().Summary(Network.Manager, nobody));
        Assert.IsType<Outcome<VisitView>.NotFound>(await Network.Visits().Save(Network.Manager, Network.Visit(nobody, SomeVisits.Day)));

        (await Network.Visits().Save(Network.Manager, form)).Expect();
        (form.ClientId, form.Version) = (await shared.Client(), 1);
        Assert.IsType<Outcome<VisitView>.NotFound>(await Network.Visits().Save(Network.Manager, form));
    }
}

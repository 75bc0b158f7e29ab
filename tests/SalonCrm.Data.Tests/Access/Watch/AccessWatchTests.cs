using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Exchange;
using SalonCrm.Data.Network;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Access.Watch;

public sealed class AccessWatchTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    private AccessWatch Watch => Network.Feature<AccessWatch>();

    [Fact]
    public async Task Everything_that_was_opened_searched_and_shown_is_counted_beside_what_is_usual()
    {
        var (staff, now) = (await Network.Account(Role.Staff), DateTimeOffset.UtcNow);
        var ids = new[] { await shared.Client(), await shared.Client() };
        for (var day = 1; day <= 6; day++)
        {
            await Network.Did(staff, TrailAction.CardOpened, Enumerable.Range(0, day).Select(i => now.AddDays(-day).AddHours(-1).AddSeconds(i)));
        }

        await Network.Cards.Open(staff, ids[0]);
        await Network.Cards.Open(staff, ids[0]);
        await Network.Cards.Open(staff, ids[1]);
        await Network.Search.Find(staff, "Иванова");
        await Network.Cards.Reveal(staff, ids[0], Field.Email);
        await Network.Did(staff, TrailAction.QueueRead, [now]);

        var person = (await Watch.Read(Network.Head)).Expect().People.Single(p => p.Account == staff.AccountId);
        Assert.Equal(new Figure(3, 3, 6), person.Figures[Deed.Cards]);
        Assert.Equal((1, 1, 1, 0), (person.Figures[Deed.Searches].Count, person.Figures[Deed.Lists].Count, person.Figures[Deed.Reveals].Count, person.Figures[Deed.Prints].Count));
        Assert.Equal((2, 0, Role.Staff, false), (person.Clients, person.OtherSalons, person.Role, person.IsFrozen));
        Assert.True(person.SearchHits > 0);
    }

    [Fact]
    public async Task Clients_of_another_salon_are_told_once_each_and_whoever_stands_out_comes_first()
    {
        var other = new SalonForm { Name = $"Другой {Guid.NewGuid():N}", CountryCode = "RU" };
        (await Network.Feature<Salons>().Save(Network.Head, other)).Expect();
        var staff = await Network.Account(Role.Staff);
        for (var i = 0; i < 12; i++)
        {
            var form = shared.Form($"Анна {(char)('А' + i)}");
            form.SalonId = other.Id;
            var id = (await Network.Cards.Create(Network.Manager, form)).Expect();
            await Network.Cards.Open(staff, id);
            await Network.Cards.Open(staff, id);
        }

        var people = (await Watch.Read(Network.Head)).Expect().People;
        var person = people.Single(p => p.Account == staff.AccountId);
        Assert.Equal((12, 12), (person.Clients, person.OtherSalons));
        Assert.Contains(new Oddity(OddityKind.OtherSalons, 12), person.Oddities);
        Assert.NotEmpty(people[0].Oddities);
    }

    [Fact]
    public async Task A_day_that_is_chosen_is_that_day_alone()
    {
        var (staff, day) = (await Network.Account(Role.Staff), new DateOnly(2026, 1, 10));
        var noon = new DateTimeOffset(day.ToDateTime(new(12, 0)), TimeSpan.Zero);
        await Network.Did(staff, TrailAction.CardOpened, [noon, noon.AddDays(1), noon.AddDays(2)]);

        var person = (await Watch.Read(Network.Head, day.AddDays(1))).Expect().People.Single(p => p.Account == staff.AccountId);

        Assert.Equal(1, person.Figures[Deed.Cards].Count);
    }

    [Fact]
    public async Task Whoever_opens_cards_far_too_fast_is_told_of_at_once_and_once()
    {
        var (staff, id) = (await Network.Account(Role.Staff), await shared.Client());
        for (var i = 0; i < 39; i++)
        {
            await Network.Cards.Open(staff, id);
        }

        Assert.Empty(await Network.AlertsOf(AlertKind.UnusualAccess, staff));

        var told = 0;
        using var following = Network.Feature<AlertBoard>().Follow(() => Interlocked.Increment(ref told));
        for (var i = 0; i < 5; i++)
        {
            await Network.Cards.Open(staff, id);
        }

        Assert.Equal(40, Assert.Single(await Network.AlertsOf(AlertKind.UnusualAccess, staff)).Count);
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task Whoever_takes_cards_out_one_by_one_as_print_or_as_file_is_told_of_as_well()
    {
        var (id, manager) = (await shared.Client(), await Network.Account(Role.Manager));
        for (var i = 0; i < 20; i++)
        {
            (await Network.Cards.Print(manager, id, isWhole: true)).Expect();
            (await Network.Feature<ClientCopies>().Json(manager, id)).Expect();
        }

        Assert.Equal(40, Assert.Single(await Network.AlertsOf(AlertKind.UnusualAccess, manager)).Count);
        var person = (await Watch.Read(Network.Head)).Expect().People.Single(p => p.Account == manager.AccountId);
        Assert.Contains(new Oddity(OddityKind.ManyAtOnce, 40, null, Deed.Prints), person.Oddities);
    }

    [Fact]
    public async Task What_was_opened_before_a_restart_counts_too()
    {
        var (staff, id) = (await Network.Account(Role.Staff), await shared.Client());
        await Network.Did(staff, TrailAction.CardOpened, Enumerable.Repeat(DateTimeOffset.UtcNow, 39));

        await Network.Cards.Open(staff, id);

        Assert.Single(await Network.AlertsOf(AlertKind.UnusualAccess, staff));
    }

    [Fact]
    public async Task Whoever_searches_far_too_fast_is_told_of_too()
    {
        var staff = await Network.Account(Role.Staff);
        await Network.Did(staff, TrailAction.Searched, Enumerable.Repeat(DateTimeOffset.UtcNow, 59));

        await Network.Search.Find(staff, "Иванова");

        Assert.Single(await Network.AlertsOf(AlertKind.UnusualAccess, staff));
    }

    [Fact]
    public async Task A_disabled_account_with_an_open_circuit_is_out_at_once()
    {
        var staff = await Network.WithFactor(await Network.Account(Role.Staff), TimeSpan.Zero);
        var id = await shared.Client();
        var (ended, others) = (0, 0);
        using var circuit = Network.Feature<SessionBoard>().Follow(staff.AccountId!.Value, staff.Session, () => ended++);
        using var another = Network.Feature<SessionBoard>().Follow(Network.Manager.AccountId!.Value, null, () => others++);
        var before = await Stamp(staff);

        (await Watch.Freeze(Network.Head, staff.AccountId.Value)).Expect();

        Assert.Equal((1, 0), (ended, others));
        Assert.NotEqual(before, await Stamp(staff));
        Assert.IsType<Outcome<ClientCard>.NotAllowed>(await Network.Cards.Open(staff, id));
        await using var db = Network.Db();
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == staff.Session);
        Assert.Equal(Network.Head.AccountId, session.EndedBy);
        Assert.NotNull(session.EndedAt);
        Assert.True((await Watch.Read(Network.Head)).Expect().People.Single(p => p.Account == staff.AccountId).IsFrozen);
    }

    [Fact]
    public async Task Whoever_is_set_free_with_a_fresh_second_factor_can_work_again()
    {
        var (staff, id) = (await Network.Account(Role.Staff), await shared.Client());
        (await Watch.Freeze(Network.Head, staff.AccountId!.Value)).Expect();
        Assert.IsType<Outcome<Nothing>.SecondFactorNeeded>(await Watch.SetFree(Network.Head, staff.AccountId.Value));
        (await Watch.SetFree(await Network.WithFactor(), staff.AccountId.Value)).Expect();

        (await Network.Cards.Open(staff, id)).Expect();
    }

    [Fact]
    public async Task Freezing_twice_does_it_once()
    {
        var staff = await Network.Account(Role.Staff);
        (await Watch.Freeze(Network.Head, staff.AccountId!.Value)).Expect();
        var stamp = await Stamp(staff);
        (await Watch.Freeze(Network.Head, staff.AccountId.Value)).Expect();

        Assert.Equal(stamp, await Stamp(staff));
        await using var db = Network.Db();
        Assert.Equal(1, await db.Trail.CountAsync(t => t.Action == TrailAction.AccountFrozen && t.ObjectId == staff.AccountId));
    }

    [Fact]
    public async Task Nobody_freezes_himself_or_somebody_who_is_not_there()
    {
        var problems = Assert.IsType<Outcome<Nothing>.Invalid>(await Watch.Freeze(Network.Head, Network.Head.AccountId!.Value)).Problems;
        Assert.Equal([new FieldProblem(Field.Role, Problem.OneSelf)], problems);
        Assert.IsType<Outcome<Nothing>.NotFound>(await Watch.Freeze(Network.Head, Guid.CreateVersion7()));
    }

    private async Task<string?> Stamp(Actor person)
    {
        await using var db = Network.Db();
        return await db.Users.Where(a => a.Id == person.AccountId).Select(a => a.SecurityStamp).SingleAsync();
    }
}

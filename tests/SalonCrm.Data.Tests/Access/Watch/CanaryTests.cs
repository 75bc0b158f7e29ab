using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Trails;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Network;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Tests.Access.Watch;

public sealed class CanaryTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    private Canaries Canaries => Network.Feature<Canaries>();

    public static TheoryData<string> Touches => [.. Touching.Keys];

    private static Dictionary<string, (Role Role, Func<SomeNetwork, Actor, Guid, Task> Touch)> Touching { get; } = new()
    {
        ["opens"] = (Role.Specialist, (n, a, id) => n.Cards.Open(a, id)),
        ["reveals"] = (Role.Staff, (n, a, id) => n.Cards.Reveal(a, id, Field.Email)),
        ["prints"] = (Role.Manager, (n, a, id) => n.Cards.Print(a, id, isWhole: true)),
        ["reads the history of"] = (Role.Manager, (n, a, id) => n.Cards.History(a, id)),
        ["reads a section of"] = (Role.Specialist, (n, a, id) => n.Feature<ClientVisits>().List(a, id)),
        ["confirms"] = (Role.Staff, (n, a, id) => n.Cards.Confirm(a, id)),
    };

    [Theory]
    [MemberData(nameof(Touches))]
    public async Task Whoever_touches_a_client_who_does_not_exist_is_reported_at_once(string touch)
    {
        var (id, person) = (await Network.Canary(), await Network.Account(Touching[touch].Role));
        var told = 0;
        using var following = Network.Feature<AlertBoard>().Follow(() => Interlocked.Increment(ref told));

        await Touching[touch].Touch(Network, person, id);

        var alert = Assert.Single(await Network.AlertsOf(AlertKind.CanaryTouched, person));
        Assert.Equal((id, person.Address), (alert.ClientId, alert.Address));
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task The_head_who_planted_it_is_reported_as_well()
    {
        var (id, head) = (await Network.Canary(), await Network.Account(Role.NetworkHead));
        await Network.Cards.Open(head, id);
        Assert.Single(await Network.AlertsOf(AlertKind.CanaryTouched, head));
    }

    [Fact]
    public async Task To_find_one_in_a_search_or_to_read_the_list_of_them_touches_none()
    {
        var (id, staff) = (await Network.Canary(), await Network.Account(Role.Staff));
        var card = await Card(id);

        var found = (await Network.Search.Find(staff, card.Name)).Expect().Hits;
        await Canaries.List(Network.Head);

        Assert.Contains(found, h => h.Id == id);
        Assert.Empty(await Network.AlertsOf(AlertKind.CanaryTouched, staff));
    }

    [Fact]
    public async Task A_touch_that_was_told_while_the_clock_had_jumped_ahead_keeps_the_next_one_from_nobody()
    {
        var (canary, thief) = (await Network.Canary(), await Network.Account(Role.Staff));
        await Network.Cards.Open(thief, canary);
        Network.Sql("UPDATE alerts SET At = At + @0 WHERE ClientId = @1", TimeSpan.FromDays(365).Ticks, canary.Key());
        await Network.Cards.Open(thief, canary);

        Assert.Equal(2, (await Network.AlertsOf(AlertKind.CanaryTouched, thief)).Count);
    }

    [Fact]
    public async Task Opening_a_card_with_all_its_sections_is_one_touch()
    {
        var (id, person) = (await Network.Canary(), await Network.Account(Role.Manager));
        await Network.Cards.Open(person, id);
        await Network.Cards.History(person, id);
        await Network.Feature<ClientVisits>().List(person, id);

        Assert.Single(await Network.AlertsOf(AlertKind.CanaryTouched, person));
        Assert.Equal(1, (await Card(id)).Touches);
    }

    [Fact]
    public async Task It_looks_like_any_other_card()
    {
        var id = await Network.Canary();
        var card = (await Network.Cards.Open(Network.Manager, id)).Expect();

        Assert.Equal((ClientStatus.Registered, ClientSource.Import, "Арбат"), (card.Status, card.Source, card.SalonName));
        Assert.NotEmpty(card.Name.Full);
        Assert.NotNull(card.BirthDate);
        Assert.StartsWith("+7 907 ", Assert.Single(card.Phones).Text, StringComparison.Ordinal);
        Assert.Empty(card.Damaged);
        Assert.False(card.IsAltered);
        Assert.Empty((await Network.Cards.History(Network.Manager, id)).Expect());
    }

    [Theory]
    [InlineData("RU", "^\\+7907[0-9]{7}$")]
    [InlineData("PL", "^\\+48220[0-9]{6}$")]
    [InlineData("UA", "^\\+380440[0-9]{6}$")]
    [InlineData("US", "^\\+121255501[0-9]{2}$")]
    [InlineData("GB", "^\\+447700900[0-9]{3}$")]
    [InlineData("GE", "^\\+447700900[0-9]{3}$")]
    public void Its_number_reaches_nobody_and_is_written_as_any_other(string country, string shape)
    {
        var number = CanaryPeople.Number(country);
        Assert.Matches(shape, number.E164);
        Assert.True(PhoneNumber.TryParse(number.International, Country.Find(country), out var read, out _));
        Assert.Equal(number, read);
    }

    [Fact]
    public async Task It_stands_in_no_count_no_queue_and_no_list_of_duplicates()
    {
        var id = await Network.Canary();
        await Network.Cards.Confirm(Network.Staff, id);
        await Network.Feature<CardStateNight>().Recount(CountingCause.Night, CancellationToken.None);
        await Network.Feature<FollowUpSweep>().Sweep(isWhole: true, CancellationToken.None);
        await Network.Feature<DuplicateSweep>().Sweep(CancellationToken.None);

        await using var db = Network.Db();
        Assert.False(await db.CardStates.AnyAsync(s => s.ClientId == id));
        Assert.False(await db.FollowUps.AnyAsync(f => f.ClientId == id));
        Assert.False(await db.MatchKeys.AnyAsync(k => k.ClientId == id));
    }

    [Fact]
    public async Task A_form_sent_twice_plants_once_and_each_takes_a_card_number_of_its_own()
    {
        var form = new CanaryForm { SalonId = Network.Salon, Count = 3 };
        (await Canaries.Plant(Network.Head, form)).Expect();
        var all = (await Canaries.Plant(Network.Head, form)).Expect();

        var planted = all.Where(c => form.Ids.Contains(c.Client)).ToList();
        Assert.Equal(form.Ids.Take(3).ToHashSet(), planted.Select(c => c.Client).ToHashSet());
        Assert.Equal(3, planted.Select(c => c.CardNumber).Distinct().Count());
        Assert.All(planted, c => Assert.Equal(("Арбат", "Глава", 0), (c.SalonName, c.PlantedBy, c.Touches)));
    }

    [Fact]
    public async Task What_cannot_be_planted_is_told_by_field()
    {
        var problems = Assert.IsType<Outcome<IReadOnlyList<CanaryView>>.Invalid>(await Canaries.Plant(Network.Head, new() { SalonId = Guid.CreateVersion7(), Count = 11 })).Problems;
        Assert.Equal([new(Field.Salon, Problem.Unknown), new(Field.CanaryCount, Problem.OutOfRange)], problems);
        problems = Assert.IsType<Outcome<IReadOnlyList<CanaryView>>.Invalid>(await Canaries.Plant(Network.Head, new() { SalonId = Network.Salon, Count = null })).Problems;
        Assert.Equal([new(Field.CanaryCount, Problem.Required)], problems);
    }

    [Fact]
    public async Task One_that_is_removed_is_gone_and_found_no_more()
    {
        var id = await Network.Canary();
        var name = (await Card(id)).Name;
        (await Canaries.Remove(Network.Head, id)).Expect();
        (await Canaries.Remove(Network.Head, id)).Expect();

        Assert.DoesNotContain((await Network.Search.Find(Network.Staff, name)).Expect().Hits, h => h.Id == id);
        Assert.IsType<Outcome<ClientCard>.NotFound>(await Network.Cards.Open(Network.Manager, id));
        Assert.DoesNotContain(Network.Rows("client_phones"), r => r.Contains(Convert.ToHexString(id.Key()), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_trail_is_whole_after_one_was_taken_away()
    {
        var canary = await Network.Canary();
        (await Network.Feature<Canaries>().Remove(Network.Head, canary)).Expect();

        var report = (await Network.Feature<AccessTrail>().Verify(Network.Head)).Expect();
        Assert.DoesNotContain(report.Rows, r => r.Client == canary);
    }

    [Fact]
    public async Task Nobody_takes_a_client_for_one_by_having_it_taken_away()
    {
        var client = await shared.Client();
        (await Network.Feature<Canaries>().Remove(Network.Head, client)).Expect();
        Network.Sql("PRAGMA foreign_keys=OFF; DELETE FROM clients WHERE Id = @0", client.Key());

        var report = (await Network.Feature<AccessTrail>().Verify(Network.Head)).Expect();
        Assert.Contains(report.Rows, r => r.Damage == TrailDamage.RowGone && r.Client == client);
    }

    [Fact]
    public async Task One_on_which_a_visit_of_somebody_hangs_stays_as_an_ordinary_card()
    {
        var (id, person) = (await Network.Canary(), await Network.Account(Role.Manager));
        (await Network.Feature<ClientVisits>().Save(Network.Manager, new() { ClientId = id, SalonId = Network.Salon, On = new(2026, 1, 15) })).Expect();
        (await Canaries.Remove(Network.Head, id)).Expect();

        (await Network.Cards.Open(person, id)).Expect();
        Assert.Empty(await Network.AlertsOf(AlertKind.CanaryTouched, person));
    }

    private async Task<CanaryView> Card(Guid id) => (await Canaries.List(Network.Head)).Expect().Single(c => c.Client == id);
}

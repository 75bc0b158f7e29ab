using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Tests.FollowUps;

namespace SalonCrm.Data.Tests.Completeness;

/// <summary>The cards behind a figure become follow-ups, and nobody is asked twice.</summary>
public sealed class CampaignTests : IAsyncLifetime
{
    private static readonly AuditSlice Unasked = new() { Gap = Gap.AllergiesNotAsked };
    private SomeNetwork _network = null!;

    private Campaigns Campaigns => _network.Services.GetRequiredService<Campaigns>();

    private static DateOnly Today => SomeFollowUps.Today;

    public async Task InitializeAsync() => _network = await SomeNetwork.Make();

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task Cards_that_nobody_asks_yet_get_a_follow_up_on_the_day_by_turns()
    {
        var other = await _network.Account(Role.Manager);
        var clients = new[] { await Whole(1), await Whole(2), await Whole(3) };
        var form = Form(Today.AddDays(3));

        var preview = (await Campaigns.Preview(_network.Head, Unasked, form)).Expect();
        Assert.Equal(new CampaignPreview(3, 0, 0, 0, 0, 0, 3, Today.AddDays(3)), preview);
        Assert.Empty(await _network.FollowUps(clients[0]));

        Assert.Equal(3, (await Campaigns.Send(_network.Head, Unasked, form)).Expect().Count);

        var sent = await Sent(form.Id);
        Assert.Equal(clients.Order(), sent.Select(f => f.ClientId).Order());
        Assert.All(sent, f => Assert.Equal((FollowUpReasons.ByHand, Today.AddDays(3), FollowUpState.Open), (f.Reasons, f.DueOn, f.State)));
        Assert.Equal(2, sent.Select(f => f.OwnerId).Distinct().Count());
        Assert.All(sent, f => Assert.Contains(f.OwnerId, new[] { _network.Manager.AccountId, other.AccountId }));
    }

    [Fact]
    public async Task One_person_can_be_given_all_of_them()
    {
        await Whole(1);
        await Whole(2);
        var form = Form(Today, owner: _network.Head.AccountId);

        (await Campaigns.Send(_network.Head, Unasked, form)).Expect();

        Assert.All(await Sent(form.Id), f => Assert.Equal(_network.Head.AccountId, f.OwnerId));
    }

    [Fact]
    public async Task So_many_a_day_are_spread_over_working_days()
    {
        for (var i = 1; i <= 5; i++)
        {
            await Whole(i);
        }

        var form = Form(Today, perDay: 2);
        var last = (await Campaigns.Preview(_network.Head, Unasked, form)).Expect().LastDay;
        (await Campaigns.Send(_network.Head, Unasked, form)).Expect();

        var days = (await Sent(form.Id)).Select(f => f.DueOn).Order().ToList();
        Assert.Equal([2, 2, 1], days.GroupBy(d => d).Select(d => d.Count()));
        Assert.All(days, d => Assert.False(d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
        Assert.Equal(last, days[^1]);
    }

    [Fact]
    public async Task Who_stands_in_the_queue_keeps_the_follow_up_and_is_only_pulled_earlier()
    {
        var (late, soon) = (await _network.Client(phone: Phone(1)), await _network.Client(phone: Phone(2)));
        await Put(late, Today.AddDays(30));
        await Put(soon, Today);
        var before = await _network.OpenFollowUp(late);
        var form = Form(Today.AddDays(5), owner: null);

        var preview = (await Campaigns.Preview(_network.Head, Unasked, form)).Expect();
        Assert.Equal((2, 2, 1, 0), (preview.Cards, preview.HaveOne, preview.Earlier, preview.New));
        (await Campaigns.Send(_network.Head, Unasked, form)).Expect();

        var now = await _network.OpenFollowUp(late);
        Assert.Equal((before.Id, Today.AddDays(5), before.OwnerId, (Guid?)form.Id), (now.Id, now.DueOn, now.OwnerId, now.CampaignId));
        Assert.Equal((Today, null), ((await _network.OpenFollowUp(soon)).DueOn, (await _network.OpenFollowUp(soon)).CampaignId));
    }

    [Fact]
    public async Task Who_was_asked_lately_is_left_out()
    {
        var client = await _network.Client();
        var open = await _network.OpenFollowUp(client);
        (await _network.Queue().NoteAttempt(_network.Manager, new AttemptForm { FollowUp = open.Id, Version = open.Version, Outcome = AttemptOutcome.NoAnswer })).Expect();
        await Put(client, Today.AddDays(30));

        var preview = (await Campaigns.Preview(_network.Head, Unasked, Form(Today))).Expect();

        Assert.Equal((1, 1, 0), (preview.Cards, preview.AskedLately, preview.Sent));
    }

    [Theory]
    [InlineData(StopReason.RefusedForGood)]
    [InlineData(StopReason.WrongNumber)]
    [InlineData(StopReason.Duplicate)]
    public async Task Who_refused_for_good_or_was_stopped_is_left_out(StopReason why)
    {
        var client = await _network.Client();
        var open = await _network.OpenFollowUp(client);
        (await _network.Queue().Stop(_network.Manager, open.Id, open.Version, why)).Expect();
        var form = Form(Today);

        Assert.Equal((1, 0), ((await Campaigns.Preview(_network.Head, Unasked, form)).Expect().Stopped, (await Campaigns.Send(_network.Head, Unasked, form)).Expect().Count));
        Assert.Equal(FollowUpState.Stopped, Assert.Single(await _network.FollowUps(client)).State);
    }

    [Fact]
    public async Task Of_two_with_one_phone_and_of_a_pair_that_may_be_one_client_one_is_asked()
    {
        var mother = await Whole(1);
        var daughter = _network.Whole(Phone(1));
        (daughter.FirstName, daughter.LastName, daughter.Email, daughter.BirthDate, daughter.SharesPhoneKnowingly) = ("Зинаида", "Щукина", "zina@mail.example", new(2001, 9, 9), true);
        await Consented((await _network.Cards.Create(_network.Manager, daughter)).Expect());
        var (first, second) = (await Whole(2), await Whole(3));
        await _network.Keep(db =>
        {
            var ids = new[] { first, second }.Order().ToArray();
            db.DuplicatePairs.Where(p => p.FirstId == ids[0] && p.SecondId == ids[1]).ExecuteDelete();
            db.DuplicatePairs.Add(new() { FirstId = ids[0], SecondId = ids[1], Score = 80 });
            return Task.CompletedTask;
        });

        var preview = (await Campaigns.Preview(_network.Head, Unasked, Form(Today))).Expect();

        Assert.Equal((4, 2, 2), (preview.Cards, preview.Same, preview.New));
        Assert.NotEqual(mother, first);
    }

    [Fact]
    public async Task A_form_sent_twice_sends_once()
    {
        await Whole(1);
        var form = Form(Today);

        var both = new[] { (await Campaigns.Send(_network.Head, Unasked, form)).Expect(), (await Campaigns.Send(_network.Head, Unasked, form)).Expect() };

        Assert.Equal([1, 1], both.Select(s => s.Count));
        Assert.Single(await Sent(form.Id));
        await using var db = _network.Db();
        Assert.Equal(1, await db.Campaigns.CountAsync());
    }

    [Fact]
    public async Task A_campaign_that_nobody_has_worked_on_is_taken_back_whole()
    {
        var (made, pulled) = (await Whole(1), await _network.Client(phone: Phone(2)));
        await Put(pulled, Today.AddDays(30));
        var before = await _network.OpenFollowUp(pulled);
        var form = Form(Today, owner: _network.Head.AccountId);
        Assert.Equal(2, (await Campaigns.Send(_network.Head, Unasked, form)).Expect().Count);

        Assert.Equal(Today, (await _network.OpenFollowUp(pulled)).DueOn);

        (await Campaigns.TakeBack(_network.Head, form.Id)).Expect();

        Assert.Empty(await _network.FollowUps(made));
        var now = await _network.OpenFollowUp(pulled);
        Assert.Equal((before.DueOn, before.Reasons, before.OwnerId, (Guid?)null), (now.DueOn, now.Reasons, now.OwnerId, now.CampaignId));
        (await Campaigns.TakeBack(_network.Head, form.Id)).Expect();
    }

    [Fact]
    public async Task Once_somebody_has_worked_on_it_it_is_too_late()
    {
        var client = await Whole(1);
        var form = Form(Today);
        (await Campaigns.Send(_network.Head, Unasked, form)).Expect();
        var open = await _network.OpenFollowUp(client);
        (await _network.Queue().NoteAttempt(_network.Manager, new AttemptForm { FollowUp = open.Id, Version = open.Version, Outcome = AttemptOutcome.NoAnswer })).Expect();

        Assert.Equal(Problem.TooLate, (await Campaigns.TakeBack(_network.Head, form.Id)).OneProblem());
        Assert.Equal(form.Id, (await _network.OpenFollowUp(client)).CampaignId);
    }

    [Fact]
    public async Task What_was_sent_ends_by_itself_once_the_card_has_what_it_lacked()
    {
        var client = await Whole(1);
        (await Campaigns.Send(_network.Head, Unasked, Form(Today))).Expect();

        await _network.ConsentsToHealth(client);
        (await _network.Services.GetRequiredService<Data.Health.ClientHealth>().NoAllergies(_network.Staff, client)).Expect();

        Assert.Equal(FollowUpState.Completed, Assert.Single(await _network.FollowUps(client)).State);
    }

    [Fact]
    public async Task A_manager_sends_the_own_salons_cards_alone()
    {
        await Whole(1);
        var other = await _network.Salon("Таганка");
        var form = _network.Whole(Phone(2));
        (form.SalonId, form.FirstName, form.LastName, form.Email, form.BirthDate) = (other, "Ольга", "Кузнецова", "olga@mail.example", new(1990, 1, 1));
        var theirs = (await _network.Cards.Create(_network.Head, form)).Expect();
        await Consented(theirs);

        Assert.Equal(2, (await Campaigns.Preview(_network.Head, Unasked, Form(Today))).Expect().Cards);
        Assert.Equal(1, (await Campaigns.Preview(_network.Manager, Unasked, Form(Today))).Expect().Cards);
        Assert.Equal(0, (await Campaigns.Preview(_network.Manager, Unasked with { Salon = other }, Form(Today))).Expect().Cards);
        (await Campaigns.Send(_network.Manager, Unasked, Form(Today))).Expect();
        Assert.Empty(await _network.FollowUps(theirs));
    }

    [Fact]
    public async Task A_manager_cannot_take_back_what_somebody_else_has_sent()
    {
        await Whole(1);
        var form = Form(Today);
        (await Campaigns.Send(_network.Head, Unasked, form)).Expect();

        Assert.IsType<Outcome<Nothing>.NotFound>(await Campaigns.TakeBack(_network.Manager, form.Id));
    }

    [Fact]
    public async Task What_cannot_be_sent_is_told_and_nothing_is_made()
    {
        await Whole(1);
        var (staff, today) = (_network.Staff.AccountId, Today);
        (CampaignForm Form, Field Field, Problem Problem)[] wrong =
        [
            (Form(null), Field.DueOn, Problem.Required),
            (Form(today.AddDays(-1)), Field.DueOn, Problem.InThePast),
            (Form(today.AddYears(1).AddDays(1)), Field.DueOn, Problem.OutOfRange),
            (Form(today, perDay: 0), Field.Campaign, Problem.OutOfRange),
            (Form(today, perDay: 1001), Field.Campaign, Problem.OutOfRange),
            (Form(today, owner: staff), Field.Owner, Problem.Unknown),
            (Form(today, owner: Guid.NewGuid()), Field.Owner, Problem.Unknown),
        ];
        foreach (var (form, field, problem) in wrong)
        {
            var previewed = Assert.IsType<Outcome<CampaignPreview>.Invalid>(await Campaigns.Preview(_network.Head, Unasked, form));
            var sent = Assert.IsType<Outcome<CampaignSent>.Invalid>(await Campaigns.Send(_network.Head, Unasked, form));
            Assert.Equal([new(field, problem)], previewed.Problems);
            Assert.Equal([new(field, problem)], sent.Problems);
        }

        await using var db = _network.Db();
        Assert.Equal(0, await db.Campaigns.CountAsync());
    }

    private static string Phone(int number) => $"+7 916 000-00-0{number}";

    private static CampaignForm Form(DateOnly? day, Guid? owner = null, int? perDay = null) => new() { DueOn = day, OwnerId = owner, PerDay = perDay };

    /// <summary>A card that the rules ask nothing of.</summary>
    private async Task<Guid> Whole(int number)
    {
        var form = _network.Whole(Phone(number));
        var (first, last) = new[] { ("Мария", "Иванова"), ("Ольга", "Кузнецова"), ("Светлана", "Попова"), ("Татьяна", "Громова"), ("Жанна", "Якушева") }[number - 1];
        (form.FirstName, form.LastName, form.Email, form.BirthDate) = (first, last, $"client{number}@mail.example", new(1970 + number, number, 10 + number));
        return await Consented((await _network.Cards.Create(_network.Manager, form)).Expect());
    }

    private async Task<Guid> Consented(Guid client)
    {
        await _network.Consents(client);
        await _network.Keep(db => db.FollowUps.Where(f => f.ClientId == client).ExecuteDeleteAsync());
        return client;
    }

    private async Task Put(Guid client, DateOnly day)
    {
        var open = await _network.OpenFollowUp(client);
        (await _network.Queue().Postpone(_network.Manager, [new(open.Id, day)])).Expect();
    }

    private async Task<List<FollowUp>> Sent(Guid campaign)
    {
        await using var db = _network.Db();
        return await db.FollowUps.AsNoTracking().Where(f => f.CampaignId == campaign).ToListAsync();
    }
}

/// <summary>What one outcome tells is wrong.</summary>
internal static class Told
{
    public static Problem OneProblem<T>(this Outcome<T> outcome) => Assert.Single(Assert.IsType<Outcome<T>.Invalid>(outcome).Problems).Problem;
}

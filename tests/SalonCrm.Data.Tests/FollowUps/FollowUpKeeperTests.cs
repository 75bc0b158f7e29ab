using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Exchange;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.FollowUps;

public sealed class FollowUpKeeperTests : IAsyncLifetime
{
    private SomeNetwork _network = null!;

    public async Task InitializeAsync() => _network = await SomeNetwork.Make();

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task A_card_without_email_and_consent_is_one_follow_up_of_the_salons_manager()
    {
        var client = await _network.Client();
        var open = await _network.OpenFollowUp(client);
        Assert.Equal(FollowUpReasons.DesirableMissing | FollowUpReasons.ConsentMissing, open.Reasons);
        Assert.Equal((_network.Salon, _network.Manager.AccountId, SomeFollowUps.Today.AddDays(1)), (open.SalonId, open.OwnerId, open.DueOn));
    }

    [Fact]
    public async Task It_ends_by_itself_when_the_last_gap_is_closed_and_says_by_whom()
    {
        var client = await _network.Client();
        await _network.Consents(client);
        Assert.Equal(FollowUpReasons.DesirableMissing, (await _network.OpenFollowUp(client)).Reasons);

        await _network.Change(client, form => (form.Email, form.BirthDate) = ("maria@mail.example", new(1985, 4, 12)));

        var ended = Assert.Single(await _network.FollowUps(client));
        Assert.Equal((FollowUpState.Completed, _network.Manager.AccountId), (ended.State, ended.EndedBy));
        Assert.NotNull(ended.EndedAt);
    }

    [Fact]
    public async Task A_gap_that_opens_again_is_another_follow_up()
    {
        var client = (await _network.Cards.Create(_network.Manager, _network.Whole())).Expect();
        await _network.Consents(client);
        await _network.Change(client, form => form.Email = null);

        Assert.Equal([FollowUpState.Completed, FollowUpState.Open], (await _network.FollowUps(client)).Select(f => f.State));
    }

    [Fact]
    public async Task A_guest_who_came_is_asked_the_day_after_and_registering_ends_it()
    {
        var guest = await _network.Guest();
        await _network.Consents(guest);
        await _network.Change(guest, form => (form.Email, form.BirthDate) = ("maria@mail.example", new(1985, 4, 12)));
        Assert.DoesNotContain(await _network.FollowUps(guest), f => f.State == FollowUpState.Open);

        await _network.Comes(guest, SomeFollowUps.Today);
        var open = await _network.OpenFollowUp(guest);
        Assert.Equal((FollowUpReasons.GuestAfterVisit, SomeFollowUps.Today.AddDays(1)), (open.Reasons, open.DueOn));

        await _network.Change(guest, form => form.Status = ClientStatus.Registered);
        Assert.DoesNotContain(await _network.FollowUps(guest), f => f.State == FollowUpState.Open);
        await using var db = _network.Db();
        var kept = await db.Clients.SingleAsync(c => c.Id == guest);
        Assert.Equal((SomeFollowUps.Today, SomeFollowUps.Today, SomeFollowUps.Today), (kept.GuestSince, kept.RegisteredOn, kept.CompletedOn));
    }

    [Fact]
    public async Task The_days_on_which_somebody_became_complete_look_like_nobodys_edit()
    {
        var client = await _network.Client();
        var form = (await _network.Card(client)).Form!;
        (form.Email, form.BirthDate) = ("maria@mail.example", new(1985, 4, 12));
        var saved = (await _network.Cards.Edit(_network.Manager, form)).Expect();

        Assert.Equal((form.Version + 1, form.Version + 1), (saved.Version, (await _network.Card(client)).Version));
        await using var db = _network.Db();
        Assert.Null((await db.Clients.SingleAsync(c => c.Id == client)).Damage);
    }

    [Fact]
    public async Task Opening_and_ending_by_itself_are_no_entries_of_their_own()
    {
        var client = await _network.Client();
        await _network.Consents(client);
        Assert.Equal(0L, _network.Value($"SELECT count(*) FROM trail WHERE Action = {(int)TrailAction.FollowUpChanged}"));
    }

    [Fact]
    public async Task The_managers_of_a_salon_are_given_follow_ups_in_turn()
    {
        var second = await _network.Account(Role.Manager);
        var third = await _network.Account(Role.Manager);
        var owners = new List<Guid?>();
        for (var i = 0; i < 9; i++)
        {
            var client = await _network.Client("Анна", $"Клиентка{i}", $"+7 916 000-00-0{i}");
            owners.Add((await _network.OpenFollowUp(client)).OwnerId);
        }

        Assert.All([_network.Manager, second, third], manager => Assert.Equal(3, owners.Count(o => o == manager.AccountId)));
        Assert.All(owners.Zip(owners.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public async Task Where_a_salon_has_no_manager_the_follow_up_is_nobodys()
    {
        var form = new AccountForm { DisplayName = "Бывшая", Role = Role.Manager, Disabled = true, Salons = [_network.Salon] };
        (await _network.In<Accounts, Outcome<Nothing>>(a => a.Change(_network.Head, _network.Manager.AccountId!.Value, form))).Expect();
        var client = (await _network.Cards.Create(_network.Head, _network.Form())).Expect();
        Assert.Null((await _network.OpenFollowUp(client)).OwnerId);
    }

    [Fact]
    public async Task A_stopped_follow_up_does_not_open_for_the_same_but_for_something_new()
    {
        var client = await _network.Client();
        await _network.Consents(client);
        var open = await _network.OpenFollowUp(client);
        (await _network.Queue().Stop(_network.Manager, open.Id, open.Version, StopReason.RefusedForGood)).Expect();

        await _network.Change(client, form => form.Comment = "не спрашивать");
        Assert.DoesNotContain(await _network.FollowUps(client), f => f.State == FollowUpState.Open);

        var consents = _network.Services.GetRequiredService<ClientConsents>();
        await consents.Withdraw(_network.Staff, client, ConsentPurpose.Processing);
        Assert.Equal(FollowUpReasons.ConsentMissing, (await _network.OpenFollowUp(client)).Reasons);
    }

    [Fact]
    public async Task A_wrong_number_that_was_changed_is_asked_again()
    {
        var client = await _network.Client();
        var open = await _network.OpenFollowUp(client);
        (await _network.Queue().Stop(_network.Manager, open.Id, open.Version, StopReason.WrongNumber)).Expect();
        await _network.Change(client, form => form.Comment = "номер чужой");
        Assert.DoesNotContain(await _network.FollowUps(client), f => f.State == FollowUpState.Open);

        await _network.Change(client, form => form.Phones[0].Text = "+7 916 765-43-21");
        await _network.OpenFollowUp(client);
    }

    [Fact]
    public async Task A_day_that_somebody_chose_stays_while_the_reasons_do()
    {
        var client = await _network.Client();
        var open = await _network.OpenFollowUp(client);
        var later = SomeFollowUps.Today.AddDays(20);
        (await _network.Queue().Postpone(_network.Manager, [new(open.Id, later)])).Expect();

        await _network.Change(client, form => form.Comment = "звонила");
        await _network.Consents(client);

        Assert.Equal((later, FollowUpReasons.DesirableMissing), (await _network.OpenFollowUp(client)) is var f ? (f.DueOn, f.Reasons) : default);
    }

    [Fact]
    public async Task An_import_makes_a_follow_up_for_each_new_card_within_its_batch()
    {
        using var file = new MemoryStream("Name;Phone\nАнна;+7 926 000-00-03\nОльга;+7 926 000-00-04\n"u8.ToArray());
        (await _network.Services.GetRequiredService<ContactImport>().Run(_network.Manager, file, "a.csv", _network.Salon, _ => ValueTask.CompletedTask)).Expect();
        Assert.Equal(2L, _network.Value("SELECT count(*) FROM follow_ups WHERE State = 0"));
    }

    [Fact]
    public async Task The_sweep_finds_what_time_alone_makes_due_and_what_was_never_settled()
    {
        var whole = (await _network.Cards.Create(_network.Manager, _network.Whole())).Expect();
        await _network.Consents(whole);
        var never = await _network.Client("Анна", "Другая", "+7 916 765-43-21");
        await _network.Keep(async db =>
        {
            (await db.Clients.AsTracking().SingleAsync(c => c.Id == whole)).ConfirmedOn = SomeFollowUps.Today.AddYears(-1);
            db.FollowUps.RemoveRange(await db.FollowUps.AsTracking().ToListAsync());
        });

        Assert.Equal(2, await _network.Sweep().Sweep(isWhole: false, CancellationToken.None));

        Assert.Equal((FollowUpReasons.Unconfirmed, SomeFollowUps.Today), (await _network.OpenFollowUp(whole)) is var f ? (f.Reasons, f.DueOn) : default);
        await _network.OpenFollowUp(never);
        Assert.Equal(0, await _network.Sweep().Sweep(isWhole: false, CancellationToken.None));
    }

    [Fact]
    public async Task Rules_that_are_changed_reach_the_whole_queue()
    {
        var client = await _network.Client();
        var settings = _network.Services.GetRequiredService<FollowUpSettings>();
        var form = FollowUpRulesForm.Of((await settings.Rules(_network.Head)).Expect());
        form.On.Remove(FollowUpReasons.ConsentMissing);
        (await settings.Set(_network.Head, form)).Expect();
        await _network.Sweep().Sweep(isWhole: true, CancellationToken.None);

        Assert.Equal(FollowUpReasons.DesirableMissing, (await _network.OpenFollowUp(client)).Reasons);
    }

    [Fact]
    public async Task Rules_without_days_beyond_a_year_or_over_somebody_elses_are_refused()
    {
        var settings = _network.Services.GetRequiredService<FollowUpSettings>();
        var form = FollowUpRulesForm.Of(FollowUpRules.Usual);
        (form.Days[FollowUpReasons.GuestAfterVisit], form.Days[FollowUpReasons.Unconfirmed]) = (null, 400);
        var refused = Assert.IsType<Outcome<FollowUpRules>.Invalid>(await settings.Set(_network.Head, form));
        Assert.Equal([new(Field.FollowUp, Problem.Required, 0), new(Field.FollowUp, Problem.OutOfRange, 3)], refused.Problems);

        var (one, other) = (FollowUpRulesForm.Of(FollowUpRules.Usual), FollowUpRulesForm.Of(FollowUpRules.Usual));
        (one.Days[FollowUpReasons.GuestAfterVisit], other.Days[FollowUpReasons.GuestAfterVisit]) = (3, 5);
        (await settings.Set(_network.Head, one)).Expect();
        Assert.IsType<Outcome<FollowUpRules>.Conflict>(await settings.Set(_network.Head, other));
        Assert.Equal(3, (await settings.Set(_network.Head, one)).Expect().Days[FollowUpReasons.GuestAfterVisit]);
    }
}

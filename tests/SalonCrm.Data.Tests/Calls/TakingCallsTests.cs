using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Tests.Duplicates;
using SalonCrm.Data.Tests.FollowUps;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Calls;

public sealed class TakingCallsTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task A_call_stands_on_the_screens_of_its_salon_with_the_allergy_and_a_masked_number()
    {
        var phone = shared.Phone();
        var client = await Network.ConsentsToHealth(await Network.Client(phone: phone));
        await Network.Allergic(client, "аммиак");
        var call = await Network.Ringing(phone);

        var shown = await Network.OnScreen(Network.Staff, call);

        Assert.Equal((CallState.Ringing, "Арбат", true, false, false), (shown!.State, shown.SalonName, shown.CanTake, shown.IsHidden, shown.IsInternal));
        Assert.Contains('•', shown.Number!);
        var caller = Assert.Single(shown.Callers);
        Assert.Equal((client, "аммиак"), (caller.Id, Assert.Single(caller.Allergies)));
        Assert.DoesNotContain("Иванова", shown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strangers_number_is_shown_as_the_phone_shows_it()
    {
        var shown = await Network.OnScreen(Network.Staff, await Network.Ringing("+7 926 111-22-33"));
        Assert.Equal("+7 926 111-22-33", shown!.Number);
        Assert.Empty(shown.Callers);
    }

    [Theory]
    [InlineData("anonymous", null, true, false)]
    [InlineData("101", "101", false, true)]
    public async Task A_hidden_number_and_a_phone_of_the_house_are_told_as_such(string told, string? number, bool isHidden, bool isInternal)
    {
        var call = await Network.Ringing(told);
        var shown = await Network.OnScreen(Network.Staff, call);
        Assert.Equal((number, isHidden, isInternal), (shown!.Number, shown.IsHidden, shown.IsInternal));
        Assert.Null(await Network.OnScreen(Network.Specialist, call));
        Assert.Equal((number, null, isHidden, isInternal), (await Network.Window(call) is var w ? w.Number : null, w.NewNumber, w.IsHidden, w.IsInternal));
    }

    [Fact]
    public async Task A_specialist_sees_whom_not_to_harm_and_no_number_and_nothing_of_strangers()
    {
        var phone = shared.Phone();
        await Network.Client(phone: phone);
        var call = await Network.Ringing(phone);

        var shown = await Network.OnScreen(Network.Specialist, call);

        Assert.Equal((null, false), (shown!.Number, shown.CanTake));
        Assert.Null(Assert.Single(shown.Callers).MaskedPhone);
        Assert.Null(await Network.OnScreen(Network.Specialist, await Network.Ringing(shared.Phone())));
        Assert.IsType<Outcome<CallTaking>.NotAllowed>(await Network.Calls().Take(Network.Specialist, call.Id));
    }

    [Fact]
    public async Task A_call_that_went_out_stands_on_no_screen()
    {
        var call = await Network.Call(shared.Phone());
        await call.Tells(call.News(CallEvent.Ringing) with { Direction = CallDirection.Outgoing });
        Assert.Null(await Network.OnScreen(Network.Staff, call));
    }

    [Fact]
    public async Task What_was_answered_at_the_phone_can_still_be_taken_on_a_screen_and_what_ended_goes()
    {
        var call = await Network.Ringing(shared.Phone());
        await call.IsAnswered();
        Assert.Equal(CallState.Answered, (await Network.OnScreen(Network.Staff, call))!.State);
        await call.Ends();
        Assert.Null(await Network.OnScreen(Network.Staff, call));
    }

    [Fact]
    public async Task That_a_call_stood_on_a_screen_is_told_once_however_often_the_screen_looks()
    {
        var call = await Network.Ringing(shared.Phone());
        for (var i = 0; i < 3; i++)
        {
            await Network.OnScreen(Network.Staff, call);
        }

        await Network.OnScreen(Network.Manager, call);

        await using var db = Network.Db();
        var shown = await db.Trail.AsNoTracking().Where(t => t.Action == TrailAction.CallShown && t.ObjectId == call.Id).Select(t => t.AccountId).ToListAsync();
        Assert.Equal([Network.Staff.AccountId, Network.Manager.AccountId], shown);
    }

    [Fact]
    public async Task Of_ten_who_take_a_call_at_once_one_gets_it_and_the_others_are_told_who_did()
    {
        var call = await Network.Ringing(shared.Phone());
        var desk = new List<Actor>();
        for (var i = 0; i < 10; i++)
        {
            desk.Add(await Network.Account(Role.Staff));
        }

        var taken = (await Task.WhenAll(desk.Select(d => Network.Calls().Take(d, call.Id)))).Select(o => o.Expect()).ToList();

        Assert.Single(taken, t => t.IsMine);
        Assert.All(taken, t => Assert.Equal("Staff", t.TakenBy));
        Assert.Equal(desk[taken.FindIndex(t => t.IsMine)].AccountId, (await call.Row()).TakenBy);
        Assert.Null(await Network.OnScreen(Network.Staff, call));
    }

    [Fact]
    public async Task Taking_ones_own_call_again_changes_nothing()
    {
        var call = await Network.Taken(shared.Phone());
        var version = (await call.Row()).Version;

        Assert.True((await Network.Calls().Take(Network.Staff, call.Id)).Expect().IsMine);
        Assert.Equal(version, (await call.Row()).Version);
    }

    [Fact]
    public async Task Staff_of_another_salon_can_neither_see_nor_take_nor_note_a_call()
    {
        var call = await Network.Ringing(shared.Phone());
        var other = await Network.Elsewhere(Role.Manager);
        var calls = Network.Calls();

        Assert.Null(await Network.OnScreen(other, call));
        Assert.IsType<Outcome<CallTaking>.NotFound>(await calls.Take(other, call.Id));
        Assert.IsType<Outcome<CallView>.NotFound>(await calls.Get(other, call.Id));
        Assert.IsType<Outcome<Nothing>.NotFound>(await calls.Note(other, new() { Id = call.Id, Note = "чужое" }));
        Assert.IsType<Outcome<Nothing>.NotFound>(await calls.HandOver(other, call.Id, other.AccountId!.Value));
        Assert.IsType<Outcome<IReadOnlyList<Colleague>>.NotFound>(await calls.Colleagues(other, call.Id));
        Assert.DoesNotContain((await calls.OfSalons(other, new())).Expect().Lines, l => l.Id == call.Id);
        Assert.Empty((await calls.OfSalons(other, new(SalonId: Network.Salon))).Expect().Lines);
    }

    [Fact]
    public async Task A_page_that_a_softphone_opens_joins_the_call_that_rings_and_takes_it()
    {
        var phone = shared.Phone();
        var call = await Network.Ringing(phone);

        Assert.Equal(call.Id, (await Network.Calls().Open(Network.Staff, $"8{phone[2..]}")).Expect());
        Assert.True((await Network.Window(call)).IsMine);
        Assert.Equal(call.Id, (await Network.Calls().Open(Network.Manager, phone)).Expect());
        Assert.Equal(("Staff", false), (await Network.Window(call, Network.Manager) is var w ? w.TakenBy : null, w.IsMine));
    }

    [Fact]
    public async Task Without_an_announcement_the_page_makes_one_call_however_often_it_is_loaded()
    {
        var phone = shared.Phone();
        var client = await Network.Client(phone: phone);

        var ids = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => (await Network.Calls().Open(Network.Staff, phone)).Expect()));

        var view = (await Network.Calls().Get(Network.Staff, Assert.Single(ids.Distinct()))).Expect();
        Assert.Equal((true, client, CallState.Answered, "Арбат"), (view.IsMine, view.ClientId, view.State, view.SalonName));
    }

    [Fact]
    public async Task An_announcement_that_comes_after_the_page_was_opened_is_the_same_call()
    {
        var phone = shared.Phone();
        var opened = (await Network.Calls().Open(Network.Staff, phone)).Expect();

        var call = await Network.Call(phone);
        var heard = await call.Rings();

        Assert.Equal(opened, heard.CallId);
        Assert.Null(await Network.OnScreen(Network.Manager, call));
        Assert.Equal(heard.CallId, (await call.Ends()).CallId);
        Assert.Equal(CallState.Ended, (await call.Row()).State);
    }

    [Theory]
    [InlineData(null, Problem.Required)]
    [InlineData("", Problem.Required)]
    [InlineData("anonymous", Problem.PhoneNotANumber)]
    [InlineData("12", Problem.PhoneTooShort)]
    public async Task A_page_with_no_number_says_what_is_wrong_and_makes_no_call(string? phone, Problem problem)
    {
        var before = Network.Rows("calls").Count;
        var invalid = Assert.IsType<Outcome<Guid>.Invalid>(await Network.Calls().Open(Network.Staff, phone));
        Assert.Equal([new FieldProblem(Field.Phones, problem)], invalid.Problems);
        Assert.Equal(before, Network.Rows("calls").Count);
    }

    [Fact]
    public async Task The_window_offers_a_strangers_number_for_a_new_guest_and_masks_a_clients_but_for_who_sees_contacts()
    {
        var stranger = await Network.Window(await Network.Taken("+7 926 333-44-55"));
        Assert.Equal("+79263334455", stranger.NewNumber?.E164);
        Assert.Equal("+7 926 333-44-55", stranger.Number);

        var phone = shared.Phone();
        await Network.Client(phone: phone);
        var known = await Network.Taken(phone);
        Assert.Null((await Network.Window(known)).NewNumber);
        Assert.Contains('•', (await Network.Window(known)).Number!);
        Assert.DoesNotContain('•', (await Network.Window(known, Network.Manager)).Number!);
    }

    [Fact]
    public async Task A_call_in_hand_goes_to_a_colleagues_screen_and_is_mine_until_it_is_taken()
    {
        var call = await Network.Taken(shared.Phone());
        var colleague = await Network.Account(Role.Staff);
        var told = 0;
        using var screen = Network.Board().Follow(colleague.AccountId!.Value, [], () => Interlocked.Increment(ref told));

        (await Network.Calls().HandOver(Network.Staff, call.Id, colleague.AccountId.Value)).Expect();

        Assert.Equal(1, told);
        var shown = await Network.OnScreen(colleague, call);
        Assert.Equal(("Staff", true), (shown!.HandedBy, shown.CanTake));
        Assert.Null(await Network.OnScreen(Network.Manager, call));
        Assert.True((await Network.Window(call)).IsMine);
        Assert.False((await Network.Calls().Take(Network.Manager, call.Id)).Expect().IsMine);

        Assert.True((await Network.Calls().Take(colleague, call.Id)).Expect().IsMine);
        Assert.False((await Network.Window(call)).IsMine);
        Assert.Null((await Network.Window(call)).HandedTo);
        Assert.IsType<Outcome<Nothing>.Invalid>(await Network.Calls().Note(Network.Staff, new() { Id = call.Id, Note = "поздно" }));
    }

    [Fact]
    public async Task To_oneself_a_call_is_taken_back()
    {
        var call = await Network.Taken(shared.Phone());
        var colleague = await Network.Account(Role.Staff);
        (await Network.Calls().HandOver(Network.Staff, call.Id, colleague.AccountId!.Value)).Expect();
        (await Network.Calls().HandOver(Network.Staff, call.Id, Network.Staff.AccountId!.Value)).Expect();

        Assert.Null(await Network.OnScreen(colleague, call));
        Assert.False((await Network.Calls().Take(colleague, call.Id)).Expect().IsMine);
    }

    [Fact]
    public async Task A_call_cannot_be_handed_to_a_specialist_to_another_salon_to_who_left_or_to_nobody()
    {
        var call = await Network.Taken(shared.Phone());
        var gone = await Network.Account(Role.Staff);
        (await Network.In<Accounts, Outcome<Nothing>>(a => a.Change(Network.Head, gone.AccountId!.Value, new AccountForm { DisplayName = "Бывшая", Role = Role.Staff, Salons = [Network.Salon], Disabled = true }))).Expect();

        foreach (var to in new[] { Network.Specialist, gone, await Network.Elsewhere(Role.Staff), Actor.SignedIn(Guid.NewGuid(), Role.Staff, null, null) })
        {
            var refused = Assert.IsType<Outcome<Nothing>.Invalid>(await Network.Calls().HandOver(Network.Staff, call.Id, to.AccountId!.Value));
            Assert.Equal([new FieldProblem(Field.HandOver, Problem.Unknown)], refused.Problems);
        }

        Assert.IsType<Outcome<CallTaking>.NotAllowed>(await Network.Calls().Take(gone, call.Id));
        Assert.IsType<Outcome<Announcements>.NotAllowed>(await Network.Calls().Ringing(gone));
    }

    [Fact]
    public async Task Colleagues_who_have_the_portal_open_come_first()
    {
        var call = await Network.Taken(shared.Phone());
        var here = await Network.Account(Role.Manager);
        using var screen = Network.Board().Follow(here.AccountId!.Value, [Network.Salon], () => { });

        var colleagues = (await Network.Calls().Colleagues(Network.Staff, call.Id)).Expect();

        Assert.Equal((here.AccountId.Value, true), (colleagues[0].AccountId, colleagues[0].IsHere));
        Assert.DoesNotContain(colleagues, c => c.AccountId == Network.Staff.AccountId || c.AccountId == Network.Specialist.AccountId);
        Assert.Contains(colleagues, c => c.AccountId == Network.Manager.AccountId && !c.IsHere);
    }
}

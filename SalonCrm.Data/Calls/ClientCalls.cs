using SalonCrm.Data.Access;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Calls;

/// <summary>Calls as people have them: who takes one, whose it is, what came of it, and the log (R4.2, R4.3).</summary>
public sealed class ClientCalls
{
    private readonly Door _door;
    private readonly Turnstile _turnstile;
    private readonly BlindIndex _blind;
    private readonly CallBoard _board;
    private readonly ShownCalls _shown;

    internal ClientCalls(Door door, Turnstile turnstile, BlindIndex blind, CallBoard board, TimeProvider time) =>
        (_door, _turnstile, _blind, _board, _shown) = (door, turnstile, blind, board, new(time));

    /// <summary>What rings in the actor's salons now, and what a colleague hands to the actor. Who takes no calls sees whom not to harm, without a number.</summary>
    public async Task<Outcome<Announcements>> Ringing(Actor actor, CancellationToken cancel = default)
    {
        // Every screen of a salon looks whenever something changes: they read beside who writes, and share the commit.
        var outcome = await Look<Announcements>(actor, Permission.SeeCalls, async passage =>
        {
            var announced = await CallShowing.Announced(passage);
            var fresh = announced.Calls.Where(c => _shown.IsNew(actor, c.CallId)).ToList();
            foreach (var call in fresh)
            {
                passage.Record(TrailAction.CallShown, call.CallId, new() { Hits = call.Callers.Count });
            }

            if (fresh.Count == 0)
            {
                passage.Record(TrailAction.CallsRead);
            }

            return new Outcome<Announcements>.Done(announced);
        }, cancel);
        if (outcome is Outcome<Announcements>.Done { Value.Calls: var calls })
        {
            _shown.Note(actor, calls.Select(c => c.CallId));
        }

        return outcome;
    }

    /// <summary>Takes a call. Of two who take it at once one gets it, and the other is told who did.</summary>
    public Task<Outcome<CallTaking>> Take(Actor actor, Guid call, CancellationToken cancel = default) =>
        Change(actor, call, (passage, found) => actor.AccountId is { } me ? CallTakingOver.Take(passage, found, me) : Task.FromResult<Outcome<CallTaking>>(new Outcome<CallTaking>.NotFound()), cancel);

    /// <summary>Opens the call of a number that a softphone shows: joins one that was just announced in the actor's salons, else makes one.</summary>
    /// <param name="actor">Who talks.</param>
    /// <param name="phone">The number as the softphone writes it.</param>
    /// <param name="cancel">Gives up before anything is saved.</param>
    /// <returns>The call; it may be a colleague's already.</returns>
    public async Task<Outcome<Guid>> Open(Actor actor, string? phone, CancellationToken cancel = default)
    {
        var outcome = await _door.Pass(
            actor,
            Permission.TakeCalls,
            passage => actor.AccountId is { } me ? CallTakingOver.Open(passage, phone, me, _blind) : Task.FromResult<Outcome<Call>>(new Outcome<Call>.NotFound()),
            cancel);
        if (outcome is Outcome<Call>.Done { Value: var opened })
        {
            Tell(opened);
        }

        return outcome.With(call => call.Id);
    }

    /// <summary>Opens a call by hand with a client who was found otherwise than by the number. Twice within a minute it is one call.</summary>
    public async Task<Outcome<Guid>> OpenFor(Actor actor, Guid client, CancellationToken cancel = default)
    {
        var outcome = await _door.Pass(
            actor,
            Permission.TakeCalls,
            passage => actor.AccountId is { } me ? CallTakingOver.OpenFor(passage, client, me, _blind) : Task.FromResult<Outcome<Call>>(new Outcome<Call>.NotFound()),
            cancel);
        if (outcome is Outcome<Call>.Done { Value: var opened })
        {
            Tell(opened);
        }

        return outcome.With(call => call.Id);
    }

    /// <summary>A call as its window shows it.</summary>
    public Task<Outcome<CallView>> Get(Actor actor, Guid call, CancellationToken cancel = default) =>
        Look<CallView>(actor, Permission.TakeCalls, async passage =>
        {
            if (await passage.CallOf(call) is not { } found)
            {
                return new Outcome<CallView>.NotFound();
            }

            passage.Record(TrailAction.CallShown, call);
            return new Outcome<CallView>.Done(await CallShowing.View(passage, found));
        }, cancel);

    /// <summary>Says whose call it is: one of those who share the number, or somebody else. The card gets no number by it.</summary>
    public Task<Outcome<Nothing>> Choose(Actor actor, Guid call, Guid client, CancellationToken cancel = default) =>
        Change(actor, call, (passage, found) => CallNoting.Choose(passage, found, client), cancel);

    /// <summary>Notes what came of a call, and makes the promise that was made. The same form twice does it once.</summary>
    public Task<Outcome<Nothing>> Note(Actor actor, CallNoteForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return Change(actor, form.Id, (passage, found) => CallNoting.Note(passage, found, form), cancel);
    }

    /// <summary>Puts a call with its card and note on a colleague's screen; it stays the actor's until the colleague takes it. To oneself takes that back.</summary>
    public Task<Outcome<Nothing>> HandOver(Actor actor, Guid call, Guid colleague, CancellationToken cancel = default) =>
        Change(actor, call, (passage, found) => CallTakingOver.HandOver(passage, found, colleague), cancel);

    /// <summary>To whom a call can be handed: those who have the portal open first.</summary>
    public Task<Outcome<IReadOnlyList<Colleague>>> Colleagues(Actor actor, Guid call, CancellationToken cancel = default) =>
        Look(actor, Permission.TakeCalls, passage => CallTakingOver.Colleagues(passage, call, _board.Here()), cancel);

    /// <summary>The calls of a client, also of the cards that went into this one.</summary>
    public Task<Outcome<CallLog>> OfClient(Actor actor, Guid client, int skip = 0, CancellationToken cancel = default) =>
        Look(actor, Permission.OpenCards, passage => passage.CallsOfClient(client, skip), cancel);

    /// <summary>The calls of the actor's salons, and of the whole network for its head.</summary>
    public Task<Outcome<CallLog>> OfSalons(Actor actor, CallQuestion question, int skip = 0, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Look(actor, Permission.TakeCalls, passage => passage.CallsOfSalons(question, skip), cancel);
    }

    /// <summary>Where the recording of a call can be heard; that it was opened stands in the trail.</summary>
    public Task<Outcome<Uri>> Recording(Actor actor, Guid call, CancellationToken cancel = default) =>
        Look(actor, Permission.HearRecordings, passage => passage.RecordingOf(call), cancel);

    private Task<Outcome<T>> Look<T>(Actor actor, Permission permission, Func<Passage, Task<Outcome<T>>> work, CancellationToken cancel) =>
        _turnstile.Look(actor, permission, work, (_, _) => Task.CompletedTask, cancel);

    private async Task<Outcome<T>> Change<T>(Actor actor, Guid call, Func<Passage, Call, Task<Outcome<T>>> change, CancellationToken cancel)
    {
        Call? changed = null;
        var outcome = await _door.Pass(actor, Permission.TakeCalls, async passage =>
        {
            changed = await passage.CallOf(call);
            return changed is null ? new Outcome<T>.NotFound() : await change(passage, changed);
        }, cancel);
        if (outcome is Outcome<T>.Done)
        {
            Tell(changed!);
        }

        return outcome;
    }

    private void Tell(Call call) => _board.Tell(call.SalonId, call.TakenBy, call.HandedTo);
}

using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.FollowUps;

/// <summary>What is done to the lines of the queue. Each deed can be undone, so none asks first.</summary>
public sealed partial class FollowUpsPage
{
    private string? _told;
    private string? _warned;
    private Func<Actor, Task>? _undo;
    private bool _isBusy;

    private Task Try(AttemptForm form) => Work(async actor =>
    {
        var outcome = await Queue.NoteAttempt(actor, form);
        if (outcome is Outcome<AttemptNoted>.Done { Value: var noted })
        {
            await Tell(FieldTexts.Told(FollowUpsText.Noted, QueueTexts.Name(_chosen!), QueueTexts.Of(form.Outcome)), who => Queue.TakeBack(who, noted), isWorked: true);
        }

        return outcome;
    });

    private Task End(bool isDone) => Work(async actor =>
    {
        var item = _chosen!;
        var outcome = await Ending.End(actor, item, isDone);
        if (outcome is Outcome<Nothing>.Done)
        {
            var undo = item.Kind == QueueKind.Task ? (Func<Actor, Task>)(who => Ending.Reopen(who, item)) : null;
            await Tell(FieldTexts.Told(isDone ? FollowUpsText.WasDone : FollowUpsText.WasDropped, QueueTexts.About(item)), undo, isWorked: true);
        }

        return outcome;
    });

    private Task Stop(StopReason why) => Work(async actor =>
    {
        var item = _chosen!;
        var outcome = await Queue.Stop(actor, item.Id, item.Version, why);
        if (outcome is Outcome<Nothing>.Done)
        {
            await Tell(FieldTexts.Told(FollowUpsText.Stopped, QueueTexts.Name(item)), who => Queue.Reopen(who, item.Id), isWorked: true);
        }

        return outcome;
    });

    private Task Postpone(IReadOnlyList<Guid> ids, DateOnly day) => Work(async actor =>
    {
        var outcome = await Queue.Postpone(actor, [.. ids.Select(id => new DueDay(id, day))]);
        if (outcome is Outcome<IReadOnlyList<DueDay>>.Done { Value: var before })
        {
            await Tell(FieldTexts.Told(FollowUpsText.Postponed, before.Count, FieldTexts.Day(day)), who => Queue.Postpone(who, before, isUndo: true), isWorked: ids.Count == 1);
        }

        return outcome;
    });

    private Task Assign(Colleague colleague) => Work(async actor =>
    {
        var outcome = await Queue.Assign(actor, [.. _selected.Select(id => new Ownership(id, colleague.Id))]);
        if (outcome is Outcome<IReadOnlyList<Ownership>>.Done { Value: var before })
        {
            await Tell(FieldTexts.Told(FollowUpsText.Assigned, before.Count, colleague.Name), who => Queue.Assign(who, before));
        }

        return outcome;
    });

    private Task Undo() => Work<Nothing>(async actor =>
    {
        var undo = _undo!;
        _undo = null;
        await undo(actor);
        await Tell(FollowUpsText.Undone, null);
        return new Outcome<Nothing>.Done(default);
    });

    /// <summary>Reads the list anew; a line that was worked gives place to the one that stood after it.</summary>
    private async Task Tell(string told, Func<Actor, Task>? undo, bool isWorked = false)
    {
        var after = isWorked && _chosen is { } chosen ? _items.SkipWhile(i => i.Id != chosen.Id).Skip(1).Select(i => (Guid?)i.Id).FirstOrDefault() : _chosen?.Id;
        await Read();
        _selected.Clear();
        await Choose(_items.Find(i => i.Id == after));
        (_told, _undo) = (told, undo);
    }

    private async Task Work<T>(Func<Actor, Task<Outcome<T>>> work)
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _problems, _warned) = (true, Problems.None, null);
        try
        {
            switch (await work(await Current.Get()))
            {
                case Outcome<T>.Done:
                    break;
                case Outcome<T>.Invalid invalid:
                    _problems = new(invalid.Problems);
                    _warned = _problems.Told;
                    break;
                case Outcome<T>.Conflict:
                    await Renew(FollowUpsText.Conflict);
                    break;
                case Outcome<T>.NotFound:
                    await Renew(FollowUpsText.Gone);
                    break;
                default:
                    _refused = true;
                    break;
            }
        }
        finally
        {
            _isBusy = false;
        }
    }

    /// <summary>Somebody else was first: the line is shown as it is now.</summary>
    private async Task Renew(string why)
    {
        var chosen = _chosen?.Id;
        await Read();
        await Choose(_items.Find(i => i.Id == chosen));
        (_warned, _told, _undo) = (why, null, null);
    }
}

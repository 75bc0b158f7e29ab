namespace SalonCrm.Data.Access;

/// <summary>
/// Takes several who come at once through the door in one transaction. A commit waits for the disk, and sites send
/// bookings faster than disks turn: while one commit is under way the next ones gather and then go together. Nobody
/// waits for company, and whoever comes alone goes alone.
/// </summary>
internal sealed class Turnstile(Door door)
{
    /// <summary>So that whoever stands at the door meanwhile does not wait long.</summary>
    private const int MostTogether = 32;

    private readonly Lock _lock = new();
    private readonly Queue<Turn> _waiting = new();
    private bool _isTurning;

    /// <summary>
    /// Passes the door (see <see cref="Door.Pass"/>). Answers once what was done is on the disk. Who has come so far is
    /// not called back: a caller that hangs up has booked all the same.
    /// </summary>
    public Task<Outcome<T>> Pass<T>(Actor actor, Permission permission, Func<Passage, Task<Outcome<T>>> work) =>
        Pass(new Turn<T>(actor, permission, work));

    /// <summary>
    /// An operation that changes nothing: it reads beside those who write, then what it recorded goes through together with
    /// whatever else waits. It answers once the trail is on the disk, so what can't be recorded is not shown.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="permission">What it needs.</param>
    /// <param name="work">What it reads.</param>
    /// <param name="count">What is counted of it, written together with the trail.</param>
    /// <param name="cancel">Gives up before anything is recorded; later it is not called back.</param>
    public async Task<Outcome<T>> Look<T>(
        Actor actor, Permission permission, Func<Passage, Task<Outcome<T>>> work, Func<Passage, Outcome<T>, Task> count, CancellationToken cancel)
    {
        var looked = await door.Look(actor, permission, work, cancel);
        return await Pass(new Turn<T>(actor, permission, Keep, isKnown: looked is not null));

        async Task<Outcome<T>> Keep(Passage passage)
        {
            if (looked is not { } seen)
            {
                // Allowed since a moment ago: it was not when it was asked.
                passage.Record(TrailAction.Refused, detail: new() { Refused = permission });
                return new Outcome<T>.NotAllowed();
            }

            foreach (var draft in seen.Seen.Drafts)
            {
                passage.Record(draft.Action, draft.ObjectId, draft.Detail);
            }

            foreach (var alert in seen.Seen.Alerts)
            {
                passage.Alert(alert.Kind, alert.ClientId, alert.Count, alert.AccountId);
            }

            await count(passage, seen.Outcome);
            return seen.Outcome;
        }
    }

    private Task<Outcome<T>> Pass<T>(Turn<T> turn)
    {
        lock (_lock)
        {
            _waiting.Enqueue(turn);
            if (_isTurning)
            {
                return turn.Outcome;
            }

            _isTurning = true;
        }

        // Whatever goes wrong in there is told to those who wait.
        _ = Task.Run(Run);
        return turn.Outcome;
    }

    private async Task Run()
    {
        while (Next() is { Count: > 0 } turns)
        {
            await door.PassTogether(turns);
        }
    }

    private List<Turn> Next()
    {
        var turns = new List<Turn>();
        lock (_lock)
        {
            while (turns.Count < MostTogether && _waiting.TryDequeue(out var turn))
            {
                turns.Add(turn);
            }

            _isTurning = turns.Count > 0;
        }

        return turns;
    }
}

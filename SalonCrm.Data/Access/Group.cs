using Microsoft.EntityFrameworkCore.Storage;
using SalonCrm.Data.Duplicates;

namespace SalonCrm.Data.Access;

/// <summary>
/// Those who pass the door together, in one transaction: each after a savepoint of its own, so that one that fails leaves
/// nothing and spoils no other. What one has looked up the next need not look for, and what follows from all is done once.
/// </summary>
internal sealed class Group(Doorkeeper keeper, SalonDb db, TimeProvider time)
{
    private const string BeforeTurn = "turn";

    private readonly Dictionary<Actor, HashSet<Guid>> _touched = [];
    private readonly HashSet<Guid> _likened = [];

    /// <summary>Who passed before; null for the first.</summary>
    public Passage? Before { get; private set; }

    /// <summary>What the trail tells of them, chained: saved together, before the commit.</summary>
    public List<TrailEntry> Entries { get; } = [];

    /// <summary>How many alerts there are to tell of, once it is on the disk.</summary>
    public int Alerts { get; private set; }

    /// <summary>Lets them through one after the other and saves what follows from it. The caller commits.</summary>
    public async Task Pass(IReadOnlyList<Turn> turns, IDbContextTransaction transaction)
    {
        foreach (var turn in turns)
        {
            await transaction.CreateSavepointAsync(BeforeTurn);
            if (!await turn.Go(keeper, db, time.GetUtcNow(), this))
            {
                await transaction.RollbackToSavepointAsync(BeforeTurn);
            }

            await transaction.ReleaseSavepointAsync(BeforeTurn);
            db.ChangeTracker.Clear();
        }

        // The follow-ups of the clients that were changed, and whom their names, birth dates and contacts make them like.
        foreach (var (actor, touched) in _touched)
        {
            await Settling.Settle(new Passage(db, actor, time.GetUtcNow(), CancellationToken.None, Before), touched, keeper.KeepsCounts);
        }

        await DuplicateKeeper.Settle(new Passage(db, Actor.Operator, time.GetUtcNow(), CancellationToken.None), _likened);

        db.Trail.AddRange(Entries);
        await db.SaveChangesAsync();
    }

    /// <summary>Notes one who has passed.</summary>
    public void Add(Passage passage, List<TrailEntry> entries, bool isDone)
    {
        Before = passage;
        Entries.AddRange(entries);
        Alerts += passage.Alerts.Count;
        if (isDone && Settling.Touched(passage) is { Count: > 0 } touched)
        {
            if (!_touched.TryAdd(passage.Actor, touched))
            {
                _touched[passage.Actor].UnionWith(touched);
            }
        }

        if (isDone)
        {
            _likened.UnionWith(DuplicateKeeper.Touched(passage));
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.FollowUps;

/// <summary>
/// Finds at start, every day and after a change of the rules what no change told of: a card that nobody has confirmed
/// for a year, a network that was filled before there was a queue. Reads plain columns alone, and in short batches.
/// </summary>
internal sealed partial class FollowUpSweep(IDbContextFactory<SalonDb> contexts, Door door, TimeProvider time, ILogger<FollowUpSweep> log) : BackgroundService
{
    private const int Batch = 250;
    private readonly SemaphoreSlim _wake = new(0);

    /// <summary>The rules have changed: every open follow-up is looked at again.</summary>
    public void Wake() => _wake.Release();

    /// <summary>Settles whoever may need it.</summary>
    /// <param name="isWhole">Everybody with an open follow-up, too.</param>
    /// <param name="cancel">Stops between two batches.</param>
    /// <returns>How many clients were settled.</returns>
    public async Task<int> Sweep(bool isWhole, CancellationToken cancel)
    {
        var (last, settled) = (0, 0);
        while (await Next(last, isWhole, cancel) is { Count: > 0 } batch)
        {
            (await door.Pass<Nothing>(Actor.Operator, Permission.WorkFollowUps, async passage =>
            {
                await FollowUpKeeper.Settle(passage, await CardFacts.Of(passage.Db, [.. batch.Select(c => c.Id)], cancel));
                passage.Record(TrailAction.FollowUpChanged, detail: new() { Kind = "sweep", Counts = [batch.Count] });
                return new Outcome<Nothing>.Done(default);
            }, cancel)).Expect();
            (last, settled) = (batch[^1].Card, settled + batch.Count);
        }

        return settled;
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Off the thread that starts the portal.
        await Task.Yield();
        try
        {
            for (var isWhole = false; ;)
            {
                await TrySweep(isWhole, stoppingToken);
                isWhole = await _wake.WaitAsync(UntilTomorrow(), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal ends; what is not swept yet is found at the next start.
        }
    }

    private async Task TrySweep(bool isWhole, CancellationToken cancel)
    {
        try
        {
            await Sweep(isWhole, cancel);
        }
        catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
        {
            // The database is busy or full: tomorrow, or with the next start, it is tried again.
            SweepFailed(log, e.GetType().Name);
        }
    }

    private TimeSpan UntilTomorrow()
    {
        var now = time.GetUtcNow();
        return new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero) - now;
    }

    private async Task<List<(Guid Id, int Card)>> Next(int last, bool isWhole, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rules = FollowUpRules.Read(await db.Networks.Select(n => n.FollowUpRules).SingleOrDefaultAsync(cancel));
        var (guest, required, desirable, old, consent) = (
            rules.Has(FollowUpReasons.GuestAfterVisit), rules.Has(FollowUpReasons.RequiredMissing), rules.Has(FollowUpReasons.DesirableMissing),
            rules.Has(FollowUpReasons.Unconfirmed), rules.Has(FollowUpReasons.ConsentMissing));
        // What counts nowhere is not looked for.
        var counting = CountingRules.Read(await db.Networks.Select(n => n.CountingRules).SingleOrDefaultAsync(cancel));
        bool Counts(Gap gap) => desirable && counting.Salons.Values.Append(counting.Network).Any(u => !u.Gaps.HasFlag(gap.Bit()));
        var (email, birthDate) = (Counts(Gap.Email), Counts(Gap.BirthDate));
        var midnight = new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var (yearAgo, tomorrowAYearAgo) = (DateOnly.FromDateTime(midnight.UtcDateTime).AddYears(-1), midnight.AddYears(-1).AddDays(1));
        var found = await db.Clients.Where(c => c.CardNumber > last)
            .Where(c => (isWhole && db.FollowUps.Any(f => f.ClientId == c.Id && f.State == FollowUpState.Open))
                || (old && (c.ConfirmedOn <= yearAgo || (c.ConfirmedOn == null && c.CreatedAt < tomorrowAYearAgo))
                    && !db.FollowUps.Any(f => f.ClientId == c.Id && f.State != FollowUpState.Completed && (f.Reasons & FollowUpReasons.Unconfirmed) != FollowUpReasons.None))
                || (!db.FollowUps.Any(f => f.ClientId == c.Id && f.State != FollowUpState.Completed)
                    && ((guest && c.Status == ClientStatus.Guest && db.Visits.Any(v => v.ClientId == c.Id && v.State == VisitState.Done))
                        || (required && !c.Phones.Any())
                        || (email && EF.Property<byte[]?>(c, nameof(Client.Email) + SealedModel.Suffix) == null)
                        || (birthDate && EF.Property<byte[]?>(c, nameof(Client.BirthDate) + SealedModel.Suffix) == null)
                        || (consent && !db.Consents.Any(s => s.ClientId == c.Id && s.Purpose == ConsentPurpose.Processing && s.WithdrawnOn == null)))))
            .OrderBy(c => c.CardNumber).Take(Batch).Select(c => new { c.Id, c.CardNumber }).ToListAsync(cancel);
        return [.. found.Select(c => (c.Id, c.CardNumber))];
    }

    [LoggerMessage(1, LogLevel.Warning, "The follow-ups were not swept: {Kind}. It is tried again.")]
    private static partial void SweepFailed(ILogger log, string kind);
}

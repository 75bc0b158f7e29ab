using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access.Watch;

namespace SalonCrm.Data.Access.Entry;

/// <summary>
/// The ways in. Each try is recorded, successful or not: when, from which address and device, for which account. What was
/// typed is not kept; of a name that does not exist the trail says no more than that.
/// </summary>
public sealed class SignIns
{
    internal const string Held = "held";
    internal const string Outside = "outside";
    internal const string NewDevice = "new device";
    internal const string Altered = "altered";

    private static readonly TimeSpan TellAgain = TimeSpan.FromHours(1);

    private readonly Door _door;
    private readonly ILookupNormalizer _normalizer;
    private readonly TimeProvider _time;
    private readonly SessionBoard _board;

    internal SignIns(Door door, ILookupNormalizer normalizer, TimeProvider time, SessionBoard board) =>
        (_door, _normalizer, _time, _board) = (door, normalizer, time, board);

    /// <summary>Password or code were wrong, or the name does not exist: counted, so that the next tries have to wait.</summary>
    /// <param name="actor">A visitor, or who has signed in and is asked again.</param>
    /// <param name="attempt">Who tried.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Outcome<Nothing>> Fail(Actor actor, EntryAttempt attempt, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        return _door.Pass<Nothing>(actor, Permission.SignIn, async passage =>
        {
            var counting = await TryCounting.Of(passage.Db, attempt, Name(attempt), actor.Address, passage.Now, cancel);
            passage.Record(TrailAction.SignInFailed, counting.Account);
            if (await counting.Charge(passage.Db, passage.Now, cancel) is > 0 and var failures)
            {
                await TellOnce(passage, AlertKind.SignInsFailing, counting.Account, failures);
            }

            return new Outcome<Nothing>.Done(default);
        }, cancel);
    }

    /// <summary>A try came while it had to wait (see <see cref="EntryChecks.Wait"/>). Nothing was looked at, and nothing is counted.</summary>
    public Task<Outcome<Nothing>> Refuse(Actor actor, EntryAttempt attempt, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        return _door.Pass<Nothing>(actor, Permission.SignIn, async passage =>
        {
            var counting = await TryCounting.Of(passage.Db, attempt, Name(attempt), actor.Address, passage.Now, cancel);
            passage.Record(TrailAction.SignInRefused, counting.Account, new() { Kind = Held });
            return new Outcome<Nothing>.Done(default);
        }, cancel);
    }

    /// <summary>
    /// Somebody has shown all that it takes: begins the session. Not allowed where the account may not work from that address
    /// or at that hour; the network head is told.
    /// </summary>
    public async Task<Outcome<SessionBegun>> Begin(Actor actor, EntryForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        var outcome = await _door.Pass(actor, Permission.SignIn, passage => Begin(passage, form), cancel);
        if (outcome is Outcome<SessionBegun>.Done { Value.IsNewDevice: true })
        {
            _board.TellNews(form.Account);
        }

        return outcome;
    }

    /// <summary>
    /// An account's owner has set a password by the link that the network head made: every session of the account ends, and so
    /// does what strangers' failures made it wait for. The browser is one that the account knows from now on.
    /// </summary>
    public async Task<Outcome<Nothing>> PasswordSet(Actor actor, EntryForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        var account = form.Account;
        var outcome = await _door.Pass<Nothing>(actor, Permission.SignIn, async passage =>
        {
            if (EntryAttempt.Hash(form.Mark) is not { } mark || await passage.Db.Users.AsNoTracking().Include(a => a.Salons).FirstOrDefaultAsync(a => a.Id == account, cancel) is not { } owner)
            {
                return new Outcome<Nothing>.NotFound();
            }

            await SessionEnding.EndAll(passage, account);
            await TryCounting.ForgiveAnywhere(passage.Db, account, cancel);
            await Device(passage, account, mark, form.IsDemo);
            await passage.Look(owner);
            await passage.RecordStanding(TrailAction.PasswordSet, owner);
            return new Outcome<Nothing>.Done(default);
        }, cancel);
        if (outcome is Outcome<Nothing>.Done)
        {
            _board.End(account);
        }

        return outcome;
    }

    private async Task<Outcome<SessionBegun>> Begin(Passage passage, EntryForm form)
    {
        var (db, actor, cancel) = (passage.Db, passage.Actor, passage.Cancel);
        var account = await db.Users.AsNoTracking().Include(a => a.Salons).FirstOrDefaultAsync(a => a.Id == form.Account && !a.Disabled, cancel);
        if (account is null || EntryAttempt.Hash(form.Mark) is not { } mark)
        {
            return new Outcome<SessionBegun>.NotFound();
        }

        await passage.Look(account);
        if (account.IsAltered)
        {
            passage.Record(TrailAction.SignInRefused, account.Id, new() { Kind = Altered });
            await TellOnce(passage, AlertKind.AccountAltered, account.Id, null);
            return new Outcome<SessionBegun>.NotFound();
        }

        if (!await LimitRules.Let(db, account.Id, account.Role, actor.Address, _time.LocalOf(passage.Now), cancel))
        {
            passage.Record(TrailAction.SignInRefused, account.Id, new() { Kind = Outside });
            await TellOnce(passage, AlertKind.OutsideLimits, account.Id, null);
            return new Outcome<SessionBegun>.NotAllowed();
        }

        foreach (var isCode in new[] { false, true })
        {
            var attempt = new EntryAttempt { Account = account.Id, Mark = form.Mark, IsCode = isCode };
            await (await TryCounting.Of(db, attempt, null, actor.Address, passage.Now, cancel)).Forgive(db, cancel);
        }

        var (device, isNew) = await Device(passage, account.Id, mark, form.IsDemo);
        var session = new Session
        {
            AccountId = account.Id, StartedAt = passage.Now, SeenAt = passage.Now, Address = actor.Address, Device = actor.Device,
            KnownDeviceId = device, SecondFactorAt = form.WithSecondFactor ? passage.Now : null,
        };
        db.Sessions.Add(session);
        passage.Record(TrailAction.SignedIn, account.Id, isNew ? new() { Kind = NewDevice } : null);
        return new Outcome<SessionBegun>.Done(new(session.Id, isNew));
    }

    /// <summary>The device as the account knows it. The first of an account is no news.</summary>
    private static async Task<(Guid Device, bool IsNew)> Device(Passage passage, Guid account, byte[] mark, bool isDemo)
    {
        var (db, actor) = (passage.Db, passage.Actor);
        var known = await db.KnownDevices.FirstOrDefaultAsync(d => d.AccountId == account && d.Mark == mark, passage.Cancel);
        if (known is not null)
        {
            (known.Device, known.Address, known.LastAt) = (actor.Device, actor.Address, passage.Now);
            return (known.Id, false);
        }

        var isNews = !isDemo && await db.KnownDevices.AnyAsync(d => d.AccountId == account, passage.Cancel);
        var device = new KnownDevice
        {
            AccountId = account, Mark = mark, Device = actor.Device, Address = actor.Address, FirstAt = passage.Now, LastAt = passage.Now,
            AcknowledgedAt = isNews ? null : passage.Now,
        };
        db.KnownDevices.Add(device);
        return (device.Id, isNews);
    }

    /// <summary>Somebody who tries all night is one alert an hour.</summary>
    private static async Task TellOnce(Passage passage, AlertKind kind, Guid? account, int? count)
    {
        var (since, address) = (passage.Now - TellAgain, passage.Actor.Address);
        if (!await passage.Db.Alerts.AnyAsync(a => a.At >= since && a.At <= passage.Now && a.Kind == kind && a.AccountId == account && (account != null || a.Address == address), passage.Cancel))
        {
            passage.Alert(kind, count: count, account: account);
        }
    }

    private string? Name(EntryAttempt attempt) => attempt.Name is null ? null : _normalizer.NormalizeName(attempt.Name);
}

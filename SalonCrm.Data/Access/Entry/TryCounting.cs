using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Access.Entry;

/// <summary>What a try is counted against.</summary>
internal sealed record TryKey(byte[] Hash, int From);

/// <summary>
/// Whose try it is and which counters hold it. A device that the account knows, and an address from which it got in, have a
/// counter of their own: what strangers do elsewhere never holds the owner up.
/// </summary>
internal sealed record TryCounting(Guid? Account, IReadOnlyList<TryKey> Holding, IReadOnlyList<TryKey> Charged)
{
    private const int RecentSessions = 50;
    private static readonly TimeSpan Recent = TimeSpan.FromDays(30);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <param name="db">The database.</param>
    /// <param name="attempt">The try.</param>
    /// <param name="name">The typed name as Identity finds it; null where the account is known.</param>
    /// <param name="address">Where it comes from.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<TryCounting> Of(SalonDb db, EntryAttempt attempt, string? name, string? address, DateTimeOffset now, CancellationToken cancel)
    {
        var account = attempt.Account
            ?? (name is null ? null : await db.Users.Where(a => a.NormalizedUserName == name).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(cancel));

        // A name that does not exist takes the same way, to the same work: how long it lasts tells nothing.
        var (owner, since, source) = (account ?? Guid.Empty, now - Recent, AddressSource.Of(address));
        var mark = EntryAttempt.Hash(attempt.Mark) ?? [];
        var isKnownDevice = await db.KnownDevices.AnyAsync(d => d.AccountId == owner && d.Mark == mark, cancel);
        var addresses = await db.Sessions.Where(s => s.AccountId == owner && s.StartedAt >= since)
            .OrderByDescending(s => s.StartedAt).Take(RecentSessions).Select(s => s.Address).ToListAsync(cancel);
        var step = attempt.IsCode ? "code" : "password";
        var whose = account?.ToString("N") ?? name ?? "";
        if (isKnownDevice)
        {
            var device = Key(TryWaits.FromPair, step, "device", whose, Convert.ToHexString(mark));
            return new(account, [device], [device]);
        }

        var pair = Key(TryWaits.FromPair, step, "pair", whose, source);
        var fromAddress = Key(TryWaits.FromAddress, "address", source);
        var fromAnywhere = Key(TryWaits.FromAccount, step, "account", whose);
        return source.Length > 0 && addresses.Exists(a => AddressSource.Of(a) == source)
            ? new(account, [pair], [pair, fromAddress])
            : new(account, [pair, fromAddress, fromAnywhere], [pair, fromAddress, fromAnywhere]);
    }

    /// <summary>When the next try is looked at; null for now.</summary>
    public async Task<DateTimeOffset?> FreeAt(SalonDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var hashes = Holding.Select(k => k.Hash).ToList();
        var waits = await db.SignInTries.AsNoTracking().Where(t => hashes.Contains(t.Key)).Select(t => t.FreeAt).ToListAsync(cancel);

        // Later than anybody ever waits is a moment of a clock that had jumped ahead: it must not lock anybody out until then.
        return waits.Where(w => w > now && w <= now + TryWaits.Most).Select(w => (DateTimeOffset?)w).Max();
    }

    /// <summary>Notes a failure; answers with how many there are by now, where they are enough to be told of, else 0.</summary>
    public async Task<int> Charge(SalonDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var old = now - Kept;
        await db.SignInTries.Where(t => t.LastAt < old).ExecuteDeleteAsync(cancel);
        var told = 0;
        foreach (var key in Charged)
        {
            var tries = await db.SignInTries.FirstOrDefaultAsync(t => t.Key == key.Hash, cancel);
            if (tries is null)
            {
                tries = new SignInTries { Key = key.Hash, LastAt = now };
                db.SignInTries.Add(tries);
            }

            TryWaits.Charge(tries, key.From, now);
            told = Math.Max(told, tries.Failures >= (key.From == TryWaits.FromAddress ? TryWaits.FromAddress : TryWaits.Told) ? tries.Failures : 0);
        }

        return told;
    }

    /// <summary>The owner got in: what failed from here before is forgotten. What failed elsewhere is not.</summary>
    public async Task Forgive(SalonDb db, CancellationToken cancel)
    {
        var own = Holding.Where(k => k.From == TryWaits.FromPair).Select(k => k.Hash).ToList();
        await db.SignInTries.Where(t => own.Contains(t.Key)).ExecuteDeleteAsync(cancel);
    }

    /// <summary>The counters of an account from anywhere: what a link from the network head ends.</summary>
    public static Task ForgiveAnywhere(SalonDb db, Guid account, CancellationToken cancel)
    {
        var whose = account.ToString("N");
        List<byte[]> keys = [Key(0, "password", "account", whose).Hash, Key(0, "code", "account", whose).Hash];
        return db.SignInTries.Where(t => keys.Contains(t.Key)).ExecuteDeleteAsync(cancel);
    }

    private static TryKey Key(int from, params string[] parts) => new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', parts))), from);
}

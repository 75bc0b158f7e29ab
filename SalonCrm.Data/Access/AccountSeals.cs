using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Access;

/// <summary>
/// Notices accounts that were altered past the portal: whoever can write to the database would make himself head, or set himself
/// free. The row seal covers an account's row; role, state, salons and stamp are told in the trail with each change, so that a whole
/// row put back, with an older password or without its second factor, is noticed too, and a salon given. An altered account stays so,
/// whatever is saved of it, until a network head or the command line accepts it.
/// </summary>
internal static class AccountSeals
{
    /// <summary>The migration since which accounts are sealed.</summary>
    public const string FirstWith = "AccountSeals";

    private const string Kind = "account";
    private const string StampKind = "account stamp";

    /// <summary>Of the first part of a standing, in bytes.</summary>
    private const int Length = 32;

    /// <summary>
    /// Marks those of some accounts, loaded with their salons, that do not stand as the trail last told. Those whose row is altered are
    /// marked already.
    /// </summary>
    public static async Task Look(this Passage passage, params IReadOnlyCollection<Account> accounts)
    {
        var ids = accounts.Select(a => (Guid?)a.Id).ToList();
        var told = (await passage.Db.Trail.Where(t => t.ObjectSeal != null && ids.Contains(t.ObjectId))
            .Select(t => new { t.ObjectId, t.ObjectVersion, t.ObjectSeal }).ToListAsync(passage.Cancel)).ToLookup(t => t.ObjectId);
        foreach (var account in accounts)
        {
            var standings = told[account.Id].OrderBy(t => t.ObjectVersion).Select(t => t.ObjectSeal!).ToList();
            if (standings is [.., var last]
                && (!IsAsTold(passage.Db, account, last) || (!HasStamp(passage.Db, account, last) && standings.Exists(s => HasStamp(passage.Db, account, s)))))
            {
                (((IShowsDamage)account).Damage ??= []).Add(RowSeal.PutBack);
            }
        }
    }

    /// <summary>Records a deed and how the account stands since. Of an altered one it tells nothing: it would tell what was forged.</summary>
    public static async Task RecordStanding(this Passage passage, TrailAction action, Account account, TrailDetail? detail = null)
    {
        if (account.IsAltered)
        {
            passage.Record(action, account.Id, detail);
            return;
        }

        var last = await passage.Db.Trail.Where(t => t.ObjectId == account.Id && t.ObjectSeal != null).MaxAsync(t => t.ObjectVersion, passage.Cancel);
        passage.Record(new(action, account.Id, detail, Standing: ((last ?? 0) + 1, Standing(passage.Db, account))));
    }

    /// <summary>Records that an account was made.</summary>
    public static void RecordMade(this Passage passage, Account account) =>
        passage.Record(new(TrailAction.AccountAdded, account.Id, Standing: (1, Standing(passage.Db, account))));

    /// <summary>Seals the accounts of a network that comes from before there were these seals. Once: from then on one without a seal is altered.</summary>
    public static async Task SealAll(IDbContextFactory<SalonDb> contexts, Door door, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (!await db.Users.AnyAsync(cancel))
        {
            return;
        }

        (await door.Pass<Nothing>(Actor.Operator, Permission.ManageAccounts, async passage =>
        {
            foreach (var account in await passage.Db.Users.AsTracking().Include(a => a.Salons).ToListAsync(cancel))
            {
                account.Accept();
                account.ConcurrencyStamp = Guid.NewGuid().ToString();
                await passage.RecordStanding(TrailAction.AccountChanged, account);
            }

            return new Outcome<Nothing>.Done(default);
        }, cancel)).Expect();
    }

    private static byte[] Standing(SalonDb db, Account account) =>
        [.. db.Sealing.Rows.OfWords(Kind, Words(account)), .. db.Sealing.Rows.OfWords(StampKind, account.Id, account.SecurityStamp ?? "")];

    private static bool IsAsTold(SalonDb db, Account account, byte[] standing) =>
        db.Sealing.Rows.FitsWords(standing[..Math.Min(Length, standing.Length)], Kind, Words(account));

    /// <summary>
    /// Whether the account had its stamp of now when this was told. A stamp comes with each password and second factor. Identity saves it
    /// before the trail tells of it, so one that was never told is newer, and right; one that was told before another is older.
    /// </summary>
    private static bool HasStamp(SalonDb db, Account account, byte[] standing) =>
        db.Sealing.Rows.FitsWords(standing[Math.Min(Length, standing.Length)..], StampKind, account.Id, account.SecurityStamp ?? "");

    private static object[] Words(Account account) => [account.Id, account.Role, account.Disabled, .. account.Salons.Select(s => s.SalonId).Order()];
}

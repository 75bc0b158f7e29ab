using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Access.Entry;

/// <summary>Reads the tries to sign in out of the trail.</summary>
internal static class SignInReading
{
    public const int PageLength = 50;

    private const int Days = 90;
    private static readonly TrailAction[] Failed = [TrailAction.SignInFailed, TrailAction.SignInRefused];
    private static readonly TrailAction[] All = [TrailAction.SignedIn, .. Failed];

    public static async Task<SignInLines> Page(Passage passage, SignInQuery query, TimeProvider time)
    {
        var actions = query.FailedOnly ? Failed : All;
        var (from, to) = Span(passage.Now, query.Day, time.LocalTimeZone);

        // Nobody is signed in yet when he tries, which the index of the trail knows; who is asked again while he works is.
        var tries = passage.Db.Trail.AsNoTracking()
            .Where(t => actions.Contains(t.Action) && t.At >= from && t.At < to && (t.AccountId == null || t.AccountId == t.ObjectId));
        if (query.AccountId is { } account)
        {
            tries = tries.Where(t => t.ObjectId == account);
        }

        var entries = await tries.OrderByDescending(t => t.At).ThenByDescending(t => t.Seq)
            .Skip(Math.Max(0, query.Page) * PageLength).Take(PageLength + 1).ToListAsync(passage.Cancel);
        var names = await passage.NamesOf(entries.Select(e => e.ObjectId));
        return new([.. entries.Take(PageLength).Select(e => View(e, names(e.ObjectId)))], entries.Count > PageLength);
    }

    private static (DateTimeOffset From, DateTimeOffset To) Span(DateTimeOffset now, DateOnly? day, TimeZoneInfo zone)
    {
        if (day is not { } chosen)
        {
            return (now.AddDays(-Days), DateTimeOffset.MaxValue);
        }

        return (Start(chosen), chosen == DateOnly.MaxValue ? DateTimeOffset.MaxValue : Start(chosen.AddDays(1)));

        DateTimeOffset Start(DateOnly of)
        {
            var local = of.ToDateTime(TimeOnly.MinValue);
            return of == DateOnly.MinValue ? DateTimeOffset.MinValue : new DateTimeOffset(local, zone.GetUtcOffset(local));
        }
    }

    private static SignInView View(TrailEntry entry, string? name)
    {
        var kind = entry.Detail is null ? null : JsonSerializer.Deserialize<TrailDetail>(entry.Detail, Trail.Json)?.Kind;
        var end = entry.Action switch
        {
            TrailAction.SignedIn => EntryEnd.SignedIn,
            TrailAction.SignInFailed => EntryEnd.Failed,
            _ => kind switch { SignIns.Outside => EntryEnd.Outside, SignIns.Altered => EntryEnd.Altered, _ => EntryEnd.Held },
        };
        return new(entry.At, name is null ? null : entry.ObjectId, name, entry.Address, DeviceName.Of(entry.Device), end, kind == SignIns.NewDevice);
    }
}

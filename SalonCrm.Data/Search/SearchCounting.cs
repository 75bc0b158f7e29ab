using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;

namespace SalonCrm.Data.Search;

/// <summary>Counts searches, person by person and hour by hour.</summary>
internal static class SearchCounting
{
    private static readonly Func<SalonDb, Guid, DateTimeOffset, Task<SearchCount?>> Counted = EF.CompileAsyncQuery(
        (SalonDb db, Guid account, DateTimeOffset hour) => db.SearchCounts.AsTracking().FirstOrDefault(c => c.AccountId == account && c.Hour == hour));

    /// <summary>Counts one search.</summary>
    public static async Task Count(Passage passage, Outcome<SearchResult> outcome)
    {
        if (passage.Actor.AccountId is not { } account || outcome is not Outcome<SearchResult>.Done { Value: var result })
        {
            return;
        }

        var hour = new DateTimeOffset(passage.Now.UtcTicks - (passage.Now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        var counted = await Counted(passage.Db, account, hour);
        if (counted is null)
        {
            counted = new() { AccountId = account, Hour = hour };
            passage.Db.SearchCounts.Add(counted);
        }

        counted.Searches++;
        counted.Hits += result.Hits.Count;
    }
}

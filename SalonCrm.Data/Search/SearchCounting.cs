using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;

namespace SalonCrm.Data.Search;

/// <summary>Counts searches, person by person and hour by hour.</summary>
internal static class SearchCounting
{
    /// <summary>Counts one search.</summary>
    public static async Task Count(Passage passage, Outcome<SearchResult> outcome)
    {
        if (passage.Actor.AccountId is not { } account || outcome is not Outcome<SearchResult>.Done { Value: var result })
        {
            return;
        }

        var hour = new DateTimeOffset(passage.Now.UtcTicks - (passage.Now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        var counted = await passage.Db.SearchCounts.Where(c => c.AccountId == account && c.Hour == hour).ExecuteUpdateAsync(
            c => c.SetProperty(s => s.Searches, s => s.Searches + 1).SetProperty(s => s.Hits, s => s.Hits + result.Hits.Count), passage.Cancel);
        if (counted == 0)
        {
            passage.Db.SearchCounts.Add(new() { AccountId = account, Hour = hour, Searches = 1, Hits = result.Hits.Count });
        }
    }
}

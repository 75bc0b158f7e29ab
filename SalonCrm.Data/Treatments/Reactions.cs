using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;

namespace SalonCrm.Data.Treatments;

/// <summary>Substances to which a patch test that still counts showed a reaction: as much a hint as an allergy.</summary>
internal static class Reactions
{
    /// <summary>The substances by client, each once.</summary>
    public static async Task<ILookup<Guid, string>> ReactionsOf(this Passage passage, IReadOnlyList<Guid> clients)
    {
        var today = passage.Today;
        var tests = await passage.Db.PatchTests.AsNoTracking()
            .Where(t => EF.Parameter(clients).Contains(t.ClientId) && (t.HoldsUntil == null || t.HoldsUntil >= today))
            .OrderByDescending(t => t.Day).ToListAsync(passage.Cancel);
        return tests.Where(t => t.Result == PatchResult.Reaction && t.Substance.Length > 0)
            .DistinctBy(t => (t.ClientId, t.Substance.ToUpperInvariant())).ToLookup(t => t.ClientId, t => t.Substance);
    }
}

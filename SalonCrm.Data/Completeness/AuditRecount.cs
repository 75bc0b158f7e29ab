using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Completeness;

/// <summary>Counts the states of all cards, and compares with the counts that are kept.</summary>
internal static class AuditRecount
{
    /// <summary>What has to be added to the counts that are kept to make them right.</summary>
    public static async Task<Dictionary<Cell, int>> Differences(SalonDb db, CancellationToken cancel)
    {
        var differences = await Count(db, cancel);
        await foreach (var kept in db.CardCounts.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            var cell = new Cell(kept.By, kept.SalonId, kept.Which, kept.Slice, kept.Missing);
            differences[cell] = differences.GetValueOrDefault(cell) - kept.Count;
        }

        return differences.Where(d => d.Value != 0).ToDictionary();
    }

    /// <summary>The counts as they have to be.</summary>
    private static async Task<Dictionary<Cell, int>> Count(SalonDb db, CancellationToken cancel)
    {
        var cells = new Dictionary<Cell, int>();
        await foreach (var state in db.CardStates.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            cells.Add(state, 1);
        }

        return cells;
    }
}

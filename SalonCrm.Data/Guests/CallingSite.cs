using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Guests;

/// <summary>The integration that calls, and what it may.</summary>
internal static class CallingSite
{
    /// <summary>A key that is used all day is not written down at each use.</summary>
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The site that the actor is, noted as used.</summary>
    public static Task<Integration> Site(this Passage passage) => passage.Shared((nameof(Site), passage.Actor.AccountId), () => ReadSite(passage));

    private static async Task<Integration> ReadSite(Passage passage)
    {
        var site = await passage.Db.Integrations.AsNoTracking().Include(i => i.Salons).FirstAsync(i => i.Id == passage.Actor.AccountId, passage.Cancel);
        if (site.LastUsedAt is null || site.LastUsedAt < passage.Now - Minute)
        {
            await passage.Db.Integrations.Where(i => i.Id == site.Id).ExecuteUpdateAsync(i => i.SetProperty(s => s.LastUsedAt, passage.Now), passage.Cancel);
        }

        return site;
    }

    /// <summary>What is wrong with a salon for a site: one that it may not book for does not exist there. Null when nothing is.</summary>
    public static FieldProblem? SalonProblem(this Integration site, Guid salon) =>
        site.BooksFor(salon) ? null : new(Field.Salon, Problem.Unknown);
}

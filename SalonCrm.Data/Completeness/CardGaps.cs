using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Completeness;

/// <summary>What an opened card lacks, told with the same words as the audit.</summary>
internal static class CardGaps
{
    /// <summary>What is missing and counts in the client's salon, the weightiest first.</summary>
    public static async Task<IReadOnlyList<Gap>> GapsOf(this Passage passage, Client client, CountingRules rules)
    {
        var db = passage.Db;
        var known = await db.Clients.AsNoTracking().Where(c => c.Id == client.Id).Select(c => new
        {
            Came = db.Visits.Any(v => v.ClientId == c.Id && v.State == VisitState.Done),
            Consents = db.Consents.Where(s => s.ClientId == c.Id && s.Purpose == ConsentPurpose.Processing).ToList(),
        }).FirstOrDefaultAsync(passage.Cancel);
        var beside = Gaps.SetOf(new()
        {
            Visits = known?.Came == true || client.FirstVisit is not null || client.Status == ClientStatus.Guest,
            Consent = ConsentRules.Allows(known?.Consents ?? [], ConsentPurpose.Processing),
            PhoneConfirmed = client.PhoneConfirmedOn is not null,
        });
        return Gaps.Listed((Gaps.Of(client).Aggregate(GapSet.None, (set, g) => set | g.Bit()) | beside) & rules.Counted(client.SalonId));
    }
}

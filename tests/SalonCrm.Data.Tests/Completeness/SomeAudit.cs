using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Network;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Tests.Completeness;

/// <summary>The audit for tests, and what a look at every card says instead.</summary>
internal static class SomeAudit
{
    public static CompletenessAudit Audit(this SomeNetwork network) => network.Services.GetRequiredService<CompletenessAudit>();

    public static CardStateNight Night(this SomeNetwork network) => network.Services.GetRequiredService<CardStateNight>();

    public static Task<int> Recount(this SomeNetwork network, CountingCause cause = CountingCause.Night) => network.Night().Recount(cause, CancellationToken.None);

    public static async Task<AuditView> Figures(this SomeNetwork network, Actor? actor = null, Guid? salon = null) =>
        (await network.Audit().Read(actor ?? network.Head, salon)).Expect();

    public static async Task<AuditList> Cards(this SomeNetwork network, AuditSlice slice, Actor? actor = null, int skip = 0) =>
        (await network.Audit().List(actor ?? network.Head, slice, skip)).Expect();

    /// <summary>A second salon.</summary>
    public static async Task<Guid> Salon(this SomeNetwork network, string name)
    {
        var form = new SalonForm { Name = name, CountryCode = "RU" };
        (await network.Services.GetRequiredService<Salons>().Save(network.Head, form)).Expect();
        return form.Id;
    }

    /// <summary>Sets rules, and counts by them.</summary>
    public static async Task Count(this SomeNetwork network, CountingRules rules)
    {
        await using (var db = network.Db())
        {
            (await db.Networks.AsTracking().SingleAsync()).CountingRules = rules.Write();
            await db.SaveChangesAsync();
        }

        await network.Recount(CountingCause.Rules);
    }

    /// <summary>Every figure of a view, with the cards that it says there are behind it.</summary>
    public static IEnumerable<(AuditSlice Slice, int Count)> Numbers(this AuditView view)
    {
        var lines = view.Salons.Concat(view.Managers).Concat(view.Sources).Concat(view.Kinds).Concat(view.Ages).ToList();
        var figures = view.Tiers.Values.Concat(lines.SelectMany(l => l.Tiers.Values))
            .Concat(view.Fields.Select(f => f.Figure)).Concat(view.Fields.SelectMany(f => f.Salons.Values)).ToList();
        return figures.SelectMany(f => new[] { (f.Lacking, f.Missing), (f.All, f.Total), (f.Lacking with { IsComplete = true }, f.Complete) })
            .Concat(lines.Select(l => (l.Of, l.Total)))
            .Concat(view.Fresh.Values.Select(f => (f.All, f.Total)))
            .Concat([
                (new() { Stage = FunnelStage.Guest }, view.Funnel.Guests), (new() { Stage = FunnelStage.Registered }, view.Funnel.Registered),
                (new() { Stage = FunnelStage.Complete }, view.Funnel.Complete), (new() { Stage = FunnelStage.Returned }, view.Funnel.Returned),
            ]);
    }

    /// <summary>What every card lacks, found by opening it.</summary>
    public static async Task<List<(Client Client, HashSet<Gap> Missing)>> Opened(this SomeNetwork network)
    {
        await using var db = network.Db();
        var clients = await db.Clients.AsNoTracking().Include(c => c.Phones).Include(c => c.OwnValues).ToListAsync();
        var came = (await db.Visits.Where(v => v.State == VisitState.Done).Select(v => v.ClientId).ToListAsync()).ToHashSet();
        var consents = (await db.Consents.AsNoTracking().ToListAsync()).ToLookup(c => c.ClientId);
        return [.. clients.Select(c => (c, Missing(c, came.Contains(c.Id), Data.Consents.ConsentRules.Allows([.. consents[c.Id]], Data.Consents.ConsentPurpose.Processing))))];
    }

    private static HashSet<Gap> Missing(Client client, bool came, bool consents)
    {
        (Gap Gap, bool IsMissing)[] all =
        [
            (Gap.Name, !client.Name.IsKnown), (Gap.Phone, client.Phones.Count == 0), (Gap.Email, client.Email is null), (Gap.BirthDate, client.BirthDate is null),
            (Gap.Preferences, client.ServicePreferences is null), (Gap.FavouriteMaster, client.FavouriteMasterId is null),
            (Gap.AllergiesNotAsked, client.AllergyState == AllergyState.NotAsked),
            (Gap.Visits, client.Status == ClientStatus.Registered && !came && client.FirstVisit is null),
            (Gap.ConsentMissing, !consents), (Gap.PhoneNotConfirmed, client.PhoneConfirmedOn is null),
        ];
        return [.. all.Where(g => g.IsMissing).Select(g => g.Gap)];
    }
}

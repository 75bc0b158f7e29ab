using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Visits;

/// <summary>The card's first visit, as it follows from the visits.</summary>
internal static class FirstVisits
{
    /// <summary>A done visit dates the first visit where it is unknown or later. A damaged card is left as it lies.</summary>
    public static void Set(Passage passage, Client client, Visit visit)
    {
        if (visit.State != VisitState.Done || client.FirstVisit <= visit.On || client.Damage is not null)
        {
            return;
        }

        var before = CardFields.Snapshot(client);
        client.FirstVisit = visit.On;
        passage.Record(TrailAction.CardChanged, client, new() { Fields = CardFields.Changes(before, client) });
    }

    /// <summary>
    /// What others changed since the form was opened and its sender must be told of. Where all that happened is that
    /// visits dated the first one, and the form says nothing of its own about it, it takes that day over: nothing to tell.
    /// </summary>
    public static IReadOnlyList<CardChange> Unsettled(IReadOnlyList<CardChange> others, Client client, ClientForm form)
    {
        if (others.Count == 0
            || others.Any(c => c.IsDamaged || c.Fields is not [{ Field: Field.FirstVisit }])
            || (form.FirstVisit != client.FirstVisit && Day(form.FirstVisit) != others[^1].Fields[0].Old))
        {
            return others;
        }

        form.FirstVisit = client.FirstVisit;
        return [];
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

using SalonCrm.Data.Access;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Health;

namespace SalonCrm.Data.Clients;

/// <summary>Allergies, notes on health and promises as a card shows them.</summary>
internal static class CardPartViews
{
    /// <summary>Display names of the accounts that the card's first screen mentions.</summary>
    public static Task<Func<Guid?, string?>> Names(Passage passage, Client client) => passage.NamesOf(
    [
        client.CreatedBy, client.UpdatedBy, .. client.Allergies.SelectMany(a => new[] { a.CreatedBy, a.UpdatedBy }),
        .. client.HealthNotes.SelectMany(n => new[] { n.CreatedBy, n.UpdatedBy }), .. client.Promises.SelectMany(p => new[] { p.CreatedBy, p.OwnerId }),
        .. client.OwnValues.SelectMany(v => new[] { v.CreatedBy, v.UpdatedBy }),
    ]);

    public static AllergyView View(Allergy allergy, Func<Guid?, string?> name) => new(
        new()
        {
            ClientId = allergy.ClientId,
            Id = allergy.Id,
            Version = allergy.Version,
            Substance = allergy.Substance,
            Reaction = allergy.Reaction,
            Severity = allergy.Severity,
        },
        Authorship.Of(allergy, name));

    public static HealthNoteView View(HealthNote note, Func<Guid?, string?> name) => new(
        new() { ClientId = note.ClientId, Id = note.Id, Version = note.Version, Kind = note.Kind, Text = note.Text },
        Authorship.Of(note, name));

    public static PromiseView View(Promise promise, Func<Guid?, string?> name, DateOnly today) => new(
        promise.Id, promise.Text, promise.DueOn, name(promise.OwnerId), promise.DueOn < today, promise.CreatedAt, name(promise.CreatedBy));
}

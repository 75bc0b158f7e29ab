using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Health;

namespace SalonCrm.Data.Clients;

/// <summary>Allergies, notes on health and promises as a card shows them.</summary>
internal static class CardPartViews
{
    /// <summary>Display names of the accounts that the card mentions.</summary>
    public static async Task<Dictionary<Guid, string>> Names(Passage passage, Client client)
    {
        List<Guid?> ids =
        [
            client.CreatedBy, client.UpdatedBy, .. client.Allergies.Select(a => a.CreatedBy), .. client.HealthNotes.Select(n => n.CreatedBy),
            .. client.Promises.SelectMany(p => new[] { p.CreatedBy, p.OwnerId }),
        ];
        var wanted = ids.OfType<Guid>().Distinct().ToList();
        return await passage.Db.Users.AsNoTracking().Where(a => wanted.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, passage.Cancel);
    }

    public static string? Name(Dictionary<Guid, string> names, Guid? account) => account is { } id ? names.GetValueOrDefault(id) : null;

    public static AllergyView View(Allergy allergy, Dictionary<Guid, string> names) => new(
        new()
        {
            ClientId = allergy.ClientId,
            Id = allergy.Id,
            Version = allergy.Version,
            Substance = allergy.Substance,
            Reaction = allergy.Reaction,
            Severity = allergy.Severity,
        },
        allergy.CreatedAt,
        Name(names, allergy.CreatedBy));

    public static HealthNoteView View(HealthNote note, Dictionary<Guid, string> names) => new(
        new() { ClientId = note.ClientId, Id = note.Id, Version = note.Version, Kind = note.Kind, Text = note.Text },
        note.CreatedAt,
        Name(names, note.CreatedBy));

    public static PromiseView View(Promise promise, Dictionary<Guid, string> names, DateOnly today) => new(
        promise.Id, promise.Text, promise.DueOn, Name(names, promise.OwnerId), promise.DueOn < today, promise.CreatedAt, Name(names, promise.CreatedBy));
}

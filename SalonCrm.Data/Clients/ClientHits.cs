using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Health;

namespace SalonCrm.Data.Clients;

/// <summary>Makes the hits that an actor may see. Masking happens here, never in a component.</summary>
internal static class ClientHits
{
    /// <summary>The hits of the given ids, in their order; ids that are gone are left out.</summary>
    public static async Task<List<ClientHit>> Hits(this Passage passage, IReadOnlyList<Guid> ids)
    {
        var rows = await passage.Db.Clients.AsNoTracking().AsSplitQuery()
            .Where(c => ids.Contains(c.Id)).Include(c => c.Phones).Include(c => c.Allergies).Include(c => c.HealthNotes).ToListAsync(passage.Cancel);
        var salons = await passage.Db.Salons.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Name, passage.Cancel);
        return [.. ids.Join(rows, id => id, c => c.Id, (_, c) => Hit(passage.Actor.Role, c, salons[c.SalonId]))];
    }

    private static ClientHit Hit(Role role, Client client, string salon) => new()
    {
        Id = client.Id,
        CardNumber = client.CardNumber,
        Name = client.Name,
        MaskedPhone = role.Allows(Permission.RevealContacts) ? client.Phones.MinBy(p => p.Position)?.Phone?.Masked : null,
        SalonName = salon,
        Status = client.Status,
        Allergies = [.. client.Allergies.Select(a => a.Substance)],
        Contraindications = [.. client.HealthNotes.Where(n => n.Kind == HealthNoteKind.Contraindication).Select(n => n.Text)],
        Gaps = Gaps.Of(client),
    };
}

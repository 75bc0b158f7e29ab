using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Health;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;
using SalonCrm.Data.Search;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Data.Clients;

/// <summary>Makes the hits that an actor may see. Masking happens here, never in a component.</summary>
internal static class ClientHits
{
    /// <summary>The hits of the given ids, in their order; ids that are gone are left out.</summary>
    /// <param name="passage">The operation.</param>
    /// <param name="ids">The clients.</param>
    /// <param name="query">What was searched for, to be marked; null where nothing was.</param>
    public static async Task<List<ClientHit>> Hits(this Passage passage, IReadOnlyList<Guid> ids, DirectoryQuery? query = null)
    {
        var hints = (await passage.OwnFields()).Where(f => f is { IsHint: true, IsRetired: false }).ToList();
        var warning = hints.Select(f => f.Id).ToList();
        // One parameter for all ids: a text of its own for each number of them would be made anew at every search.
        var rows = await passage.Db.Clients.AsNoTracking().AsSplitQuery()
            .Where(c => EF.Parameter(ids).Contains(c.Id)).Include(c => c.Phones).Include(c => c.Allergies).Include(c => c.HealthNotes)
            .Include(c => c.OwnValues.Where(v => EF.Parameter(warning).Contains(v.FieldId))).ToListAsync(passage.Cancel);
        rows.ForEach(c => passage.List(c.CardNumber));
        var reactions = await passage.ReactionsOf(ids);
        var salons = await passage.Db.Salons.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Name, passage.Cancel);
        return [.. ids.Join(rows, id => id, c => c.Id, (_, c) => Marked(Hit(passage.Actor.Role, c, salons[c.SalonId], hints, reactions[c.Id]), c, query))];
    }

    private static ClientHit Hit(Role role, Client client, string salon, IReadOnlyList<OwnFieldView> hints, IEnumerable<string> reactions) => new()
    {
        Id = client.Id,
        CardNumber = client.CardNumber,
        Name = client.Name,
        MaskedPhone = role.Allows(Permission.RevealContacts) ? client.Phones.MinBy(p => p.Position)?.Phone?.Masked : null,
        SalonName = salon,
        Status = client.Status,
        Allergies = [.. client.Allergies.Select(a => a.Substance)],
        Contraindications = [.. client.HealthNotes.Where(n => n.Kind == HealthNoteKind.Contraindication).Select(n => n.Text)],
        Hints = [.. client.SeenBy(role, hints, _ => null).Where(v => v.IsHint)],
        Reactions = [.. reactions],
        Gaps = Gaps.Of(client),
    };

    private static ClientHit Marked(ClientHit hit, Client client, DirectoryQuery? query)
    {
        if (query is null)
        {
            return hit;
        }

        var (phone, marks) = HitMarks.OfPhones(client.Phones.OrderBy(p => p.Position).Select(p => p.Phone).OfType<PhoneNumber>(), query);
        return hit with
        {
            NameMarks = HitMarks.OfName(hit.Name.Full, query),
            MaskedPhone = hit.MaskedPhone is null ? null : phone?.Masked,
            PhoneMarks = hit.MaskedPhone is null ? [] : marks,
        };
    }
}

using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.FollowUps;

/// <summary>Reads what the rules decide by, without opening a seal: that a sealed field is there can be told from outside.</summary>
internal static class FollowUpReading
{
    public static async Task<FollowUpRules> FollowUpRules(this Passage passage) =>
        FollowUps.FollowUpRules.Read(await passage.Db.Networks.Select(n => n.FollowUpRules).SingleOrDefaultAsync(passage.Cancel));

    /// <summary>The facts of clients, as they are saved; those who are gone are left out.</summary>
    public static async Task<List<FollowUpFacts>> FollowUpFacts(this Passage passage, IReadOnlyCollection<Guid> ids, ILookup<Guid, FollowUp> kept)
    {
        var (db, cancel) = (passage.Db, passage.Cancel);
        var rows = await db.Clients.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new
        {
            c.Id,
            c.SalonId,
            c.Status,
            c.CreatedAt,
            c.ConfirmedOn,
            HasName = EF.Property<byte[]?>(c, nameof(Client.LastName) + SealedModel.Suffix) != null
                || EF.Property<byte[]?>(c, nameof(Client.FirstName) + SealedModel.Suffix) != null
                || EF.Property<byte[]?>(c, nameof(Client.Patronymic) + SealedModel.Suffix) != null,
            HasPhone = c.Phones.Any(),
            HasEmail = EF.Property<byte[]?>(c, nameof(Client.Email) + SealedModel.Suffix) != null,
            HasBirthDate = EF.Property<byte[]?>(c, nameof(Client.BirthDate) + SealedModel.Suffix) != null,
            LastVisit = db.Visits.Where(v => v.ClientId == c.Id && v.State == VisitState.Done).Max(v => (DateOnly?)v.On),
            ProposalWaits = db.Proposals.Any(p => p.ClientId == c.Id && p.State == ProposalState.Waiting),
        }).ToListAsync(cancel);
        var consents = (await db.Consents.AsNoTracking().Where(c => ids.Contains(c.ClientId) && c.Purpose == ConsentPurpose.Processing).ToListAsync(cancel)).ToLookup(c => c.ClientId);
        return
        [
            .. rows.Select(r => new FollowUpFacts
            {
                ClientId = r.Id,
                SalonId = r.SalonId,
                Status = r.Status,
                MadeOn = Day(r.CreatedAt),
                ConfirmedOn = r.ConfirmedOn,
                Gaps = Gaps.Of(new CardPresence { Name = r.HasName, Phone = r.HasPhone, Email = r.HasEmail, BirthDate = r.HasBirthDate }),
                LastVisit = r.LastVisit,
                ConsentsToProcessing = ConsentRules.Allows([.. consents[r.Id]], ConsentPurpose.Processing),
                ProposalWaits = r.ProposalWaits,
                Stops = [.. kept[r.Id].Where(f => f is { State: FollowUpState.Stopped, StopReason: not null }).Select(f => new FollowUpStop(f.Reasons, f.StopReason!.Value, Day(f.EndedAt ?? f.UpdatedAt)))],
            }),
        ];
    }

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);
}

using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Guests;
using SalonCrm.Data.OwnFields;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Completeness;

/// <summary>What counts, queue and rules have to know of a card: which field is filled, and when what happened.</summary>
internal sealed record CardFacts
{
    public required Guid ClientId { get; init; }

    public required Guid SalonId { get; init; }

    public required Guid? MadeBy { get; init; }

    public required ClientSource Source { get; init; }

    public required ClientStatus Status { get; init; }

    public required DateOnly MadeOn { get; init; }

    public required DateOnly? ConfirmedOn { get; init; }

    public required DateOnly? GuestSince { get; init; }

    public required GuestStages Stages { get; init; }

    /// <summary>The last done visit.</summary>
    public required DateOnly? LastVisit { get; init; }

    public required bool ProposalWaits { get; init; }

    /// <summary>The network's own fields left to who knows which of them count.</summary>
    public required CardPresence Has { get; init; }

    /// <summary>The network's own fields that are filled, in order.</summary>
    public required IReadOnlyList<Guid> OwnFilled { get; init; }

    /// <summary>The facts of clients, as they are saved; those who are gone, and those who never were, are left out.</summary>
    public static async Task<List<CardFacts>> Of(SalonDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var rows = await db.Clients.AsNoTracking().Where(c => ids.Contains(c.Id) && !db.Canaries.Any(k => k.ClientId == c.Id)).Select(c => new
        {
            c.Id,
            c.SalonId,
            c.CreatedBy,
            c.Source,
            c.Status,
            c.CreatedAt,
            c.ConfirmedOn,
            c.GuestSince,
            c.RegisteredOn,
            c.CompletedOn,
            c.FirstVisit,
            PhoneConfirmed = c.PhoneConfirmedOn != null,
            HasName = EF.Property<byte[]?>(c, nameof(Client.LastName) + SealedModel.Suffix) != null
                || EF.Property<byte[]?>(c, nameof(Client.FirstName) + SealedModel.Suffix) != null
                || EF.Property<byte[]?>(c, nameof(Client.Patronymic) + SealedModel.Suffix) != null,
            HasPhone = c.Phones.Any(),
            HasEmail = EF.Property<byte[]?>(c, nameof(Client.Email) + SealedModel.Suffix) != null,
            HasBirthDate = EF.Property<byte[]?>(c, nameof(Client.BirthDate) + SealedModel.Suffix) != null,
            HasPreferences = EF.Property<byte[]?>(c, nameof(Client.ServicePreferences) + SealedModel.Suffix) != null,
            HasMaster = c.FavouriteMasterId != null,
            Allergies = EF.Property<byte[]?>(c, nameof(Client.AllergyState) + SealedModel.Suffix),
            Visits = db.Visits.Count(v => v.ClientId == c.Id && v.State == VisitState.Done),
            LastVisit = db.Visits.Where(v => v.ClientId == c.Id && v.State == VisitState.Done).Max(v => (DateOnly?)v.On),
            ProposalWaits = db.Proposals.Any(p => p.ClientId == c.Id && p.State == ProposalState.Waiting),
        }).ToListAsync(cancel);
        var consents = (await db.Consents.AsNoTracking().Where(c => ids.Contains(c.ClientId) && c.Purpose == ConsentPurpose.Processing).ToListAsync(cancel)).ToLookup(c => c.ClientId);
        var own = (await db.OwnValues.AsNoTracking()
            .Where(v => ids.Contains(v.ClientId) && EF.Property<byte[]?>(v, nameof(OwnValue.Value) + SealedModel.Suffix) != null)
            .Select(v => new { v.ClientId, v.FieldId }).ToListAsync(cancel)).ToLookup(v => v.ClientId, v => v.FieldId);
        return
        [
            .. rows.Select(r => new CardFacts
            {
                ClientId = r.Id,
                SalonId = r.SalonId,
                MadeBy = r.CreatedBy,
                Source = r.Source,
                Status = r.Status,
                MadeOn = DateOnly.FromDateTime(r.CreatedAt.UtcDateTime),
                ConfirmedOn = r.ConfirmedOn,
                GuestSince = r.GuestSince,
                Stages = (r.RegisteredOn is null ? GuestStages.None : GuestStages.Registered)
                    | (r.RegisteredOn is null || r.CompletedOn is null ? GuestStages.None : GuestStages.Complete)
                    | (r.Visits > 1 ? GuestStages.Returned : GuestStages.None),
                LastVisit = r.LastVisit,
                ProposalWaits = r.ProposalWaits,
                Has = new()
                {
                    Name = r.HasName,
                    Phone = r.HasPhone,
                    Email = r.HasEmail,
                    BirthDate = r.HasBirthDate,
                    Preferences = r.HasPreferences,
                    FavouriteMaster = r.HasMaster,
                    Allergies = WasAsked(db, r.Id, r.Allergies),
                    Visits = r.Visits > 0 || r.FirstVisit is not null || r.Status == ClientStatus.Guest,
                    Consent = ConsentRules.Allows([.. consents[r.Id]], ConsentPurpose.Processing),
                    PhoneConfirmed = r.PhoneConfirmed,
                },
                OwnFilled = [.. own[r.Id].Order()],
            }),
        ];
    }

    /// <summary>
    /// Whether anybody asked about allergies is the one thing that can't be told from outside: it is opened. What does not open is
    /// damage, not a gap: the client has told it already.
    /// </summary>
    private static bool WasAsked(SalonDb db, Guid client, byte[]? envelope) => envelope is not null
        && (!db.TryOpen<Client>(nameof(Client.AllergyState), client, envelope, out var state) || (AllergyState)state! != AllergyState.NotAsked);
}

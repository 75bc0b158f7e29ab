using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Backups;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Erasure;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.GiftCards;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Health;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;
using SalonCrm.Data.Photos;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Search;
using SalonCrm.Data.Treatments;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data;

/// <summary>The database. Internal: outside this project it is reached through the feature classes alone.</summary>
internal class SalonDb(DbContextOptions<SalonDb> options, Sealing sealing)
    : IdentityUserContext<Account, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>>(options)
{
    /// <summary>The keys of this database, for the interceptor that all contexts share.</summary>
    public Sealing Sealing { get; } = sealing;

    /// <summary>What the saves of one operation found out about the rows that they sealed.</summary>
    public SealingReport Sealed { get; } = new();

    public DbSet<Client> Clients => Set<Client>();

    public DbSet<ClientPhone> Phones => Set<ClientPhone>();

    public DbSet<Promise> Promises => Set<Promise>();

    public DbSet<Visit> Visits => Set<Visit>();

    public DbSet<VisitPhoto> Photos => Set<VisitPhoto>();

    public DbSet<PhotoContent> PhotoContents => Set<PhotoContent>();

    public DbSet<SpecialistNote> SpecialistNotes => Set<SpecialistNote>();

    public DbSet<PatchTest> PatchTests => Set<PatchTest>();

    public DbSet<Survey> Surveys => Set<Survey>();

    public DbSet<Recommendation> Recommendations => Set<Recommendation>();

    public DbSet<OwnField> OwnFields => Set<OwnField>();

    public DbSet<OwnValue> OwnValues => Set<OwnValue>();

    public DbSet<Salon> Salons => Set<Salon>();

    public DbSet<Master> Masters => Set<Master>();

    public DbSet<OfferedService> OfferedServices => Set<OfferedService>();

    public DbSet<SurveyTemplate> SurveyTemplates => Set<SurveyTemplate>();

    public DbSet<SalonNetwork> Networks => Set<SalonNetwork>();

    public DbSet<ConsentText> ConsentTexts => Set<ConsentText>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<GiftCard> GiftCards => Set<GiftCard>();

    public DbSet<Booking> Bookings => Set<Booking>();

    public DbSet<Integration> Integrations => Set<Integration>();

    public DbSet<ApiRequest> ApiRequests => Set<ApiRequest>();

    public DbSet<ClientLink> Links => Set<ClientLink>();

    public DbSet<Proposal> Proposals => Set<Proposal>();

    public DbSet<FollowUp> FollowUps => Set<FollowUp>();

    public DbSet<Attempt> Attempts => Set<Attempt>();

    public DbSet<StaffTask> Tasks => Set<StaffTask>();

    public DbSet<SalonTurn> Turns => Set<SalonTurn>();

    public DbSet<CardState> CardStates => Set<CardState>();

    public DbSet<CardCount> CardCounts => Set<CardCount>();

    public DbSet<AuditDay> AuditDays => Set<AuditDay>();

    public DbSet<Campaign> Campaigns => Set<Campaign>();

    public DbSet<DuplicatePair> DuplicatePairs => Set<DuplicatePair>();

    public DbSet<MatchKey> MatchKeys => Set<MatchKey>();

    public DbSet<Merge> Merges => Set<Merge>();

    public DbSet<Call> Calls => Set<Call>();

    public DbSet<TelephoneExchange> TelephoneExchanges => Set<TelephoneExchange>();

    public DbSet<ExchangeLine> ExchangeLines => Set<ExchangeLine>();

    public DbSet<SeenSignature> SeenSignatures => Set<SeenSignature>();

    public DbSet<SearchCount> SearchCounts => Set<SearchCount>();

    public DbSet<Alert> Alerts => Set<Alert>();

    public DbSet<Canary> Canaries => Set<Canary>();

    public DbSet<ProtectionRules> ProtectionRules => Set<ProtectionRules>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<KnownDevice> KnownDevices => Set<KnownDevice>();

    public DbSet<AccessLimit> AccessLimits => Set<AccessLimit>();

    public DbSet<SignInTries> SignInTries => Set<SignInTries>();

    public DbSet<BackupRun> BackupRuns => Set<BackupRun>();

    public DbSet<ErasedClient> ErasedClients => Set<ErasedClient>();

    public DbSet<PastService> PastServices => Set<PastService>();

    public DbSet<KeyRotation> KeyRotations => Set<KeyRotation>();

    public DbSet<TrailEntry> Trail => Set<TrailEntry>();

    public DbSet<DataKey> DataKeys => Set<DataKey>();

    public DbSet<RingElement> Ring => Set<RingElement>();

    /// <summary>Whether there are seals over rows, and versions that the trail is compared with; not in the benchmarks' plain twin.</summary>
    public virtual bool HasSeals => true;

    /// <summary>Opens one field of a row of which only some columns were read.</summary>
    /// <typeparam name="TRow">The table.</typeparam>
    /// <param name="property">The sealed property.</param>
    /// <param name="row">The row.</param>
    /// <param name="envelope">What its column holds.</param>
    /// <param name="value">What it says.</param>
    /// <returns>False for what does not open.</returns>
    public virtual bool TryOpen<TRow>(string property, Guid row, byte[] envelope, out object? value)
    {
        var kept = Array.Find(SealedModel.Of(Model).Properties(Model.FindEntityType(typeof(TRow))!), p => p.Name == property)!;
        var opens = Sealing.Fields.TryOpen(kept.Place, row.ToByteArray(bigEndian: true), envelope, out var plain);
        value = opens ? kept.Codec.FromBytes(plain) : null;
        return opens;
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        MapIdentity(builder);
        builder.Entity<Client>(Client.Map);
        builder.Entity<ClientPhone>(ClientPhone.Map);
        builder.Entity<Allergy>(Allergy.Map);
        builder.Entity<HealthNote>(HealthNote.Map);
        builder.Entity<Promise>(Promise.Map);
        builder.Entity<Visit>(Visit.Map);
        builder.Entity<ServiceLine>(ServiceLine.Map);
        builder.Entity<Purchase>(Purchase.Map);
        builder.Entity<VisitPhoto>(VisitPhoto.Map);
        builder.Entity<PhotoContent>(PhotoContent.Map);
        builder.Entity<SpecialistNote>(SpecialistNote.Map);
        builder.Entity<PatchTest>(PatchTest.Map);
        builder.Entity<Survey>(Survey.Map);
        builder.Entity<Recommendation>(Recommendation.Map);
        builder.Entity<OwnField>(OwnField.Map);
        builder.Entity<OwnValue>(OwnValue.Map);
        builder.Entity<Account>(Account.Map);
        builder.Entity<AccountSalon>(AccountSalon.Map);
        builder.Entity<SalonNetwork>(SalonNetwork.Map);
        builder.Entity<Salon>(Salon.Map);
        builder.Entity<Master>(Master.Map);
        builder.Entity<OfferedService>(OfferedService.Map);
        builder.Entity<SurveyTemplate>(SurveyTemplate.Map);
        builder.Entity<ConsentText>(ConsentText.Map);
        builder.Entity<Consent>(Consent.Map);
        builder.Entity<GiftCard>(GiftCard.Map);
        builder.Entity<GiftCardUse>(GiftCardUse.Map);
        builder.Entity<Booking>(Booking.Map);
        builder.Entity<Integration>(Integration.Map);
        builder.Entity<IntegrationSalon>(IntegrationSalon.Map);
        builder.Entity<ApiRequest>(ApiRequest.Map);
        builder.Entity<ClientLink>(ClientLink.Map);
        builder.Entity<Proposal>(Proposal.Map);
        builder.Entity<FollowUp>(FollowUp.Map);
        builder.Entity<Attempt>(Attempt.Map);
        builder.Entity<StaffTask>(StaffTask.Map);
        builder.Entity<SalonTurn>(SalonTurn.Map);
        builder.Entity<CardState>(CardState.Map);
        builder.Entity<CardCount>(CardCount.Map);
        builder.Entity<AuditDay>(AuditDay.Map);
        builder.Entity<Campaign>(Campaign.Map);
        builder.Entity<DuplicatePair>(DuplicatePair.Map);
        builder.Entity<MatchKey>(MatchKey.Map);
        builder.Entity<Merge>(Merge.Map);
        builder.Entity<Call>(Call.Map);
        builder.Entity<TelephoneExchange>(TelephoneExchange.Map);
        builder.Entity<ExchangeLine>(ExchangeLine.Map);
        builder.Entity<SeenSignature>(SeenSignature.Map);
        builder.Entity<SearchCount>(SearchCount.Map);
        builder.Entity<Alert>(Alert.Map);
        builder.Entity<Canary>(Canary.Map);
        builder.Entity<ProtectionRules>(Access.ProtectionRules.Map);
        builder.Entity<Session>(Session.Map);
        builder.Entity<KnownDevice>(KnownDevice.Map);
        builder.Entity<AccessLimit>(AccessLimit.Map);
        builder.Entity<SignInTries>(Access.Entry.SignInTries.Map);
        builder.Entity<BackupRun>(BackupRun.Map);
        builder.Entity<ErasedClient>(ErasedClient.Map);
        builder.Entity<PastService>(PastService.Map);
        builder.Entity<TrailEntry>(TrailEntry.Map);
        builder.Entity<DataKey>(entity =>
        {
            entity.ToTable("data_keys");
            entity.Property(k => k.Id).ValueGeneratedNever();
        });
        builder.Entity<KeyRotation>(entity =>
        {
            entity.ToTable("key_rotations");
            entity.Property(r => r.Id).ValueGeneratedNever();
        });
        builder.Entity<RingElement>().ToTable("data_protection_ring");
        SealProperties(builder);
        SaltClients(builder);
        foreach (var id in builder.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p => p.ClrType == typeof(Guid)))
        {
            // Ids are made by the program, so that a row can be sealed before it is saved.
            id.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        }
    }

    /// <summary>
    /// The client's salt goes into the keys of all that belongs to a client, by whatever column leads there: also the trail's details,
    /// where the object is a client.
    /// </summary>
    private static void SaltClients(ModelBuilder builder)
    {
        builder.Entity<Client>().HasSalt(nameof(Client.SaltNumber));
        builder.Entity<Merge>().OwnedBy(nameof(Merge.SurvivorId));
        builder.Entity<ServiceLine>().OwnedBy(nameof(ServiceLine.VisitId));
        builder.Entity<Purchase>().OwnedBy(nameof(Purchase.VisitId));
        builder.Entity<PhotoContent>().OwnedBy(nameof(PhotoContent.PhotoId));
        builder.Entity<TrailEntry>().OwnedBy(nameof(TrailEntry.ObjectId));
        foreach (var type in builder.Model.GetEntityTypes().Where(t => t.FindProperty(nameof(CardPart.ClientId)) is not null).Select(t => t.ClrType).ToList())
        {
            builder.Entity(type).OwnedBy(nameof(CardPart.ClientId));
        }
    }

    /// <summary>The benchmarks' plain twin leaves it out, to tell what it costs.</summary>
    protected virtual void SealProperties(ModelBuilder builder) => builder.SealDeclaredProperties();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Guid>().HaveConversion<GuidAsBytes>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MomentAsTicks>();

        // By name, as in the trail: their order may change.
        configurationBuilder.Properties<Field>().HaveConversion<string>();
    }

    /// <summary>Second-factor secrets and recovery codes are sealed like a client's fields.</summary>
    private static void MapIdentity(ModelBuilder builder)
    {
        // No passkeys yet.
        builder.Ignore<IdentityUserPasskey<Guid>>();
        builder.Ignore<IdentityPasskeyData>();
        builder.Entity<IdentityUserToken<Guid>>(entity =>
        {
            entity.ToTable("account_tokens");
            entity.Seal(nameof(IdentityUserToken<>.Value));
            entity.Plain(nameof(IdentityUserToken<>.UserId), nameof(IdentityUserToken<>.LoginProvider), nameof(IdentityUserToken<>.Name));
        });
        builder.Entity<IdentityUserClaim<Guid>>(entity =>
        {
            entity.ToTable("account_claims");
            entity.Plain(nameof(IdentityUserClaim<>.Id), nameof(IdentityUserClaim<>.UserId), nameof(IdentityUserClaim<>.ClaimType), nameof(IdentityUserClaim<>.ClaimValue));
        });
        builder.Entity<IdentityUserLogin<Guid>>(entity =>
        {
            entity.ToTable("account_logins");
            entity.Plain(nameof(IdentityUserLogin<>.LoginProvider), nameof(IdentityUserLogin<>.ProviderKey), nameof(IdentityUserLogin<>.ProviderDisplayName), nameof(IdentityUserLogin<>.UserId));
        });
    }

    /// <summary>Big-endian, so that version-7 ids sort by time in the file too.</summary>
    private sealed class GuidAsBytes() : ValueConverter<Guid, byte[]>(
        id => id.ToByteArray(true), bytes => new Guid(bytes, true));

    private sealed class MomentAsTicks() : ValueConverter<DateTimeOffset, long>(
        moment => moment.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}

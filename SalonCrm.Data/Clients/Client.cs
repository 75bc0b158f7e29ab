using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Health;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Clients;

/// <summary>A client of the network: the row behind a card. The limits of its fields stand here, once.</summary>
internal sealed class Client : PersonalData, IShowsDamage, IKeepsRoster
{
    public const int NameLength = 100;
    public const int EmailLength = 254;
    public const int TextLength = 4000;
    public const int LineLength = 300;
    public const int TagLength = 50;
    public const int MostTags = 30;
    public const int MostPhones = 10;
    public const int MostAllergies = 50;

    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Printed on the card and told on the phone; counts up from 1.</summary>
    [Plain] public int CardNumber { get; set; }

    [Plain] public ClientSource Source { get; init; }

    [Plain] public DateTimeOffset CreatedAt { get; init; }

    [Plain] public Guid? CreatedBy { get; init; }

    [Plain] public DateTimeOffset UpdatedAt { get; set; }

    [Plain] public Guid? UpdatedBy { get; set; }

    /// <summary>When the client last confirmed what the card says.</summary>
    [Plain] public DateOnly? ConfirmedOn { get; set; }

    /// <summary>When the client last confirmed the phones, or said them; null since one was added that nobody has confirmed.</summary>
    [Plain] public DateOnly? PhoneConfirmedOn { get; set; }

    /// <summary>The day on which the client became one as a guest; null for who never was.</summary>
    [Plain] public DateOnly? GuestSince { get; set; }

    /// <summary>The day on which the registration was finished; null for a guest, and for who came registered.</summary>
    [Plain] public DateOnly? RegisteredOn { get; set; }

    /// <summary>The day on which nothing required or desirable was missing for the first time.</summary>
    [Plain] public DateOnly? CompletedOn { get; set; }

    /// <summary>Which salt goes into the keys of everything of this client; null only until the first save. Erasing the salt makes it all unreadable, in older backups too.</summary>
    [Plain] public int? SaltNumber { get; set; }

    /// <summary>HMAC over ids and seals of the rows that must not vanish unnoticed: phones, allergies, health notes. Null while nobody has saved the card since there is one.</summary>
    [Plain] public byte[]? Roster { get; set; }

    [Plain] public int Version { get; set; } = 1;

    public List<ClientPhone> Phones { get; set; } = [];

    public List<Allergy> Allergies { get; set; } = [];

    public List<HealthNote> HealthNotes { get; set; } = [];

    /// <summary>The open ones, where a card is loaded.</summary>
    public List<Promise> Promises { get; set; } = [];

    /// <summary>What the card says in the network's own fields.</summary>
    public List<OwnValue> OwnValues { get; set; } = [];

    public IEnumerable<IRostered> Rostered => [.. Phones, .. Allergies, .. HealthNotes];

    public List<string>? Damage { get; set; }

    /// <summary>The kinds of parts of which something was taken off, put on or put back past the portal, where a card is loaded.</summary>
    public IReadOnlyList<Field> AlteredParts { get; set; } = [];

    public static void Map(EntityTypeBuilder<Client> entity)
    {
        entity.ToTable("clients");
        entity.Ignore(c => c.AlteredParts);
        entity.Ignore(c => c.Damage);
        entity.Ignore(c => c.Rostered);
        entity.Ignore(c => c.Name);
        entity.HasIndex(c => c.CardNumber).IsUnique();
        entity.Property(c => c.Version).IsConcurrencyToken();
        entity.HasOne<Salon>().WithMany().HasForeignKey(c => c.SalonId).OnDelete(DeleteBehavior.Restrict);
        entity.HasMany(c => c.Phones).WithOne().HasForeignKey(p => p.ClientId);
        entity.SealRows();
    }
}

/// <summary>How far a client has come.</summary>
public enum ClientStatus
{
    /// <summary>Booked with name and phone only.</summary>
    Guest,

    /// <summary>Finished registration.</summary>
    Registered,
}

/// <summary>Where a card came from.</summary>
public enum ClientSource
{
    /// <summary>Taken down at the front desk or by a manager.</summary>
    Desk,

    /// <summary>From a contact file.</summary>
    Import,

    /// <summary>Booked or registered through the API: the network's site or app.</summary>
    Online,
}

/// <summary>What is known about allergies. Not asked is not the same as none.</summary>
public enum AllergyState
{
    /// <summary>Nobody has asked.</summary>
    NotAsked,

    /// <summary>Asked; the client knows of none.</summary>
    NoneKnown,

    /// <summary>Asked; listed on the card.</summary>
    Listed,
}

/// <summary>One phone of a client. Two cards may share a number, knowingly.</summary>
internal sealed class ClientPhone : IShowsDamage, IRostered, IBlindIndexed
{
    public const int LabelLength = 40;
    public const string IndexKind = "phone";

    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Plain] public Guid ClientId { get; init; }

    [Plain] public int Position { get; set; }

    /// <summary>E.164.</summary>
    [Sealed(SealedAttribute.Phone)] public string Number { get; init; } = "";

    /// <summary>Blind index of the number, for exact lookup.</summary>
    [Plain] public byte[] NumberIndex { get; set; } = [];

    [Sealed(SealedAttribute.Phone)] public string? Label { get; set; }

    public List<string>? Damage { get; set; }

    Guid IRostered.OwnerId => ClientId;

    byte[]? IRostered.Seal { get; set; }

    /// <summary>Null when the number is damaged.</summary>
    public PhoneNumber? Phone => Number.Length == 0 ? null : PhoneNumber.FromE164(Number);

    byte[]? IBlindIndexed.Indexed => NumberIndex;

    void IBlindIndexed.Index(BlindIndex blind) => NumberIndex = Number.Length == 0 ? NumberIndex : blind.Of(IndexKind, Number);

    public static ClientPhone Of(Guid client, PhoneNumber number, string? label, int position, BlindIndex blind) => new()
    {
        ClientId = client,
        Number = number.E164,
        NumberIndex = blind.Of(IndexKind, number.E164),
        Label = label,
        Position = position,
    };

    public static void Map(EntityTypeBuilder<ClientPhone> entity)
    {
        entity.ToTable("client_phones");
        entity.Ignore(p => p.Damage);
        entity.Ignore(p => p.Phone);
        entity.HasIndex(p => p.NumberIndex);
        entity.SealRows();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Calls;

/// <summary>Whose webhooks a telephone exchange sends.</summary>
public enum ExchangeKind
{
    /// <summary>The portal's own form, signed with HMAC-SHA-256; what the player and one's own scripts send.</summary>
    Own = 1,

    /// <summary>Any other, with a mapping that the network head sets up: which field holds what.</summary>
    Mapped = 2,

    /// <summary>Zadarma.</summary>
    Zadarma = 3,

    /// <summary>Mango Office.</summary>
    MangoOffice = 4,

    /// <summary>Binotel.</summary>
    Binotel = 5,

    /// <summary>Twilio.</summary>
    Twilio = 6,

    /// <summary>Asterisk, through its REST interface's events or the manager interface's, as a script forwards them.</summary>
    Asterisk = 7,
}

/// <summary>A telephone exchange that tells of calls. Its secret is sealed, not hashed: signatures are reckoned with it.</summary>
internal sealed class TelephoneExchange : INetworkPart, IShowsDamage
{
    public const int NameLength = 100;

    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Plain] public required string Name { get; set; }

    [Plain] public ExchangeKind Kind { get; set; }

    /// <summary>What it signs with: made here for an own one, given by the provider for the others.</summary>
    [Sealed(SealedAttribute.Note)] public string Secret { get; set; } = "";

    /// <summary>What it signs with besides (Mango Office: vpbx_api_key; Twilio: the address that it sends to); null where it does not.</summary>
    [Sealed(SealedAttribute.Note)] public string? Login { get; set; }

    /// <summary>Which field holds what, as JSON, for <see cref="ExchangeKind.Mapped"/>; null for the others.</summary>
    [Plain] public string? Mapping { get; set; }

    [Plain] public DateTimeOffset CreatedAt { get; init; }

    [Plain] public Guid? CreatedBy { get; init; }

    [Plain] public DateTimeOffset? RevokedAt { get; set; }

    [Plain] public int Version { get; set; } = 1;

    /// <summary>Its lines, each a salon's.</summary>
    public List<ExchangeLine> Lines { get; set; } = [];

    public List<string>? Damage { get; set; }

    /// <summary>A form with another secret, or another account, than are kept.</summary>
    public bool TakesSecret(ExchangeForm form) => (form.Secret is not null && form.Secret != Secret) || form.Login != Login;

    /// <summary>Takes over what a tidied form says.</summary>
    public void Take(ExchangeForm form, DateTimeOffset now)
    {
        (Name, Login, RevokedAt) = (form.Name!, form.Login, form.IsRetired ? RevokedAt ?? now : null);
        Secret = form.Secret ?? Secret;
        Mapping = Kind == ExchangeKind.Mapped ? form.Mapping.Write() : null;
        Lines.RemoveAll(l => !form.Lines.Exists(f => f.Line == l.Line));
        foreach (var line in form.Lines)
        {
            if (Lines.Find(l => l.Line == line.Line) is { } had)
            {
                had.SalonId = line.SalonId;
            }
            else
            {
                Lines.Add(new() { ExchangeId = Id, Line = line.Line!, SalonId = line.SalonId });
            }
        }
    }

    /// <summary>Without the secret: that is never read back.</summary>
    public ExchangeForm Form() => new()
    {
        Id = Id,
        Version = Version,
        IsRetired = RevokedAt is not null,
        Name = Name,
        Kind = Kind,
        Login = Login,
        Mapping = ExchangeMapping.Read(Mapping) ?? new(),
        Lines = [.. Lines.OrderBy(l => l.Line, StringComparer.Ordinal).Select(l => new ExchangeLineForm { Line = l.Line, SalonId = l.SalonId })],
    };

    public IEnumerable<(Field Field, string? Text)> Says() =>
    [
        (Field.TelephoneExchange, Name),
        (Field.ExchangeKind, Kind.ToString()),
        (Field.ExchangeMapping, Mapping),
        (Field.ExchangeLines, Lines.Count == 0 ? null : string.Join(CardField.Separator, Lines.Select(l => $"{l.Line}={l.SalonId}").Order(StringComparer.Ordinal))),
        (Field.Retired, NetworkParts.Told(RevokedAt is not null)),
    ];

    public static void Map(EntityTypeBuilder<TelephoneExchange> entity)
    {
        entity.ToTable("telephone_exchanges");
        entity.Ignore(e => e.Damage);
        entity.Property(e => e.Version).IsConcurrencyToken();
        entity.HasMany(e => e.Lines).WithOne().HasForeignKey(l => l.ExchangeId);
        entity.SealRows();
    }
}

/// <summary>A line of an exchange, and the salon that it rings in.</summary>
internal sealed class ExchangeLine
{
    public const int LineLength = 60;

    [Plain] public Guid ExchangeId { get; init; }

    /// <summary>The line as the exchange calls it, in its one spelling: a number as E.164, anything else trimmed and in lower case.</summary>
    [Plain] public required string Line { get; init; }

    [Plain] public Guid SalonId { get; set; }

    public static void Map(EntityTypeBuilder<ExchangeLine> entity)
    {
        entity.ToTable("exchange_lines");
        entity.HasKey(l => new { l.ExchangeId, l.Line });
        entity.HasOne<Salon>().WithMany().HasForeignKey(l => l.SalonId);
    }
}

/// <summary>A signature that was accepted: shown again, it is a replay. Kept as long as its time stamp would still be accepted.</summary>
internal sealed class SeenSignature
{
    [Plain] public Guid ExchangeId { get; init; }

    /// <summary>SHA-256 of exchange and signature.</summary>
    [Plain] public required byte[] Hash { get; init; }

    [Plain] public DateTimeOffset At { get; init; }

    public static void Map(EntityTypeBuilder<SeenSignature> entity)
    {
        entity.ToTable("seen_signatures");
        entity.HasKey(s => s.Hash);
        entity.HasIndex(s => s.At);
        entity.HasOne<TelephoneExchange>().WithMany().HasForeignKey(s => s.ExchangeId);
    }
}

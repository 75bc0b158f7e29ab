using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Calls;

/// <summary>Who called whom.</summary>
public enum CallDirection
{
    /// <summary>Somebody called the salon.</summary>
    Incoming = 1,

    /// <summary>The salon called somebody.</summary>
    Outgoing = 2,
}

/// <summary>How far a call has come. It only goes on, in whatever order the exchange tells of it.</summary>
public enum CallState
{
    /// <summary>It rings.</summary>
    Ringing = 1,

    /// <summary>Somebody talks.</summary>
    Answered = 2,

    /// <summary>It is over.</summary>
    Ended = 3,
}

/// <summary>What came of a call, in one click.</summary>
public enum CallOutcome
{
    /// <summary>The client booked.</summary>
    Booked = 1,

    /// <summary>The client asked something.</summary>
    Asked = 2,

    /// <summary>The client called a booking off.</summary>
    Cancelled = 3,

    /// <summary>The client complained.</summary>
    Complaint = 4,

    /// <summary>We promised something; it stands among the promises.</summary>
    Promised = 5,
}

/// <summary>
/// One call (R4.2, R4.3): announced by a telephone exchange, or opened by hand from a softphone. What the exchange tells
/// later is added to it; nothing that it told before is taken back.
/// </summary>
internal sealed class Call : IShowsDamage, IVersioned, IBlindIndexed
{
    /// <summary>Kind of the blind index of a number that called; the same as of a client's numbers, so that they can be compared.</summary>
    public const string NumberKind = ClientPhone.IndexKind;

    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The exchange that told of it; null for one that was opened by hand.</summary>
    [Plain] public Guid? ExchangeId { get; set; }

    /// <summary>Blind index of the exchange's own id of the call: told of again, it is the same call. Null where there is no exchange.</summary>
    [Plain] public byte[]? ExternalId { get; set; }

    [Plain] public CallDirection Direction { get; set; } = CallDirection.Incoming;

    [Plain] public CallState State { get; set; } = CallState.Ringing;

    /// <summary>The salon whose line it is; null while the line is nobody's, and then no screen shows it.</summary>
    [Plain] public Guid? SalonId { get; set; }

    /// <summary>The salon's line as the exchange calls it (a number of the network's own, nobody's personal one).</summary>
    [Plain] public string? Line { get; set; }

    /// <summary>The other side: E.164 where it is a number, an extension as it is; null for one that hides.</summary>
    [Sealed(SealedAttribute.Phone)] public string? Number { get; set; }

    /// <summary>Blind index of the number; null for a hidden or an internal one.</summary>
    [Plain] public byte[]? NumberIndex { get; set; }

    /// <summary>Who it was, once that is known: the only client with the number, or the one who was chosen.</summary>
    [Plain] public Guid? ClientId { get; set; }

    [Plain] public DateTimeOffset StartedAt { get; set; }

    [Plain] public DateTimeOffset? AnsweredAt { get; set; }

    [Plain] public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The account that took it on the screen; null while nobody has.</summary>
    [Plain] public Guid? TakenBy { get; set; }

    [Plain] public DateTimeOffset? TakenAt { get; set; }

    /// <summary>The colleague to whom it was handed and who has not taken it yet; null for none.</summary>
    [Plain] public Guid? HandedTo { get; set; }

    [Plain] public Guid? HandedBy { get; set; }

    [Plain] public CallOutcome? Outcome { get; set; }

    [Sealed(SealedAttribute.Note)] public string? Note { get; set; }

    /// <summary>The promise that was made during it.</summary>
    [Plain] public Guid? PromiseId { get; set; }

    /// <summary>The task to call back, for one that nobody answered.</summary>
    [Plain] public Guid? CallBackId { get; set; }

    /// <summary>Where the exchange keeps the recording; https.</summary>
    [Sealed(SealedAttribute.Note)] public string? Recording { get; set; }

    [Plain] public int Version { get; set; } = 1;

    public List<string>? Damage { get; set; }

    /// <summary>It rang until it ended, and nobody answered or took it meanwhile.</summary>
    public bool IsMissed => Direction == CallDirection.Incoming && EndedAt is { } end && AnsweredAt is null && (TakenAt is null || TakenAt > end);

    byte[]? IBlindIndexed.Indexed => NumberIndex;

    void IBlindIndexed.Index(BlindIndex blind) => NumberIndex = NumberIndex is null || Number is null ? NumberIndex : blind.Of(NumberKind, Number);

    public static void Map(EntityTypeBuilder<Call> entity)
    {
        entity.ToTable("calls");
        entity.Ignore(c => c.Damage);
        entity.Property(c => c.Version).IsConcurrencyToken();
        entity.HasIndex(c => new { c.ExchangeId, c.ExternalId }).IsUnique();
        entity.HasIndex(c => new { c.SalonId, c.StartedAt });
        entity.HasIndex(c => new { c.ClientId, c.StartedAt });
        entity.HasIndex(c => new { c.State, c.StartedAt });
        entity.HasIndex(c => c.NumberIndex);
        entity.HasOne<TelephoneExchange>().WithMany().HasForeignKey(c => c.ExchangeId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Salon>().WithMany().HasForeignKey(c => c.SalonId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Client>().WithMany().HasForeignKey(c => c.ClientId);
        entity.HasOne<Promise>().WithMany().HasForeignKey(c => c.PromiseId).OnDelete(DeleteBehavior.SetNull);
        entity.HasOne<StaffTask>().WithMany().HasForeignKey(c => c.CallBackId).OnDelete(DeleteBehavior.SetNull);
        entity.SealRows();
    }
}

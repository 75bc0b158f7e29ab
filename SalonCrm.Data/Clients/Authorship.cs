namespace SalonCrm.Data.Clients;

/// <summary>Who wrote an entry, and who changed it last.</summary>
/// <param name="At">When it was written.</param>
/// <param name="By">Its author; null for the command line.</param>
/// <param name="ChangedAt">When it was last changed; null when it never was.</param>
/// <param name="ChangedBy">By whom; null for the command line.</param>
/// <param name="IsDamaged">Something of it does not open or was altered outside of the portal.</param>
public sealed record Authorship(DateTimeOffset At, string? By, DateTimeOffset? ChangedAt, string? ChangedBy, bool IsDamaged)
{
    /// <summary>When it was written or last changed.</summary>
    public DateTimeOffset LastAt => ChangedAt ?? At;

    /// <summary>Who wrote it or changed it last; null for the command line.</summary>
    public string? LastBy => ChangedAt is null ? By : ChangedBy;

    internal static Authorship Of(CardPart part, Func<Guid?, string?> name) => part.UpdatedAt == part.CreatedAt
        ? new(part.CreatedAt, name(part.CreatedBy), null, null, part.Damage is not null)
        : new(part.CreatedAt, name(part.CreatedBy), part.UpdatedAt, name(part.UpdatedBy), part.Damage is not null);
}

using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.FollowUps;

/// <summary>How a promise stands.</summary>
public enum PromiseState
{
    /// <summary>Still to be kept.</summary>
    Open,

    /// <summary>Kept.</summary>
    Kept,

    /// <summary>Not needed any more.</summary>
    Dropped,
}

/// <summary>What we said we would do for a client: "find out about another dye".</summary>
internal sealed class Promise : CardPart, IInventoried, IQueued
{
    Guid? IQueued.About => ClientId;

    DateOnly? IQueued.Due
    {
        get => DueOn;
        set => DueOn = value;
    }

    [Sealed(SealedAttribute.Note)] public string Text { get; set; } = "";

    [Plain] public DateOnly? DueOn { get; set; }

    /// <summary>The account that is to keep it; null for whoever is there.</summary>
    [Plain] public Guid? OwnerId { get; set; }

    [Plain] public PromiseState State { get; set; }

    public static void Map(EntityTypeBuilder<Promise> entity)
    {
        MapPart(entity, "promises", c => c.Promises);
        entity.HasIndex(p => new { p.State, p.DueOn });
    }
}

/// <summary>A promise as it is typed.</summary>
public sealed class PromiseForm
{
    /// <summary>To whom.</summary>
    public Guid ClientId { get; set; }

    /// <summary>The promise; made by the form, so that two submits make one.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>What was promised; at most 300 characters.</summary>
    public string? Text { get; set; }

    /// <summary>Until when; null for no date.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>Who is to keep it; null for whoever is there.</summary>
    public Guid? OwnerId { get; set; }
}

/// <summary>An open promise on a card.</summary>
/// <param name="Id">The promise.</param>
/// <param name="Text">What was promised.</param>
/// <param name="DueOn">Until when.</param>
/// <param name="Owner">Who is to keep it; null for whoever is there.</param>
/// <param name="IsOverdue">The day has passed.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="MadeBy">By whom; null for the command line.</param>
public sealed record PromiseView(Guid Id, string Text, DateOnly? DueOn, string? Owner, bool IsOverdue, DateTimeOffset MadeAt, string? MadeBy);

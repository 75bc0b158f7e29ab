using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Treatments;

/// <summary>How a recommendation stands.</summary>
public enum RecommendationState
{
    /// <summary>Still to be followed.</summary>
    Open,

    /// <summary>Followed.</summary>
    Done,

    /// <summary>Not needed any more.</summary>
    Dropped,
}

/// <summary>What a client was advised to do: what, for how long, how often.</summary>
internal sealed class Recommendation : DatedPart
{
    public const int TextLength = Client.TextLength;
    public const int SpanLength = Client.NameLength;

    [Sealed(SealedAttribute.Note)] public string Text { get; set; } = "";

    [Sealed] public string? ForHowLong { get; set; }

    [Sealed] public string? HowOften { get; set; }

    [Plain] public DateOnly? DueOn { get; set; }

    [Plain] public RecommendationState State { get; set; }

    /// <summary>The day on which it was marked as done.</summary>
    [Plain] public DateOnly? DoneOn { get; set; }

    public override string?[] Says() =>
        [Iso(Day), Text, ForHowLong, HowOften, DueOn is null ? null : $"→ {Iso(DueOn)}", State == RecommendationState.Open ? null : State.ToString(), Iso(DoneOn)];

    public static void Map(EntityTypeBuilder<Recommendation> entity)
    {
        MapPart(entity, "recommendations");
        entity.HasIndex(r => new { r.ClientId, r.State, r.DueOn });
    }
}

/// <summary>A recommendation as it is typed. Whether it is done is marked apart.</summary>
public sealed class RecommendationForm : DatedForm
{
    /// <summary>What to do; required, at most 4000 characters.</summary>
    public string? Text { get; set; }

    /// <summary>"two weeks"; at most 100 characters.</summary>
    public string? ForHowLong { get; set; }

    /// <summary>"every other evening"; at most 100 characters.</summary>
    public string? HowOften { get; set; }

    /// <summary>When it is due, not before the recommendation's own day; null for no date.</summary>
    public DateOnly? DueOn { get; set; }
}

/// <summary>A recommendation on a card.</summary>
/// <param name="Form">What it says; the form to change it with.</param>
/// <param name="State">How it stands.</param>
/// <param name="DoneOn">When it was done; null when it was not.</param>
/// <param name="IsDue">It is open and its day has come.</param>
/// <param name="IsOverdue">It is open and its day has passed.</param>
/// <param name="Written">By whom and when.</param>
public sealed record RecommendationView(
    RecommendationForm Form, RecommendationState State, DateOnly? DoneOn, bool IsDue, bool IsOverdue, Authorship Written);

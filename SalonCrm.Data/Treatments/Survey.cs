using System.Globalization;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Treatments;

/// <summary>A survey that a client answered: what came out of it and what follows.</summary>
internal sealed class Survey : DatedPart
{
    public const int NameLength = Client.NameLength;
    public const int TextLength = Client.TextLength;

    /// <summary>The best score of a survey whose template has no scale of its own, and of any; the worst is 0.</summary>
    public const int BestScore = 100;

    [Sealed] public string Name { get; set; } = "";

    [Sealed(SealedAttribute.Phone)] public int? Score { get; set; }

    /// <summary>The best score that could be had, as the template had it; null for <see cref="BestScore"/>.</summary>
    [Plain] public int? OutOf { get; set; }

    [Sealed(SealedAttribute.Note)] public string? Results { get; set; }

    [Sealed(SealedAttribute.Note)] public string? Conclusions { get; set; }

    public override string?[] Says() => [Iso(Day), Name, Scored, Results, Conclusions];

    private string? Scored => Score is { } score
        ? score.ToString(CultureInfo.InvariantCulture) + (OutOf is { } best ? string.Create(CultureInfo.InvariantCulture, $"/{best}") : "")
        : null;

    public static void Map(EntityTypeBuilder<Survey> entity) => MapPart(entity, "surveys");
}

/// <summary>A survey as it is typed.</summary>
public sealed class SurveyForm : DatedForm
{
    /// <summary>Which survey; required, at most 100 characters.</summary>
    public string? Name { get; set; }

    /// <summary>From 0, the worst, to <see cref="Best"/>; null for a survey without one.</summary>
    public int? Score { get; set; }

    /// <summary>The best score of the template that the survey began from; null for 100.</summary>
    public int? OutOf { get; set; }

    /// <summary>The best score that can be had.</summary>
    public int Best => OutOf ?? Survey.BestScore;

    /// <summary>The main results; at most 4000 characters.</summary>
    public string? Results { get; set; }

    /// <summary>What follows from them; at most 4000 characters.</summary>
    public string? Conclusions { get; set; }
}

/// <summary>A survey on a card.</summary>
/// <param name="Form">What it says; the form to change it with.</param>
/// <param name="Written">By whom and when.</param>
public sealed record SurveyView(SurveyForm Form, Authorship Written);

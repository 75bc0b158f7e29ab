using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Data.Network;

/// <summary>What a survey begins from. A survey keeps what was answered: a later change of the template alters none.</summary>
internal sealed class SurveyTemplate : INetworkPart
{
    /// <summary>Shorter than a survey's results, so that the answers fit in beside the questions.</summary>
    public const int QuestionsLength = Survey.TextLength / 2;

    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Plain] public string Name { get; set; } = "";

    [Plain] public string? Questions { get; set; }

    [Plain] public int BestScore { get; set; }

    [Plain] public bool IsRetired { get; set; }

    [Plain] public int Version { get; set; } = 1;

    public IEnumerable<(Field Field, string? Text)> Says() =>
    [
        (Field.SurveyName, Name),
        (Field.Questions, Questions),
        (Field.BestScore, BestScore.ToString(CultureInfo.InvariantCulture)),
        (Field.Retired, NetworkParts.Told(IsRetired)),
    ];

    public SurveyTemplateForm Form() =>
        new() { Id = Id, Version = Version, IsRetired = IsRetired, Name = Name, Questions = Questions, BestScore = BestScore };

    public static void Map(EntityTypeBuilder<SurveyTemplate> entity)
    {
        entity.ToTable("survey_templates");
        entity.Property(t => t.Version).IsConcurrencyToken();
    }
}

/// <summary>A survey template as it is typed.</summary>
public sealed class SurveyTemplateForm : NetworkPartForm
{
    /// <summary>Required, at most 100 characters, unlike the other templates' names.</summary>
    public string? Name { get; set; }

    /// <summary>One question per line; at most 2000 characters.</summary>
    public string? Questions { get; set; }

    /// <summary>The best score that can be given, from 1 to 100; the worst is 0.</summary>
    public int? BestScore { get; set; } = Survey.BestScore;
}

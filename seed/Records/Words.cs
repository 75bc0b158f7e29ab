using SalonCrm.Data.Health;
using SalonCrm.Seed.Languages;
using SalonCrm.Seed.Network;

namespace SalonCrm.Seed.Records;

/// <summary>What is said and done to a client's hair, hands and face: the words of a salon's language for what cards record.</summary>
internal sealed record Words
{
    private static readonly Dictionary<Language, Words> All = new()
    {
        [Russian.Language] = RussianWords.Words,
        [Polish.Language] = PolishWords.Words,
        [Ukrainian.Language] = UkrainianWords.Words,
    };

    public required string[] Wishes { get; init; }

    /// <summary>Said after a visit that went well, and after one that did not.</summary>
    public required string[] Praise { get; init; }

    public required string[] Complaints { get; init; }

    /// <summary>Formulas and materials by the kind of service.</summary>
    public required Dictionary<ServiceKind, string[]> Materials { get; init; }

    /// <summary>What is bought to take home, priced in the salon's currency.</summary>
    public required (string Name, decimal Price)[] Products { get; init; }

    public required (string Text, Severity Severity)[] Reactions { get; init; }

    public required Dictionary<HealthNoteKind, string[]> Health { get; init; }

    public required string[] Promises { get; init; }

    /// <summary>What somebody has to do, and whom to call back when.</summary>
    public required string[] Tasks { get; init; }

    public required string CallBack { get; init; }

    /// <summary>What clients said when they were asked.</summary>
    public required string[] Answers { get; init; }

    /// <summary>Specialists' notes by the kind of service that they follow.</summary>
    public required Dictionary<ServiceKind, string[]> Notes { get; init; }

    /// <summary>Tried on the skin before a colouring.</summary>
    public required string[] Dyes { get; init; }

    /// <summary>How the skin looked two days after a patch test that it took well, and after one that it did not.</summary>
    public required string CalmSkin { get; init; }

    public required string RedSkin { get; init; }

    /// <summary>Answers and conclusions of a first consultation.</summary>
    public required (string Results, string Conclusions)[] Consultations { get; init; }

    /// <summary>Answers and conclusions after a visit.</summary>
    public required (string Results, string Conclusions)[] Impressions { get; init; }

    public required (string Text, string? ForHowLong, string? HowOften)[] Advice { get; init; }

    /// <summary>Whom gift cards are for.</summary>
    public required string[] Dear { get; init; }

    /// <summary>What gift cards are worth, in the salon's currency.</summary>
    public required int[] GiftAmounts { get; init; }

    public static Words Of(Language language) => All[language];
}

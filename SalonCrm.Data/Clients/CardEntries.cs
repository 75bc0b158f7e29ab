using SalonCrm.Data.Access;
using SalonCrm.Data.Consents;
using SalonCrm.Data.GiftCards;
using SalonCrm.Data.Photos;
using SalonCrm.Data.Treatments;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Clients;

/// <summary>What stands on a card below its first screen, read together with it: one passage, one entry in the trail.</summary>
public sealed record CardEntries
{
    /// <summary>How the client stands to each purpose.</summary>
    public required IReadOnlyList<ConsentState> Consents { get; init; }

    /// <summary>What the visits come to.</summary>
    public required VisitSummary Summary { get; init; }

    /// <summary>The latest visits, at most <see cref="ClientVisits.PageSize"/>.</summary>
    public required VisitPage Visits { get; init; }

    /// <summary>The photos of all visits, without the pictures.</summary>
    public required PhotoAlbum Photos { get; init; }

    /// <summary>Specialists' notes, newest first.</summary>
    public required IReadOnlyList<SpecialistNoteView> Notes { get; init; }

    /// <summary>Patch tests, newest first.</summary>
    public required IReadOnlyList<PatchTestView> PatchTests { get; init; }

    /// <summary>Surveys, newest first.</summary>
    public required IReadOnlyList<SurveyView> Surveys { get; init; }

    /// <summary>Recommendations: the open ones first, each newest first.</summary>
    public required IReadOnlyList<RecommendationView> Recommendations { get; init; }

    /// <summary>Gift cards, newest first; empty for who does not sell them.</summary>
    public required IReadOnlyList<GiftCardView> GiftCards { get; init; }
}

/// <summary>Reads the entries of a card.</summary>
internal static class CardEntriesReading
{
    public static async Task<CardEntries> Entries(this Passage passage, Guid client)
    {
        var names = await passage.Names();
        return new()
        {
            Consents = await passage.ConsentStates(client),
            Summary = await VisitSummaries.Of(passage, client, names),
            Visits = await VisitReading.Page(passage, client, skip: 0, names),
            Photos = await passage.PhotosOf(client),
            Notes = await passage.Views<SpecialistNote, SpecialistNoteView>(client, SpecialistNotes.View),
            PatchTests = await passage.Views(client, Treatments.PatchTests.View(passage.Today)),
            Surveys = await passage.Views<Survey, SurveyView>(client, Treatments.Surveys.View),
            Recommendations = Treatments.Recommendations.OpenFirst(await passage.Views(client, Treatments.Recommendations.View(passage.Today))),
            GiftCards = passage.Actor.Role.Allows(Permission.SellGiftCards) ? await passage.GiftCardsOf(client) : [],
        };
    }
}

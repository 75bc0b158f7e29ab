using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Health;
using SalonCrm.Data.Photos;
using SalonCrm.Data.Treatments;
using SalonCrm.Data.Visits;
using SalonCrm.Seed;
using SalonCrm.Seed.Records;

namespace SalonCrm.Data.Tests.Seed;

public sealed class DemoRecordsTests(MadeNetwork made) : IClassFixture<MadeNetwork>
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);
    private readonly SomeNetwork _network = made.Network;

    [Fact]
    public async Task Visits_are_done_cancelled_missed_and_planned_with_services_purchases_wishes_and_scores()
    {
        var visits = (await Cards()).SelectMany(c => c.Entries!.Visits.Visits).ToList();
        Assert.All(Enum.GetValues<VisitState>(), state => Assert.Contains(visits, v => v.State == state));
        Assert.All(visits, v => Assert.True(v.Services.Count > 0 && v.Total > 0 && v.Services.All(s => s.Master is not null)));
        Assert.All(visits.Where(v => v.State == VisitState.Planned), v => Assert.True(v.On >= Today.AddDays(-1)));
        Assert.Contains(visits, v => v.Services.Any(s => s.Formula is not null));
        Assert.Contains(visits, v => v.Purchases.Count > 0);
        Assert.Contains(visits, v => v.Wishes is not null);
        Assert.Contains(visits, v => v.Feedback is not null && v.Score >= 4);
        Assert.Contains(visits, v => v.Feedback is not null && v.Score <= 3);
    }

    [Fact]
    public async Task The_earliest_done_visit_is_the_cards_first_one()
    {
        var seen = 0;
        foreach (var card in await Cards())
        {
            var done = card.Entries!.Visits.Visits.Where(v => v.State == VisitState.Done).ToList();
            if (done.Count > 0)
            {
                Assert.Equal(card.FirstVisit, done.Min(v => v.On));
                seen++;
            }
        }

        Assert.True(seen > ClientRecords.Cards / 3);
    }

    [Fact]
    public async Task The_pinned_band_has_severities_contraindications_features_and_promises_that_are_overdue()
    {
        var cards = await Cards();
        Assert.Contains(cards, c => c.AllergyDetails.Any(a => a.Form is { Severity: Severity.Severe, Reaction: not null }));
        Assert.All(Enum.GetValues<HealthNoteKind>(), kind => Assert.Contains(cards, c => c.HealthNotes.Any(n => n.Form.Kind == kind)));
        Assert.Contains(cards, c => c.Promises.Any(p => p.IsOverdue));
        Assert.Contains(cards, c => c.Promises.Any(p => !p.IsOverdue && p.Owner is not null));
        await using var db = _network.Db();
        Assert.Contains(await db.Promises.ToListAsync(), p => p.State == PromiseState.Kept);
    }

    [Fact]
    public async Task Specialists_have_written_notes_tests_surveys_and_recommendations()
    {
        var entries = (await Cards()).Select(c => c.Entries!).ToList();
        Assert.All([NoteKind.Hair, NoteKind.Nails, NoteKind.Skin], kind => Assert.Contains(entries, e => e.Notes.Any(n => n.Form.Kind == kind)));
        Assert.Contains(entries, e => e.PatchTests.Any(t => t.Form.Result == PatchResult.NoReaction));
        Assert.Contains(entries, e => e.PatchTests.Any(t => t.IsHint));
        var templates = await Templates();
        Assert.All(templates, name => Assert.Contains(entries, e => e.Surveys.Any(s => s.Form.Name == name && s.Form.Score is not null)));
        var advice = entries.SelectMany(e => e.Recommendations).ToList();
        Assert.All(Enum.GetValues<RecommendationState>(), state => Assert.Contains(advice, r => r.State == state));
        Assert.Contains(advice, r => r.IsDue);
    }

    [Fact]
    public async Task Gift_cards_are_numbered_without_gaps_and_hold_what_their_uses_left()
    {
        var cards = (await Cards()).SelectMany(c => c.Entries!.GiftCards).ToList();
        Assert.Equal(Enumerable.Range(1, cards.Count).Select(Data.GiftCards.GiftCard.Show), cards.Select(c => c.Number).Order(StringComparer.Ordinal));
        Assert.All(cards, c => Assert.False(c.IsAltered));
        Assert.Contains(cards, c => c.Uses.Count > 0 && c.Balance > 0);
        Assert.Equal(3, cards.Select(c => c.Currency).Distinct().Count());
    }

    [Fact]
    public async Task Whose_card_tells_of_health_has_consented_to_that()
    {
        await using var db = _network.Db();
        var consents = await db.Consents.ToListAsync();
        Assert.All(Enum.GetValues<ConsentPurpose>(), purpose => Assert.Contains(consents, c => c.Purpose == purpose));
        Assert.Contains(consents, c => c.WithdrawnOn is not null);
        var clients = await db.Clients.AsNoTracking().AsSplitQuery().Include(c => c.Allergies).Include(c => c.HealthNotes).ToListAsync();
        var told = clients.Where(c => c.Allergies.Count + c.HealthNotes.Count > 0).ToList();
        Assert.Contains(told, c => c.CardNumber > ClientRecords.Cards);
        Assert.All(told, c => Assert.True(ConsentRules.Allows([.. consents.Where(g => g.ClientId == c.Id)], ConsentPurpose.HealthData)));
    }

    [Fact]
    public async Task Photos_before_and_after_are_pictures()
    {
        var manager = await made.Actor(Role.Manager);
        var photos = (await Cards()).SelectMany(c => c.Entries!.Photos.Photos).ToList();
        Assert.All(Enum.GetValues<PhotoStage>(), stage => Assert.Contains(photos, p => p.Stage == stage));
        foreach (var photo in photos)
        {
            var picture = (await _network.Services.GetRequiredService<VisitPhotos>().Show(manager, photo.Id, PhotoSize.Picture)).Expect();
            Assert.Equal((photo.Width, photo.Height), Sides(PictureFile.Read(picture.Bytes.Span, VisitPhoto.Picture, out _)));
            var thumbnail = (await _network.Services.GetRequiredService<VisitPhotos>().Show(manager, photo.Id, PhotoSize.Thumbnail)).Expect();
            Assert.NotNull(PictureFile.Read(thumbnail.Bytes.Span, VisitPhoto.Thumbnail, out _));
        }
    }

    [Fact]
    public async Task Nothing_is_altered_and_a_form_that_is_sent_as_it_was_read_changes_nothing()
    {
        var manager = await made.Actor(Role.Manager);
        var cards = await Cards();
        Assert.All(cards, c => Assert.True(c.Damaged.Count == 0 && !c.IsAltered && c.Entries!.Visits.Visits.All(v => !v.IsDamaged)));
        var visit = cards.SelectMany(c => c.Entries!.Visits.Visits).First(v => v.Services.Any(s => s.Formula is not null));
        Assert.Equal(visit.Version, (await _network.Services.GetRequiredService<ClientVisits>().Save(manager, visit.Form!)).Expect().Version);
        var note = cards.SelectMany(c => c.Entries!.Notes).First();
        Assert.False(note.Written.IsDamaged);
        var kept = (await _network.Services.GetRequiredService<SpecialistNotes>().Save(manager, note.Form)).Expect();
        Assert.Equal(note.Form.Version, kept.Single(n => n.Form.Id == note.Form.Id).Form.Version);
    }

    [Fact]
    public async Task Records_tell_who_wrote_them_and_the_history_of_the_card_tells_of_each()
    {
        var manager = await made.Actor(Role.Manager);
        var card = (await Cards()).First(c => c.Entries!.Visits.Visits.Count > 2 && c.Promises.Count > 0);
        Assert.All(card.Entries!.Visits.Visits, v => Assert.NotNull(v.Written.By));
        var history = (await _network.Cards.History(manager, card.Id)).Expect();
        Assert.Equal(card.Entries.Visits.Visits.Count, history.Count(h => h.Fields[0].Field == Field.Visit));
        Assert.Contains(history, h => h.Fields[0].Field == Field.Promise && h.Fields[0].New == card.Promises[0].Text);
        Assert.Equal(history.Select(h => h.At).OrderDescending(), history.Select(h => h.At));
    }

    [Fact]
    public async Task Made_anew_it_has_the_same_records()
    {
        await using var other = await SomeNetwork.Open(Directory.CreateTempSubdirectory("saloncrm-").FullName);
        await DemoNetwork.Make(other.Services, DemoNetwork.DefaultClients);
        var here = await Told(_network);
        Assert.True(here.Count > 1000);
        Assert.Equal(here, await Told(other));
    }

    private async Task<List<ClientCard>> Cards()
    {
        var manager = await made.Actor(Role.Manager);
        await using var db = _network.Db();
        var cards = new List<ClientCard>();
        foreach (var id in await db.Clients.Where(c => c.CardNumber <= ClientRecords.Cards).OrderBy(c => c.CardNumber).Select(c => c.Id).ToListAsync())
        {
            cards.Add((await _network.Cards.Open(manager, id)).Expect());
        }

        return cards;
    }

    private async Task<List<string>> Templates()
    {
        await using var db = _network.Db();
        return await db.SurveyTemplates.Select(t => t.Name).ToListAsync();
    }

    /// <summary>What the trail tells of the parts of cards: names and texts, no ids. The site books at the moment of the making.</summary>
    private static async Task<List<(DateTimeOffset, Role, string?)>> Told(SomeNetwork network)
    {
        await using var db = network.Db();
        var entries = await db.Trail.AsNoTracking().Where(t => t.Action == TrailAction.PartChanged && t.Role != Role.Site).OrderBy(t => t.Seq).ToListAsync();
        return [.. entries.Select(e => (e.At, e.Role, e.Detail))];
    }

    private static (int, int) Sides(Picture? picture) => (picture!.Width, picture.Height);
}

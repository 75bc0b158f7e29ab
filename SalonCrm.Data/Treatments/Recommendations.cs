using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Treatments;

/// <summary>What clients were advised to do, and whether they did.</summary>
public sealed class Recommendations
{
    /// <summary>Which text of a recommendation a problem is about: for how long; 0 is what to do.</summary>
    public const int ForHowLongIndex = 1;

    /// <summary>Which text of a recommendation a problem is about: how often.</summary>
    public const int HowOftenIndex = 2;

    private readonly Door _door;

    internal Recommendations(Door door) => _door = door;

    /// <summary>A client's recommendations: the open ones first, then those that are done or dropped; each newest first.</summary>
    public Task<Outcome<IReadOnlyList<RecommendationView>>> List(Actor actor, Guid client, CancellationToken cancel = default) =>
        Pass(actor, Permission.OpenCards, passage => passage.Read(client, Field.Recommendation, View(passage.Today)), cancel);

    /// <summary>Writes a recommendation down or changes one; answers with the client's recommendations as they then are.</summary>
    public Task<Outcome<IReadOnlyList<RecommendationView>>> Save(Actor actor, RecommendationForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return Pass(actor, Permission.WriteTreatments, passage =>
        {
            (form.Text, form.ForHowLong, form.HowOften) = (ClientRules.Text(form.Text), ClientRules.Line(form.ForHowLong), ClientRules.Line(form.HowOften));
            return passage.Keep(
                form,
                Field.Recommendation,
                [
                    DatedRules.Needed(Field.Text, form.Text, Recommendation.TextLength),
                    DatedRules.Optional(Field.Text, form.ForHowLong, Recommendation.SpanLength, ForHowLongIndex),
                    DatedRules.Optional(Field.Text, form.HowOften, Recommendation.SpanLength, HowOftenIndex),
                    DatedRules.Later(form.DueOn, form.Day),
                ],
                new Recommendation { Id = form.Id, ClientId = form.ClientId },
                made => (made.Text, made.ForHowLong, made.HowOften, made.DueOn) = (form.Text!, form.ForHowLong, form.HowOften, form.DueOn),
                View(passage.Today));
        }, cancel);
    }

    /// <summary>Marks a recommendation as done or dropped, or takes the mark back. Done twice is done once.</summary>
    public Task<Outcome<IReadOnlyList<RecommendationView>>> Mark(
        Actor actor, Guid client, Guid recommendation, RecommendationState state, CancellationToken cancel = default) =>
        Pass(actor, Permission.WriteTreatments, async passage =>
        {
            if (await passage.Db.Recommendations.AsTracking().FirstOrDefaultAsync(r => r.Id == recommendation && r.ClientId == client, cancel) is not { } made)
            {
                return new Outcome<IReadOnlyList<RecommendationView>>.NotFound();
            }

            if (made.State == state)
            {
                return await passage.Read(client, Field.Recommendation, View(passage.Today));
            }

            var old = made.Tell();
            (made.State, made.DoneOn) = (state, state == RecommendationState.Done ? passage.Today : null);
            made.Touch(passage);
            passage.RecordPart(client, Field.Recommendation, old, made.Tell());
            await passage.Db.SaveChangesAsync(cancel);
            return new Outcome<IReadOnlyList<RecommendationView>>.Done(await passage.Views(client, View(passage.Today)));
        }, cancel);

    internal static IReadOnlyList<RecommendationView> OpenFirst(IReadOnlyList<RecommendationView> all) =>
        [.. all.OrderBy(r => r.State != RecommendationState.Open)];

    internal static Func<Recommendation, Authorship, RecommendationView> View(DateOnly today) => (made, written) => new(
        new()
        {
            ClientId = made.ClientId,
            Id = made.Id,
            Version = made.Version,
            Day = made.Day,
            Text = made.Text,
            ForHowLong = made.ForHowLong,
            HowOften = made.HowOften,
            DueOn = made.DueOn,
        },
        made.State,
        made.DoneOn,
        made.State == RecommendationState.Open && made.DueOn <= today,
        made.State == RecommendationState.Open && made.DueOn < today,
        written);

    /// <summary>Through the door, with the open ones put first.</summary>
    private async Task<Outcome<IReadOnlyList<RecommendationView>>> Pass(
        Actor actor, Permission permission, Func<Access.Passage, Task<Outcome<IReadOnlyList<RecommendationView>>>> work, CancellationToken cancel) =>
        await _door.Pass(actor, permission, work, cancel) is var outcome && outcome is Outcome<IReadOnlyList<RecommendationView>>.Done { Value: var all }
            ? new Outcome<IReadOnlyList<RecommendationView>>.Done(OpenFirst(all))
            : outcome;
}

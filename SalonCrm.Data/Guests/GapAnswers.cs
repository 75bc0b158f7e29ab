using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Guests;

/// <summary>
/// What a known card lacks, asked in passing while the client is on the phone: answered, or asked and refused. It only
/// fills what is empty, so whoever takes bookings may do it; what a card says already is for a manager to change.
/// </summary>
public sealed class GapAnswers
{
    /// <summary>So many days after a refusal the same is not asked in passing again.</summary>
    public const int DaysAfterRefusal = 180;

    private static readonly Gap[] Askable = [Gap.AllergiesNotAsked, Gap.Email, Gap.BirthDate, Gap.Preferences, Gap.FavouriteMaster];

    private readonly Door _door;
    private readonly BlindIndex _blind;

    internal GapAnswers(Door door, BlindIndex blind) => (_door, _blind) = (door, blind);

    /// <summary>What is worth asking now: what the card lacks, what counts in its salon and what the client has not refused lately.</summary>
    public Task<Outcome<IReadOnlyList<Gap>>> ToAsk(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<Gap>>(actor, Permission.TakeBookings, async passage =>
        {
            if (await passage.LoadCard(client, tracked: false) is not { } found)
            {
                return new Outcome<IReadOnlyList<Gap>>.NotFound();
            }

            passage.RecordRead(client, Field.FollowUp);
            return new Outcome<IReadOnlyList<Gap>>.Done(await Open(passage, found));
        }, cancel);

    /// <summary>
    /// Takes down an answer. Allergies can be answered only with "none": what is listed has a form of its own. Refused
    /// as taken where somebody has filled the field meanwhile.
    /// </summary>
    public Task<Outcome<IReadOnlyList<Gap>>> Answer(Actor actor, GapAnswerForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass<IReadOnlyList<Gap>>(actor, Permission.TakeBookings, async passage =>
        {
            if (await passage.LoadCard(form.ClientId, tracked: true) is not { } client)
            {
                return new Outcome<IReadOnlyList<Gap>>.NotFound();
            }

            var field = Gaps.FieldOf(form.Gap);
            if (!Askable.Contains(form.Gap))
            {
                return new Outcome<IReadOnlyList<Gap>>.Invalid(field, Problem.Unknown);
            }

            if (!Gaps.Of(client).Contains(form.Gap))
            {
                return new Outcome<IReadOnlyList<Gap>>.Invalid(field, Problem.Taken);
            }

            var card = CardView.Form(client, await passage.OptionalFields());
            if (!Read(card, form.Gap, ClientRules.Text(form.Text)))
            {
                return new Outcome<IReadOnlyList<Gap>>.Invalid(field, form.Text is null ? Problem.Required : Problem.NotAChoice);
            }

            return await CardSaving.Save(passage, client, card, null, _blind) switch
            {
                Outcome<ClientCard>.Done => await Rest(passage, form.ClientId),
                Outcome<ClientCard>.Invalid invalid => new Outcome<IReadOnlyList<Gap>>.Invalid(invalid.Problems),
                var other => throw new InvalidOperationException($"Filling an empty field ended with {other.GetType().Name}."),
            };
        }, cancel);
    }

    /// <summary>The client was asked and does not want to say: not asked again for a while, and seen by whoever follows up.</summary>
    public Task<Outcome<IReadOnlyList<Gap>>> Refuse(Actor actor, Guid client, Gap gap, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<Gap>>(actor, Permission.TakeBookings, async passage =>
        {
            if (await passage.LoadCard(client, tracked: false) is not { } found)
            {
                return new Outcome<IReadOnlyList<Gap>>.NotFound();
            }

            if ((await Open(passage, found)).Contains(gap))
            {
                var followUp = await passage.Db.FollowUps.Where(f => f.ClientId == client && f.State == FollowUpState.Open).Select(f => (Guid?)f.Id).FirstOrDefaultAsync(cancel);
                var attempt = new Attempt { ClientId = client, FollowUpId = followUp, Means = AttemptMeans.InPassing, Outcome = AttemptOutcome.Refused, Field = Gaps.FieldOf(gap) };
                attempt.Touch(passage);
                passage.Db.Add(attempt);
            }

            passage.Record(TrailAction.AttemptMade, client, new() { Kind = "refused in passing", Fields = [new(Gaps.FieldOf(gap), null, null)] });
            await passage.Db.SaveChangesAsync(cancel);
            return await Rest(passage, client);
        }, cancel);

    private static bool Read(ClientForm card, Gap gap, string? text)
    {
        switch (gap)
        {
            case Gap.AllergiesNotAsked:
                card.AllergyState = AllergyState.NoneKnown;
                return text == nameof(AllergyState.NoneKnown);
            case Gap.FavouriteMaster:
                card.FavouriteMasterId = Guid.TryParse(text, out var master) ? master : null;
                return card.FavouriteMasterId is not null;
            case Gap.BirthDate:
                card.BirthDate = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
                return card.BirthDate is not null;
            default:
                return text is not null && CardRestoring.Read(card, Gaps.FieldOf(gap), text);
        }
    }

    private static async Task<Outcome<IReadOnlyList<Gap>>> Rest(Passage passage, Guid client) =>
        new Outcome<IReadOnlyList<Gap>>.Done(await Open(passage, (await passage.LoadCard(client, tracked: false))!));

    private static async Task<IReadOnlyList<Gap>> Open(Passage passage, Client client)
    {
        var since = passage.Now.AddDays(-DaysAfterRefusal);
        var refused = await passage.Db.Attempts.Where(a => a.ClientId == client.Id && a.Field != null && a.Outcome == AttemptOutcome.Refused && a.CreatedAt > since)
            .Select(a => a.Field!.Value).ToListAsync(passage.Cancel);
        var counted = (await passage.CountingRules()).Counted(client.SalonId);
        return [.. Gaps.Of(client).Where(g => Askable.Contains(g) && counted.HasFlag(g.Bit()) && !refused.Contains(Gaps.FieldOf(g)))];
    }
}

using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Completeness;

/// <summary>
/// Keeps the state of every card, and the counts of all cards with it, in the transaction of the change itself: the
/// audit adds up some thousand counts and opens no card.
/// </summary>
internal static class CardStates
{
    /// <summary>The gaps and fields that count, read once for all who pass together.</summary>
    public static Task<Counting> Counting(this Passage passage) => passage.Shared(nameof(Counting), async () => new Counting(
        Completeness.CountingRules.Read(await passage.Db.Networks.Select(n => n.CountingRules).SingleOrDefaultAsync(passage.Cancel)),
        [.. (await passage.OwnFields()).Where(f => !f.IsRetired)]));

    /// <summary>Which fields count, and where.</summary>
    public static async Task<CountingRules> CountingRules(this Passage passage) => (await passage.Counting()).Rules;

    /// <summary>Takes over how cards stand now; the caller saves. A client who is gone goes out of the counts.</summary>
    /// <param name="passage">The operation, its changes saved.</param>
    /// <param name="clients">Whose cards.</param>
    /// <param name="facts">What is known of those who are there.</param>
    /// <returns>How many cards stood otherwise before.</returns>
    public static async Task<int> Keep(Passage passage, IReadOnlyCollection<Guid> clients, IReadOnlyCollection<CardFacts> facts)
    {
        var db = passage.Db;
        var counting = await passage.Counting();
        var kept = await db.CardStates.AsTracking().Where(s => clients.Contains(s.ClientId)).ToDictionaryAsync(s => s.ClientId, passage.Cancel);
        var changes = new Dictionary<Cell, int>();
        var changed = 0;
        foreach (var fact in facts)
        {
            var now = counting.State(fact);
            if (kept.Remove(fact.ClientId, out var before))
            {
                if (before.IsLike(now))
                {
                    continue;
                }

                changes.Add(before, -1);
                db.Entry(before).CurrentValues.SetValues(now);
            }
            else
            {
                db.CardStates.Add(now);
            }

            changes.Add(now, +1);
            changed++;
        }

        foreach (var gone in kept.Values)
        {
            changes.Add(gone, -1);
            db.CardStates.Remove(gone);
        }

        await CardCounts.Change(db, changes, passage.Cancel);
        return changed + kept.Count;
    }

    /// <summary>Whether two states are counted alike.</summary>
    public static bool IsLike(this CardState one, CardState other) =>
        one.SalonId == other.SalonId && one.MadeBy == other.MadeBy && one.Source == other.Source && one.Status == other.Status && one.MadeOn == other.MadeOn
        && one.ConfirmedOn == other.ConfirmedOn && one.Missing == other.Missing && one.GuestMonth == other.GuestMonth && one.Stages == other.Stages
        && (one.OwnFilled ?? []).AsSpan().SequenceEqual(other.OwnFilled ?? []);
}

/// <summary>What counts, and the network's own fields that are asked.</summary>
internal sealed record Counting(CountingRules Rules, IReadOnlyList<OwnFieldView> OwnFields)
{
    /// <summary>How a card stands.</summary>
    public CardState State(CardFacts facts)
    {
        bool Has(Tier tier) => OwnFields.All(f => f.Tier != tier || !Rules.Counts(facts.SalonId, f) || facts.OwnFilled.Contains(f.Id));
        return new()
        {
            ClientId = facts.ClientId,
            SalonId = facts.SalonId,
            MadeBy = facts.MadeBy ?? Guid.Empty,
            Source = facts.Source,
            Status = facts.Status,
            MadeOn = facts.MadeOn,
            ConfirmedOn = facts.ConfirmedOn,
            GuestMonth = facts.GuestSince is { } since ? Months.Of(since) : null,
            Stages = facts.Stages,
            Missing = Gaps.SetOf(facts.Has with
            {
                OwnRequired = Has(Tier.Required), OwnDesirable = Has(Tier.Desirable), OwnOptional = Has(Tier.Optional),
            }),
            OwnFilled = facts.OwnFilled.Count == 0 ? null : [.. facts.OwnFilled.SelectMany(f => f.ToByteArray(bigEndian: true))],
        };
    }
}

/// <summary>Calendar months as numbers that count on.</summary>
internal static class Months
{
    public static int Of(DateOnly day) => (day.Year * 12) + day.Month - 1;
}

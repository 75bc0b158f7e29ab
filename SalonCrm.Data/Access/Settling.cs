using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Guests;

namespace SalonCrm.Data.Access;

/// <summary>
/// What follows from a change of a card, whoever made it and whichever way: the counts of the audit and the follow-ups.
/// In the transaction of the change, so that none of them is ever behind.
/// </summary>
internal static class Settling
{
    private static readonly HashSet<TrailAction> Changing =
    [
        TrailAction.CardCreated, TrailAction.CardChanged, TrailAction.CardConfirmed, TrailAction.PartChanged,
        TrailAction.BookingTaken, TrailAction.RegistrationTaken, TrailAction.ProposalDecided, TrailAction.CardsMerged, TrailAction.CardsUnmerged,
        TrailAction.ClientErased, TrailAction.ClientErasedAgain,
    ];

    /// <summary>The clients that an operation changed.</summary>
    public static HashSet<Guid> Touched(Passage passage) =>
        [
            .. passage.Drafts.Where(d => Changing.Contains(d.Action)).Select(d => d.ObjectId).OfType<Guid>(),
            .. passage.Db.ChangeTracker.Entries<Proposal>().Select(p => p.Entity.ClientId),
        ];

    /// <summary>Settles the clients that an operation changed, once its changes are saved; the caller saves again.</summary>
    public static async Task Settle(Passage passage, IReadOnlyCollection<Guid> touched, bool keepsCounts)
    {
        if (touched.Count == 0)
        {
            return;
        }

        var cards = await CardFacts.Of(passage.Db, touched, passage.Cancel);
        if (keepsCounts)
        {
            await CardStates.Keep(passage, touched, cards);
        }

        var renumbered = passage.Drafts.Where(d => d.Action == TrailAction.CardChanged && d.Detail?.Fields?.Any(f => f.Field == Field.Phones) == true)
            .Select(d => d.ObjectId).OfType<Guid>().ToHashSet();
        await FollowUpKeeper.Settle(passage, cards, renumbered);
    }
}

using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Guests;

/// <summary>What clients typed themselves and the card does not say yet: the salon takes it over, or leaves the card as it is.</summary>
public sealed class Proposals
{
    private readonly Door _door;
    private readonly BlindIndex _blind;

    internal Proposals(Door door, BlindIndex blind) => (_door, _blind) = (door, blind);

    /// <summary>What waits for a word, oldest first.</summary>
    public Task<Outcome<IReadOnlyList<ProposalView>>> Of(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<ProposalView>>(actor, Permission.DecideProposals, async passage =>
        {
            if (await passage.LoadCard(client, tracked: false) is not { } found)
            {
                return new Outcome<IReadOnlyList<ProposalView>>.NotFound();
            }

            passage.RecordRead(client, Field.Proposal);
            return await Waiting(passage, found);
        }, cancel);

    /// <summary>
    /// Takes proposals over: a change of the card at the client's request, all of them or none. What was decided already
    /// is passed over. Told as invalid where a value no longer passes, and as a known phone until that is shared knowingly.
    /// </summary>
    /// <param name="actor">Who decides.</param>
    /// <param name="client">Whose card.</param>
    /// <param name="proposals">Which ones.</param>
    /// <param name="sharesPhoneKnowingly">The person knows that a proposed phone stands on another card too.</param>
    /// <param name="cancel">Gives up before anything is saved.</param>
    /// <returns>What still waits.</returns>
    public Task<Outcome<IReadOnlyList<ProposalView>>> Take(
        Actor actor, Guid client, IReadOnlyList<Guid> proposals, bool sharesPhoneKnowingly = false, CancellationToken cancel = default) =>
        Decide(actor, client, proposals, ProposalState.Waiting, async (passage, found, waiting) =>
        {
            var form = CardView.Form(found, await passage.OptionalFields());
            foreach (var proposal in waiting.Where(p => p.Field != Field.Consent))
            {
                if (proposal.Damage is not null || !ProposalKeeping.Read(form, proposal.Field, proposal.Text.Length == 0 ? null : proposal.Text))
                {
                    return new Outcome<IReadOnlyList<ProposalView>>.Invalid(proposal.Field, Problem.Altered);
                }
            }

            form.SharesPhoneKnowingly = sharesPhoneKnowingly;
            if (Refused(await CardSaving.Save(passage, found, form, ProposalViews.Request(found, waiting), _blind)) is { } refused)
            {
                return refused;
            }

            foreach (var proposal in waiting.Where(p => p.Field == Field.Consent))
            {
                if (ConsentTold.Read(proposal.Text) is { } told)
                {
                    await passage.GiveConsent(client, told.Purpose, told.TextVersion, told.Channel, told.GivenOn);
                }
            }

            waiting.ForEach(p => p.State = ProposalState.Taken);
            return null;
        }, cancel);

    /// <summary>Leaves the card as it is.</summary>
    /// <returns>What still waits.</returns>
    public Task<Outcome<IReadOnlyList<ProposalView>>> Decline(Actor actor, Guid client, IReadOnlyList<Guid> proposals, CancellationToken cancel = default) =>
        Decide(actor, client, proposals, ProposalState.Waiting, (_, _, waiting) => Set(waiting, ProposalState.Declined), cancel);

    /// <summary>Undoes a decline: it waits again.</summary>
    /// <returns>What waits then.</returns>
    public Task<Outcome<IReadOnlyList<ProposalView>>> PutBack(Actor actor, Guid client, IReadOnlyList<Guid> proposals, CancellationToken cancel = default) =>
        Decide(actor, client, proposals, ProposalState.Declined, (_, _, declined) => Set(declined, ProposalState.Waiting), cancel);

    private static Task<Outcome<IReadOnlyList<ProposalView>>?> Set(List<Proposal> proposals, ProposalState state)
    {
        proposals.ForEach(p => p.State = state);
        return Task.FromResult<Outcome<IReadOnlyList<ProposalView>>?>(null);
    }

    private Task<Outcome<IReadOnlyList<ProposalView>>> Decide(
        Actor actor,
        Guid client,
        IReadOnlyList<Guid> proposals,
        ProposalState from,
        Func<Passage, Client, List<Proposal>, Task<Outcome<IReadOnlyList<ProposalView>>?>> decide,
        CancellationToken cancel) =>
        _door.Pass<IReadOnlyList<ProposalView>>(actor, Permission.DecideProposals, async passage =>
        {
            var wanted = proposals.Distinct().ToList();
            var named = await passage.Db.Proposals.AsTracking().Where(p => p.ClientId == client && wanted.Contains(p.Id)).OrderBy(p => p.CreatedAt).ToListAsync(cancel);
            if (named.Count < wanted.Count || await passage.LoadCard(client, tracked: true) is not { } found)
            {
                return new Outcome<IReadOnlyList<ProposalView>>.NotFound();
            }

            // Two who decide at once meet here: the second finds it decided already, and nothing is done twice.
            var open = named.Where(p => p.State == from).ToList();
            if (open.Count > 0)
            {
                if (await decide(passage, found, open) is { } refused)
                {
                    return refused;
                }

                open.ForEach(p => p.Touch(passage));
                passage.Record(TrailAction.ProposalDecided, client, new() { Kind = open[0].State.ToString(), Fields = [.. open.Select(p => new FieldChange(p.Field, null, p.Text))] });
                await passage.Db.SaveChangesAsync(cancel);
            }

            passage.RecordRead(client, Field.Proposal);
            return await Waiting(passage, found);
        }, cancel);

    private static Outcome<IReadOnlyList<ProposalView>>? Refused(Outcome<ClientCard> saved) => saved switch
    {
        Outcome<ClientCard>.Done => null,
        Outcome<ClientCard>.Invalid invalid => new Outcome<IReadOnlyList<ProposalView>>.Invalid(invalid.Problems),
        Outcome<ClientCard>.PhoneKnown known => new Outcome<IReadOnlyList<ProposalView>>.PhoneKnown(known.Clients),
        _ => new Outcome<IReadOnlyList<ProposalView>>.NotFound(),
    };

    private static async Task<Outcome<IReadOnlyList<ProposalView>>> Waiting(Passage passage, Client client)
    {
        var waiting = await passage.Db.Proposals.AsNoTracking().Where(p => p.ClientId == client.Id && p.State == ProposalState.Waiting).ToListAsync(passage.Cancel);

        // What was proposed at one moment comes in the order of the card.
        List<Proposal> ordered = [.. waiting.OrderBy(p => p.CreatedAt).ThenBy(p => p.Field)];
        return new Outcome<IReadOnlyList<ProposalView>>.Done(await ProposalViews.Of(passage, client, ordered));
    }
}

using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Guests;

namespace SalonCrm.Admin.Guests;

/// <summary>The proposals of a card, for who may decide on them.</summary>
public sealed partial class ProposalsSection
{
    private IReadOnlyList<ProposalView> _waiting = [];
    private IReadOnlyList<Guid> _declined = [];
    private IReadOnlyList<Guid> _asked = [];
    private IReadOnlyList<ClientHit> _known = [];
    private ClientCard? _shown;
    private string? _told;
    private string? _refused;
    private bool _isBusy;

    /// <summary>The card.</summary>
    [Parameter]
    [EditorRequired]
    public ClientCard Card { get; set; } = default!;

    /// <summary>Called when the card itself was changed by what was taken over.</summary>
    [Parameter]
    public EventCallback CardTouched { get; set; }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Card)
        {
            return;
        }

        if (_shown?.Id != Card.Id)
        {
            (_waiting, _declined, _known, _told, _refused) = ([], [], [], null, null);
        }

        _shown = Card;
        var actor = await Current.Get();
        if (actor.Role.Allows(Permission.DecideProposals) && await All.Of(actor, Card.Id) is Outcome<IReadOnlyList<ProposalView>>.Done { Value: var waiting })
        {
            _waiting = waiting;
        }
    }

    private static List<Guid> Ids(IEnumerable<ProposalView> proposals) => [.. proposals.Where(p => !p.IsDamaged).Select(p => p.Id)];

    private static string Value(ProposalView proposal, string? value) => FieldTexts.Of(proposal.Field, value);

    private Task Take(IReadOnlyList<Guid> ids, bool shares = false) => Once(async actor =>
    {
        _asked = ids;
        if (Show(await All.Take(actor, Card.Id, ids, shares), ProposalsText.Taken))
        {
            _declined = [];
            await CardTouched.InvokeAsync();
        }
    });

    private Task Decline(IReadOnlyList<Guid> ids) => Once(async actor =>
    {
        if (Show(await All.Decline(actor, Card.Id, ids), ProposalsText.Declined))
        {
            _declined = ids;
        }
    });

    private Task PutBack() => Once(async actor =>
    {
        if (Show(await All.PutBack(actor, Card.Id, _declined), ProposalsText.PutBack))
        {
            _declined = [];
        }
    });

    private async Task Once(Func<Actor, Task> work)
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _told, _refused, _known) = (true, null, null, []);
        try
        {
            await work(await Current.Get());
        }
        finally
        {
            _isBusy = false;
        }
    }

    private bool Show(Outcome<IReadOnlyList<ProposalView>> outcome, string told)
    {
        switch (outcome)
        {
            case Outcome<IReadOnlyList<ProposalView>>.Done done:
                (_waiting, _told) = (done.Value, told);
                return true;
            case Outcome<IReadOnlyList<ProposalView>>.PhoneKnown known:
                _known = known.Clients;
                break;
            case Outcome<IReadOnlyList<ProposalView>>.Invalid { Problems: [var problem, ..] }:
                _refused = FieldTexts.Told(ProposalsText.NotTaken, FieldTexts.Of(problem.Field), FieldTexts.Of(problem.Problem));
                break;
            case Outcome<IReadOnlyList<ProposalView>>.NotFound:
                _refused = ClientsText.Gone;
                break;
            default:
                _refused = ClientsText.NotAllowed;
                break;
        }

        return false;
    }
}

using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.FollowUps;

/// <summary>The open promises of a card, and a new one.</summary>
public sealed partial class OpenPromises
{
    private PromiseForm? _form;
    private NetworkView? _network;
    private Problems _problems = Problems.None;
    private bool _refused;

    /// <summary>The card.</summary>
    [Parameter]
    [EditorRequired]
    public ClientCard Card { get; set; } = default!;

    /// <summary>Called with the card as it is after a change.</summary>
    [Parameter]
    public EventCallback<ClientCard> Changed { get; set; }

    private static IEnumerable<string> Details(PromiseView promise)
    {
        if (promise.DueOn is { } day)
        {
            yield return FieldTexts.Told(promise.IsOverdue ? PromisesText.Overdue : PromisesText.Until, FieldTexts.Day(day));
        }

        yield return promise.Owner ?? PromisesText.Anybody;
    }

    private Task Begin() => Continue(new() { ClientId = Card.Id });

    private async Task Continue(PromiseForm form)
    {
        _network ??= (await Salons.View(await Current.Get()) as Outcome<NetworkView>.Done)?.Value;
        (_form, _problems, _refused) = (form, Problems.None, _network is null);
    }

    private async Task Make() => await Take(await Promises.Make(await Current.Get(), _form!));

    private async Task Keep(Guid promise) => await Take(await Promises.Keep(await Current.Get(), Card.Id, promise));

    private async Task Drop(Guid promise) => await Take(await Promises.Drop(await Current.Get(), Card.Id, promise));

    private async Task Take(Outcome<ClientCard> outcome)
    {
        (_problems, _refused) = (Problems.None, false);
        switch (outcome)
        {
            case Outcome<ClientCard>.Done done:
                _form = null;
                await Changed.InvokeAsync(done.Value);
                break;
            case Outcome<ClientCard>.Invalid invalid:
                _problems = new(invalid.Problems);
                break;
            default:
                _refused = true;
                break;
        }
    }
}

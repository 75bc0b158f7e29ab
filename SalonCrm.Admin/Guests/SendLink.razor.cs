using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Access;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Guests;

namespace SalonCrm.Admin.Guests;

/// <summary>Makes a client's personal link and hands it over; shows the earlier ones. Stands on the card and in the queue.</summary>
public sealed partial class SendLink
{
    private const int Shown = 5;
    private IReadOnlyList<LinkView> _links = [];
    private LinkSharing? _made;
    private string? _refused;
    private Guid _shown;
    private bool _isOpen;
    private bool _isBusy;

    /// <summary>Whose link.</summary>
    [Parameter]
    [EditorRequired]
    public Guid Client { get; set; }

    /// <summary>Called once a link was made: a follow-up that is open has one more attempt.</summary>
    [Parameter]
    public EventCallback Sent { get; set; }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_shown != Client)
        {
            (_shown, _isOpen, _made, _refused, _links) = (Client, false, null, null, []);
        }
    }

    private async Task Open()
    {
        (_isOpen, _made, _refused) = (true, null, null);
        Take(await Links.List(await Current.Get(), Client));
    }

    private Task Make() => Once(async actor =>
    {
        switch (await Links.Make(actor, Client))
        {
            case Outcome<LinkMade>.Done { Value: var made }:
                _made = new(made, Navigation.BaseUri);
                Take(await Links.List(actor, Client));
                await Sent.InvokeAsync();
                break;
            case Outcome<LinkMade>.Invalid:
                _refused = LinksText.NoPhone;
                break;
            case Outcome<LinkMade>.NotFound:
                _refused = ClientsText.Gone;
                break;
            case Outcome<LinkMade>.LimitReached limit:
                _refused = WatchTexts.Limit(limit.FreeAt);
                break;
            default:
                _refused = ClientsText.NotAllowed;
                break;
        }
    });

    private Task Revoke(LinkView link) => Once(async actor =>
    {
        Take(await Links.Revoke(actor, link.Id));
        if (_made?.Made.Id == link.Id)
        {
            _made = null;
        }
    });

    /// <summary>A second click while the first is at work would end the link that was just shown.</summary>
    private async Task Once(Func<Actor, Task> work)
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            await work(await Current.Get());
        }
        finally
        {
            _isBusy = false;
        }
    }

    private void Take(Outcome<IReadOnlyList<LinkView>> outcome)
    {
        if (outcome is Outcome<IReadOnlyList<LinkView>>.Done { Value: var links })
        {
            _links = links;
        }
        else
        {
            _refused = outcome is Outcome<IReadOnlyList<LinkView>>.NotFound ? ClientsText.Gone : ClientsText.NotAllowed;
        }
    }
}

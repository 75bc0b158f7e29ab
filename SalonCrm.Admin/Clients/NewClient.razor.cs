using Microsoft.AspNetCore.Components;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Clients;

/// <summary>Keeps somebody new. A known number is told with its cards before a second one is made.</summary>
public sealed partial class NewClient
{
    private readonly GuestForm _guest = new();
    private readonly ClientForm _card = new();
    private NetworkView? _network;
    private Problems _problems = Problems.None;
    private IReadOnlyList<ClientHit> _known = [];
    private string? _refused;
    private bool _isBusy;

    /// <summary>What the search box tells of the person already.</summary>
    [Parameter]
    [EditorRequired]
    public NewClientDraft Draft { get; set; } = default!;

    /// <summary>Called with the client that was made.</summary>
    [Parameter]
    public EventCallback<Guid> Done { get; set; }

    /// <summary>Called when nobody is to be made.</summary>
    [Parameter]
    public EventCallback Cancelled { get; set; }

    private string Title => Draft.IsGuest ? ClientsText.NewGuestTitle : ClientsText.NewCardTitle;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var name = PersonName.Said(Draft.Name);
        (_guest.Name, _guest.Phone) = (Draft.Name, Draft.Phone);
        (_card.LastName, _card.FirstName, _card.Patronymic) = name;
        _card.Phones = [new() { Text = Draft.Phone }];
        if (await Salons.View(await Current.Get()) is Outcome<NetworkView>.Done { Value: var network })
        {
            _guest.SalonId = _card.SalonId = network.Home?.Id ?? default;
            _network = network;
        }
        else
        {
            _refused = ClientsText.NotAllowed;
        }
    }

    private Task KeepShared()
    {
        _guest.SharesPhoneKnowingly = _card.SharesPhoneKnowingly = true;
        return Keep();
    }

    private async Task Keep()
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        (_problems, _known, _refused) = (Problems.None, [], null);
        try
        {
            var actor = await Current.Get();
            switch (Draft.IsGuest ? await Cards.AddGuest(actor, _guest) : await Cards.Create(actor, _card))
            {
                case Outcome<Guid>.Done done:
                    await Done.InvokeAsync(done.Value);
                    break;
                case Outcome<Guid>.Invalid invalid:
                    _problems = new(invalid.Problems);
                    break;
                case Outcome<Guid>.PhoneKnown known:
                    _known = known.Clients;
                    break;
                default:
                    _refused = ClientsText.NotAllowed;
                    break;
            }
        }
        finally
        {
            _isBusy = false;
        }
    }
}

using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.GiftCards;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.GiftCards;

/// <summary>The gift cards on a client's card.</summary>
public sealed partial class GiftCardsSection
{
    /// <summary>Where the section stands on the page.</summary>
    public const string Id = "gift-cards";

    private IReadOnlyList<GiftCardView> _cards = [];
    private NetworkView? _network;
    private GiftCardView? _found;
    private Guid? _redeeming;
    private string? _number;
    private string? _notFound;
    private string? _told;
    private string? _refused;
    private bool _isSelling;

    /// <summary>The card that is open.</summary>
    [Parameter, EditorRequired]
    public ClientCard Card { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized() => _cards = Card.Entries?.GiftCards ?? [];

    /// <summary>The client's gift cards, and the one that was found by its number where it is not among them.</summary>
    private IEnumerable<GiftCardView> Shown =>
        _found is { } found && _cards.All(c => c.Id != found.Id) ? _cards.Prepend(found) : _cards;

    private async Task Read()
    {
        switch (await GiftCards.Of(await Current.Get(), Card.Id))
        {
            case Outcome<IReadOnlyList<GiftCardView>>.Done done:
                _cards = done.Value;
                break;
            case Outcome<IReadOnlyList<GiftCardView>>.NotFound:
                _refused = ClientsText.Gone;
                break;
            default:
                _refused = ClientsText.NotAllowed;
                break;
        }
    }

    private Task BeginToSell() => Begin(isSelling: true, null);

    private Task BeginToRedeem(Guid card) => Begin(isSelling: false, card);

    /// <summary>Either form asks for the salon.</summary>
    private async Task Begin(bool isSelling, Guid? redeeming)
    {
        _network ??= (await Salons.View(await Current.Get()) as Outcome<NetworkView>.Done)?.Value;
        _refused = _network is null ? ClientsText.NotAllowed : null;
        (_isSelling, _redeeming, _told) = (isSelling && _network is not null, _network is null ? null : redeeming, null);
    }

    private async Task Sold(GiftCardView card)
    {
        (_isSelling, _told) = (false, FieldTexts.Told(GiftCardsText.Sold, card.Number));
        await Read();
    }

    private async Task Redeemed(GiftCardView card)
    {
        (_redeeming, _found, _number) = (null, null, null);
        _told = FieldTexts.Told(GiftCardsText.Redeemed, card.Number, GiftCardTexts.Balance(card));
        await Read();
    }

    private async Task Find()
    {
        (_found, _notFound, _told, _redeeming) = (null, null, null, null);
        switch (await GiftCards.Find(await Current.Get(), _number))
        {
            case Outcome<GiftCardView>.Done { Value: var card }:
                _found = card;
                await Begin(isSelling: false, card.IsUsable ? card.Id : null);
                break;
            case Outcome<GiftCardView>.NotFound:
                _notFound = GiftCardsText.NotFound;
                break;
            default:
                _refused = ClientsText.NotAllowed;
                break;
        }
    }
}

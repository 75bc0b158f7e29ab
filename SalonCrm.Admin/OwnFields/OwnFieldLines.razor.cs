using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;

namespace SalonCrm.Admin.OwnFields;

/// <summary>What a card says in the network's own fields of one section.</summary>
public sealed partial class OwnFieldLines
{
    private OwnValuesDraft? _draft;
    private OwnFieldWanted? _opened;
    private string? _focus;
    private string? _told;
    private bool _mayEdit;
    private bool _isBusy;

    /// <summary>The card.</summary>
    [Parameter]
    [EditorRequired]
    public ClientCard Card { get; set; } = default!;

    /// <summary>Which section.</summary>
    [Parameter]
    [EditorRequired]
    public OwnFieldSection Section { get; set; }

    /// <summary>How the client stands to health data being kept, where the fields are some.</summary>
    [Parameter]
    public ConsentState? Health { get; set; }

    /// <summary>Called with how the client stands once consent was recorded here.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<ConsentState>> Consented { get; set; }

    /// <summary>Called with the card as it is after a change.</summary>
    [Parameter]
    public EventCallback<ClientCard> Changed { get; set; }

    /// <summary>The field that somebody wants to fill in.</summary>
    [CascadingParameter]
    public OwnFieldWanted? Wanted { get; set; }

    private string Label => FieldTexts.Told(OwnFieldsText.FieldsOf, OwnFieldTexts.Of(Section));

    private IReadOnlyList<OwnValueView> Here => [.. Card.Own(Section)];

    /// <summary>An optional field that is empty is in nobody's way.</summary>
    private IReadOnlyList<OwnValueView> Shown => [.. Here.Where(v => v.Value is not null || v.IsDamaged || v.Field.Tier != Tier.Optional)];

    /// <summary>Where a section's own fields stand on the page.</summary>
    public static string IdOf(OwnFieldSection section) => $"own-{section}";

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        _mayEdit = (await Current.Get()).Role.Allows(OwnFieldView.ToEdit(Section)) && Here.Any(v => !v.Field.IsRetired);
        if (Wanted is { } wanted && wanted != _opened && Here.Any(v => v.Field.Id == wanted.Field))
        {
            _opened = wanted;
            Edit(wanted.Field);
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is { } id && _draft is not null)
        {
            _focus = null;
            await Js.InvokeVoidAsync("salonFocus", id);
        }
    }

    private void Edit(Guid? field)
    {
        if (!_mayEdit)
        {
            return;
        }

        if (_draft is null)
        {
            (_draft, _told) = (new(Card, Section), null);
        }

        // Before the consent there is no input yet.
        _focus = Health is null or { Standing: ConsentStanding.Given } ? OwnFieldInput.IdOf(field ?? _draft.Entries[0].Said.Field.Id) : IdOf(Section);
    }

    private void Stop() => (_draft, _told) = (null, null);

    private async Task Save()
    {
        if (_isBusy || _draft is not { } draft)
        {
            return;
        }

        (_isBusy, _told) = (true, null);
        try
        {
            var (actor, form) = (await Current.Get(), draft.Send());
            await Take(actor, draft, await Values.SaveIn(actor, Section, form));
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task Take(Actor actor, OwnValuesDraft draft, Outcome<ClientCard> outcome)
    {
        switch (outcome)
        {
            case Outcome<ClientCard>.Done done:
                Stop();
                await Changed.InvokeAsync(done.Value);
                break;
            case Outcome<ClientCard>.Invalid invalid:
                draft.Refuse(invalid.Problems);
                _told = invalid.Problems.Any(p => p.Field == Field.Consent) ? FieldTexts.Of(Problem.NoConsent) : null;
                break;
            case Outcome<ClientCard>.Conflict when await Cards.Open(actor, Card.Id) is Outcome<ClientCard>.Done { Value: var now }:
                _told = FieldTexts.Told(OwnFieldsText.CardConflict, string.Join("; ", draft.Compare(now).Select(OwnFieldTexts.Told)));
                break;
            default:
                _told = outcome is Outcome<ClientCard>.NotFound ? ClientsText.Gone : ClientsText.NotAllowed;
                break;
        }
    }
}

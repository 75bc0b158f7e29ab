using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SalonCrm.Admin.Consents;
using SalonCrm.Admin.Health;
using SalonCrm.Admin.OwnFields;
using SalonCrm.Admin.Visits;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Network;
using SalonCrm.Data.Treatments;
using SalonCrm.Data.Visits;

namespace SalonCrm.Admin.Clients;

/// <summary>A client's card: read, edited in place, with its changes below.</summary>
public sealed partial class ClientCardPage
{
    private ClientCard? _card;
    private NetworkView? _network;
    private VisitSummary? _visits;
    private IReadOnlyList<RecommendationView> _recommendations = [];
    private IReadOnlyList<ConsentState> _consents = [];
    private ClientForm? _form;
    private RequestDraft _request = new();
    private Problems _problems = Problems.None;
    private Outcome<ClientCard>.Conflict? _conflict;
    private IReadOnlyList<ClientHit> _known = [];
    private Field? _focus;
    private OwnFieldWanted? _wanted;
    private string? _refused;
    private Field? _wantedFirst;
    private bool _isMissing;
    private bool _isBusy;
    private bool _saved;

    /// <summary>The client.</summary>
    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The field to begin with: a gap that a list led here for. Names the field, never what it says.</summary>
    [SupplyParameterFromQuery(Name = "at")]
    private string? At { get; set; }

    /// <summary>The merge that led here.</summary>
    [SupplyParameterFromQuery(Name = "merged")]
    private Guid? JustMerged { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_card?.Id == Id)
        {
            return;
        }

        (_card, _form, _wanted, _isMissing, _refused) = (null, null, null, false, null);
        switch (await Cards.Open(await Current.Get(), Id))
        {
            case Outcome<ClientCard>.Done done:
                Show(done.Value);
                if (done.Value.Id != Id)
                {
                    // The old address of a card that went into this one.
                    Navigation.NavigateTo($"/clients/{done.Value.Id}", replace: true);
                }

                _wantedFirst = Enum.TryParse<Field>(At, out var wanted) ? wanted : null;
                break;
            case Outcome<ClientCard>.NotFound:
                _isMissing = true;
                break;
            default:
                _refused = ClientsText.NotAllowed;
                break;
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_wantedFirst is { } wanted && _card is not null)
        {
            _wantedFirst = null;
            await EditField(wanted);
            StateHasChanged();
        }
        else if (_focus is { } field && _form is not null)
        {
            _focus = null;
            await Js.InvokeVoidAsync("salonFocus", CardEditor.IdOf(field));
        }
    }

    private void Show(ClientCard card)
    {
        (_card, _form, _conflict, _known, _problems) = (card, null, null, [], Problems.None);
        if (card.Entries is { } entries)
        {
            (_visits, _recommendations, _consents) = (entries.Summary, entries.Recommendations, entries.Consents);
        }
    }

    /// <summary>Another section was saved: the card is shown anew, and a form that is being typed into stays.</summary>
    private void Take(ClientCard card)
    {
        var (form, conflict, known, problems) = (_form, _conflict, _known, _problems);
        Show(card);
        (_form, _conflict, _known, _problems) = (form, conflict, known, problems);
    }

    private async Task Reread()
    {
        if (await Cards.Open(await Current.Get(), Id) is Outcome<ClientCard>.Done { Value: var card })
        {
            Take(card);
        }
    }

    private async Task EditField(Field? field)
    {
        if (SectionOf(field) is { } section)
        {
            await Js.InvokeVoidAsync("salonFocus", section);
            return;
        }

        if (_card?.Form is { } form)
        {
            await Edit(form);
            _focus = field ?? Field.LastName;
        }
    }

    /// <summary>What has a section of its own is mended there.</summary>
    private static string? SectionOf(Field? field) => field switch
    {
        Field.Allergies => HealthSection.Id,
        Field.Visit => VisitsSection.Id,
        Field.Consent => ConsentsSection.Id,
        _ => null,
    };

    /// <summary>A section closed what the card counts as a gap: the card is read again, else only what the section told is taken.</summary>
    private Task Mended(Gap gap) => _card?.Gaps.Contains(gap) == true ? Reread() : Task.CompletedTask;

    private Task Consented(IReadOnlyList<ConsentState> all)
    {
        _consents = all;
        return Mended(Gap.ConsentMissing);
    }

    private Task Visited(VisitSummary sum)
    {
        _visits = sum;
        return Mended(Gap.Visits);
    }

    private async Task Edit(ClientForm form)
    {
        if (_network is null && await Salons.View(await Current.Get()) is Outcome<NetworkView>.Done { Value: var network })
        {
            _network = network;
        }

        (_form, _request, _saved) = (_network is null ? null : form, new(), false);
    }

    private async Task StopEditing()
    {
        // The form was typed into: the card is read again, so that a later edit begins with what is kept.
        if (await Cards.Open(await Current.Get(), Id) is Outcome<ClientCard>.Done { Value: var card })
        {
            Show(card);
        }
    }

    private Task SaveMine()
    {
        _form!.Version = _conflict!.Version;
        return Save();
    }

    private Task SaveShared()
    {
        _form!.SharesPhoneKnowingly = true;
        return Save();
    }

    private async Task Save()
    {
        if (_isBusy || _form is null)
        {
            return;
        }

        _isBusy = true;
        (_problems, _conflict, _known, _refused) = (Problems.None, null, [], null);
        try
        {
            switch (await Cards.Edit(await Current.Get(), _form, _request.Request))
            {
                case Outcome<ClientCard>.Done done:
                    _saved = true;
                    Show(done.Value);
                    break;
                case Outcome<ClientCard>.Invalid invalid:
                    _problems = new(invalid.Problems);
                    _focus = _problems.First;
                    break;
                case Outcome<ClientCard>.Conflict conflict:
                    _conflict = conflict;
                    break;
                case Outcome<ClientCard>.PhoneKnown known:
                    _known = known.Clients;
                    break;
                case Outcome<ClientCard>.NotFound:
                    _refused = ClientsText.Gone;
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

using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Admin.Calls;

/// <summary>What stands on the screen during a call: who it is with the card's first screen, and one field for what is said.</summary>
public sealed partial class CallPage
{
    private CallView? _call;
    private ClientCard? _card;
    private CardEntries? _entries;
    private IReadOnlyList<RecommendationView> _recommendations = [];
    private Rereading? _rereading;
    private IDisposable? _following;
    private IDisposable? _leaving;
    private Guid _account;
    private string? _told;
    private bool _isAsking;
    private bool _isMissing;
    private bool _refused;
    private bool _isGone;

    /// <summary>The call.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private ClientCalls Calls { get; set; } = default!;

    [Inject]
    private ClientCards Cards { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private PlaceBefore Place { get; set; } = default!;

    [Inject]
    private CallBoard Board { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _isGone = true;
        _leaving?.Dispose();
        _following?.Dispose();
        _rereading?.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _leaving = Navigation.RegisterLocationChangingHandler(async _ => await KeepOnLeaving());
        _rereading = new(() => InvokeAsync(Reread), DispatchExceptionAsync, Time);
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_call?.Id == Id)
        {
            return;
        }

        (_call, _card, _isAsking, _isMissing, _refused, _told) = (null, null, false, false, false, null);
        ForgetForm();
        await Read();
        Follow();
    }

    private void Follow()
    {
        _following?.Dispose();
        if (!_isGone && _call is { } call)
        {
            _following = Board.Follow(_account, call.SalonId is { } salon ? [salon] : [], _rereading!.Ask);
        }
    }

    private async Task Reread()
    {
        if (!_isGone)
        {
            await Read();
            StateHasChanged();
        }
    }

    private async Task Read()
    {
        var (actor, id) = (await Current.Get(), Id);
        _account = actor.AccountId ?? default;
        switch (await Calls.Get(actor, id))
        {
            case Outcome<CallView>.Done { Value: var call } when id == Id:
                _call = call;
                Begin(call);
                if (call.ClientId != _card?.Id)
                {
                    await Open(call.ClientId);
                }

                break;
            case Outcome<CallView>.NotFound:
                _isMissing = true;
                break;
            case Outcome<CallView>.NotAllowed:
                _refused = true;
                break;
        }
    }

    private async Task Open(Guid? client)
    {
        var card = client is { } id ? (await Cards.Open(await Current.Get(), id) as Outcome<ClientCard>.Done)?.Value : null;
        (_card, _entries, _recommendations) = (card, card?.Entries, card?.Entries?.Recommendations ?? []);
    }

    /// <summary>A change in the band comes without the visits, which stay as they are.</summary>
    private void Take(ClientCard card) => (_card, _entries) = (card, card.Entries ?? _entries);

    private void Fix(Field? field) => OpenCard(field);

    /// <summary>The card is edited on its own page; the note is kept on leaving.</summary>
    private void OpenCard(Field? field) => Navigation.NavigateTo(field is null ? $"/clients/{_card!.Id}" : $"/clients/{_card!.Id}?at={field}");

    private async Task Take()
    {
        if (await Calls.Take(await Current.Get(), Id) is Outcome<CallTaking>.Done { Value: { IsMine: false } taking })
        {
            _told = taking.TakenBy is { } by ? FieldTexts.Told(CallsText.TakenBy, by) : CallsText.TakenByColleague;
        }

        await Read();
    }

    private async Task Choose(Guid client)
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            _told = await Calls.Choose(await Current.Get(), Id, client) is Outcome<Nothing>.Done ? null : CallsText.Gone;
            _isAsking = false;
            await Read();
        }
        finally
        {
            _isBusy = false;
        }
    }

    /// <summary>The note goes with the call.</summary>
    private async Task HandTo(Guid colleague)
    {
        if (!await Save())
        {
            return;
        }

        _told = await Calls.HandOver(await Current.Get(), Id, colleague) is Outcome<Nothing>.Done ? null : CallsText.Gone;
        await Read();
    }

    private async Task Close()
    {
        if (await Save())
        {
            Navigation.NavigateTo(Place.Take() ?? (_card is { } card ? $"/clients/{card.Id}" : "/"));
        }
    }
}

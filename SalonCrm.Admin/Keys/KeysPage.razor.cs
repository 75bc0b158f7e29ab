using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Protection;

namespace SalonCrm.Admin.Keys;

/// <summary>What keys there are, how a change of them comes along, and the two buttons that change them.</summary>
public sealed partial class KeysPage
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _left = new();
    private KeysView? _view;
    private KeyProgress? _progress;
    private string? _told;
    private string? _failed;
    private bool _refused;
    private bool _needsFactor;
    private bool _isBusy;
    private bool _isWatching;

    [Inject]
    private ProtectionKeys Keys { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => Take(await Keys.View(await Current.Get()));

    private Task Change() => Do(async actor => await Keys.Rotate(actor, _view!.Newest), KeysText.Changed);

    private Task ChangeMaster() => Do(async actor => await Keys.Rewrap(actor, _view!.MasterKey), KeysText.MasterChanged);

    private async Task Do(Func<Actor, Task<Outcome<KeysView>>> change, string told)
    {
        (_isBusy, _told, _failed, _needsFactor) = (true, null, null, false);
        try
        {
            var outcome = await change(await Current.Get());
            _needsFactor = outcome is Outcome<KeysView>.SecondFactorNeeded;
            if (!_needsFactor)
            {
                Take(outcome);
                _told = _refused ? null : told;
            }
        }
        catch (StartRefusedException e)
        {
            _failed = KeyTexts.Of(e);
        }
        finally
        {
            _isBusy = false;
        }
    }

    private void Take(Outcome<KeysView> outcome)
    {
        _refused = outcome is not Outcome<KeysView>.Done;
        _view = (outcome as Outcome<KeysView>.Done)?.Value;
        _progress = _view?.Progress;
        if (_progress is not null && !_isWatching)
        {
            _isWatching = true;
            _ = InvokeAsync(Watch);
        }
    }

    /// <summary>Tells how far the change has come while somebody looks on, and shows at its end how the keys then stand.</summary>
    private async Task Watch()
    {
        using var timer = new PeriodicTimer(Look, Time);
        try
        {
            while (_progress is not null && await timer.WaitForNextTickAsync(_left.Token))
            {
                _progress = Keys.Progress;
                if (_progress is null)
                {
                    (_isWatching, _told) = (false, KeysText.Finished);
                    Take(await Keys.View(await Current.Get(), cancel: _left.Token));
                }

                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody looks on any more.
        }
    }
}

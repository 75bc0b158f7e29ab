using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Duplicates;

namespace SalonCrm.Admin.Duplicates;

/// <summary>Cards that may be one client's: from here they are compared, or said to be two people's.</summary>
public sealed partial class DuplicatesPage
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _left = new();
    private List<DuplicateView> _pairs = [];
    private DuplicatePage? _page;
    private DuplicateProgress? _progress;
    private DuplicateView? _decided;
    private Guid? _chosen;
    private string? _told;
    private int _total;
    private bool _warned;
    private bool _refused;
    private bool _seesAll;
    private bool _isBusy;

    [Inject]
    private ClientDuplicates Duplicates { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _seesAll = (await Current.Get()).Role == Role.NetworkHead;
        await Read();
        if (_progress is not null)
        {
            _ = InvokeAsync(Watch);
        }
    }

    private async Task Read()
    {
        _page = (await Duplicates.List(await Current.Get()) as Outcome<DuplicatePage>.Done)?.Value;
        _refused = _page is null;
        (_pairs, _total, _progress) = ([.. _page?.Pairs ?? []], _page?.Total ?? 0, _page?.Progress);
    }

    /// <summary>Tells how far the look through all cards comes while somebody waits for it, and shows at its end what it found.</summary>
    private async Task Watch()
    {
        using var timer = new PeriodicTimer(Look, Time);
        try
        {
            while (_progress is not null && await timer.WaitForNextTickAsync(_left.Token))
            {
                _progress = Duplicates.Progress;
                if (_progress is null)
                {
                    await Read();
                }

                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private async Task More()
    {
        if (await Duplicates.List(await Current.Get(), _pairs.Count) is Outcome<DuplicatePage>.Done { Value: var next })
        {
            // What was decided meanwhile moves the rest up: a pair may come twice.
            _pairs.AddRange(next.Pairs.ExceptBy(_pairs.Select(p => p.Id), p => p.Id));
            _total = next.Pairs.Count == 0 ? _pairs.Count : next.Total;
        }
    }

    private async Task Move(int by)
    {
        var at = _pairs.FindIndex(p => p.Id == _chosen);
        await Choose(at < 0 ? 0 : Math.Clamp(at + by, 0, _pairs.Count - 1));
    }

    /// <summary>The focus goes along, so that Enter compares.</summary>
    private async Task Choose(int at)
    {
        _chosen = at < _pairs.Count ? _pairs[at].Id : null;
        if (_chosen is { } chosen)
        {
            await Js.InvokeVoidAsync("salonReveal", $"pair-{chosen}");
            await Js.InvokeVoidAsync("salonFocus", $"compare-{chosen}");
        }
    }

    private async Task NotTheSame(DuplicateView pair)
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _told, _decided) = (true, null, null);
        try
        {
            var at = _pairs.FindIndex(p => p.Id == pair.Id);
            _warned = await Duplicates.NotTheSame(await Current.Get(), pair.Id) is not Outcome<Nothing>.Done;
            if (!_warned)
            {
                (_decided, _told) = (pair, FieldTexts.Told(DuplicatesText.WasDecided, pair.First.CardNumber, pair.Second.CardNumber));
            }

            _pairs.RemoveAll(p => p.Id == pair.Id);
            _total--;
            if (_chosen == pair.Id && _pairs.Count > 0)
            {
                await Choose(Math.Clamp(at, 0, _pairs.Count - 1));
            }
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task Undo(DuplicateView pair)
    {
        var isBack = await Duplicates.AskAgain(await Current.Get(), pair.Id) is Outcome<Nothing>.Done;
        (_decided, _told, _warned) = (null, isBack ? DuplicatesText.TakenBack : null, !isBack);
        await Read();
        _chosen = pair.Id;
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.FollowUps;

/// <summary>The queue, worked like mail: the list, the card beside it, one key for each outcome.</summary>
public sealed partial class FollowUpsPage
{
    /// <summary>Who goes on to the next line at once has not opened the card of this one.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(200);

    private readonly HashSet<Guid> _selected = [];
    private CancellationTokenSource _moving = new();
    private QueueQuery _query = new();
    private QueuePage? _page;
    private List<QueueItem> _items = [];
    private NetworkView? _network;
    private QueueItem? _chosen;
    private QueueCard? _beside;
    private Problems _problems = Problems.None;
    private bool _refused;

    /// <summary>The line to begin with, where the home page led here.</summary>
    [SupplyParameterFromQuery(Name = "line")]
    private Guid? Line { get; set; }

    [Inject]
    private FollowUpQueue Queue { get; set; } = default!;

    [Inject]
    private QueueEnding Ending { get; set; } = default!;

    [Inject]
    private Salons Salons { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    private bool Narrows => _query is not { Kind: null, Reason: null, Owner: null, Salon: null };

    /// <inheritdoc />
    public void Dispose()
    {
        _moving.Cancel();
        _moving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _network = (await Salons.View(await Current.Get()) as Outcome<NetworkView>.Done)?.Value;
        await Read();
        await Choose(_items.Find(i => i.Id == Line));
    }

    private async Task Read()
    {
        _page = (await Queue.List(await Current.Get(), _query with { Skip = 0 }) as Outcome<QueuePage>.Done)?.Value;
        _refused = _page is null || _network is null;
        _items = [.. _page?.Items ?? []];
        _selected.IntersectWith(_items.Select(i => i.Id));
    }

    private async Task More()
    {
        if (await Queue.List(await Current.Get(), _query with { Skip = _items.Count }) is Outcome<QueuePage>.Done { Value: var next })
        {
            // What was moved meanwhile may come twice.
            _items.AddRange(next.Items.ExceptBy(_items.Select(i => i.Id), i => i.Id));
            _page = next;
        }
    }

    private async Task Take(QueueQuery query)
    {
        _query = query;
        (_told, _undo, _warned) = (null, null, null);
        await Choose(null);
        await Read();
    }

    private Task Move(int by)
    {
        var at = _chosen is null ? -1 : _items.FindIndex(i => i.Id == _chosen.Id);
        var next = at < 0 ? 0 : Math.Clamp(at + by, 0, _items.Count - 1);
        return _items.Count == 0 || next == at ? Task.CompletedTask : Choose(_items[next], isPassing: true);
    }

    private async Task Choose(QueueItem? item, bool isPassing = false)
    {
        (_chosen, _beside, _problems, _warned) = (item, null, Problems.None, null);
        await _moving.CancelAsync();
        _moving.Dispose();
        _moving = new();
        if (item is null)
        {
            return;
        }

        await Js.InvokeVoidAsync("salonReveal", $"line-{item.Id}");
        if (item.Client is not { } client)
        {
            return;
        }

        var asked = _moving.Token;
        try
        {
            if (isPassing)
            {
                StateHasChanged();
                await Task.Delay(Rest, asked);
            }

            var beside = await Queue.Look(await Current.Get(), client.Id, asked);
            asked.ThrowIfCancellationRequested();
            _beside = (beside as Outcome<QueueCard>.Done)?.Value;
        }
        catch (OperationCanceledException) when (asked.IsCancellationRequested)
        {
            // Moved on: this card is not wanted any more.
        }
    }

    private void Select(Guid id)
    {
        if (!_selected.Remove(id))
        {
            _selected.Add(id);
        }
    }

    private async Task Made()
    {
        (_told, _undo) = (FollowUpsText.Made, null);
        await Read();
    }
}

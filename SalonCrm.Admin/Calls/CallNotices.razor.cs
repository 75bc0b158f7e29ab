using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Calls;

/// <summary>
/// Follows the calls of the person's salons: each change is read anew, so that a screen that slept, or came later, shows
/// what rings now.
/// </summary>
public sealed partial class CallNotices
{
    /// <summary>How long it is told who has taken a call.</summary>
    public static readonly TimeSpan ToldFor = TimeSpan.FromSeconds(5);

    private readonly Dictionary<Guid, string> _told = [];
    private readonly HashSet<Guid> _hidden = [];
    private readonly HashSet<Guid> _mine = [];
    private IReadOnlyList<Announcement> _calls = [];
    private IDisposable? _following;
    private Rereading? _rereading;
    private string? _said;
    private int _more;
    private bool _isBusy;
    private bool _isGone;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private PlaceBefore Place { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private IReadOnlyList<Announcement> Shown => [.. _calls.Where(c => !_hidden.Contains(c.CallId))];

    /// <inheritdoc />
    public void Dispose()
    {
        _isGone = true;
        _following?.Dispose();
        _rereading?.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var actor = await Current.Get();
        if (actor.AccountId is not { } account || await Salons.View(actor) is not Outcome<NetworkView>.Done { Value: var network } || _isGone)
        {
            return;
        }

        _rereading = new(() => InvokeAsync(Read), DispatchExceptionAsync, Time);
        _following = Board.Follow(account, network.Mine, _rereading.Ask);
        await Read();
    }

    private async Task Read()
    {
        if (_isGone || await Calls.Ringing(await Current.Get()) is not Outcome<Announcements>.Done { Value: var read })
        {
            return;
        }

        foreach (var taken in read.JustTaken.Where(t => _calls.Any(c => c.CallId == t.CallId) && !_hidden.Contains(t.CallId) && !_mine.Contains(t.CallId)))
        {
            Tell(taken.CallId, taken.By);
        }

        if (read.Calls.FirstOrDefault(c => _calls.All(known => known.CallId != c.CallId)) is { } call)
        {
            _said = Said(call);
        }

        (_calls, _more) = (read.Calls, read.More);
        StateHasChanged();
    }

    private static string Said(Announcement call) => string.Join(
        ", ",
        new[] { call.HandedBy is { } by ? FieldTexts.Told(CallsText.HandedBy, by) : FieldTexts.Told(CallsText.Told, CallTexts.Who(call)) }
            .Concat(CallTexts.Warnings(call.Callers).Select(w => w.Text)).Append(call.SalonName));

    private async Task Take(Guid call)
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            // Told of its end by the board before the answer is here, it is not a colleague's.
            _mine.Add(call);
            var outcome = await Calls.Take(await Current.Get(), call);
            if (outcome is Outcome<CallTaking>.Done { Value.IsMine: true })
            {
                _calls = [.. _calls.Where(c => c.CallId != call)];
                Place.Remember(Navigation.ToBaseRelativePath(Navigation.Uri));
                Navigation.NavigateTo($"/call/{call}");
                return;
            }

            _mine.Remove(call);
            Tell(call, (outcome as Outcome<CallTaking>.Done)?.Value.TakenBy);
            _calls = [.. _calls.Where(c => c.CallId != call)];
        }
        finally
        {
            _isBusy = false;
        }
    }

    /// <summary>Says for a moment who has it, where the notice was.</summary>
    private void Tell(Guid call, string? by)
    {
        _said = by is null ? CallsText.TakenByColleague : FieldTexts.Told(CallsText.TakenBy, by);
        if (_told.TryAdd(call, _said))
        {
            _ = ForgetSoon(call);
        }
    }

    private async Task ForgetSoon(Guid call)
    {
        await Task.Delay(ToldFor, Time);
        await InvokeAsync(() =>
        {
            _told.Remove(call);
            StateHasChanged();
        });
    }
}

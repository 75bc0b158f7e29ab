using Microsoft.JSInterop;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Trails;

namespace SalonCrm.Admin.Access;

/// <summary>Whose data may have leaked, how to reach them, and what to write to whom until when.</summary>
public partial class BreachPage
{
    private const int PageSize = 50;
    private const int UsualDays = 7;

    private readonly HashSet<TrailPerson> _people = [];
    private readonly HashSet<string> _devices = new(StringComparer.Ordinal);
    private readonly HashSet<string> _addresses = new(StringComparer.Ordinal);
    private readonly List<BreachedCard> _shown = [];
    private readonly Dictionary<Guid, BreachContact> _contacts = [];
    private DateTime _from;
    private DateTime _to;
    private DateTime _found;
    private string? _address;
    private BreachChoice? _choice;
    private BreachReport? _report;
    private Problems _problems = Problems.None;
    private bool _isBusy;
    private bool _refused;
    private bool _needsFactor;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        var now = Time.GetLocalNow().DateTime;
        _found = new(now.Year, now.Month, now.Day, now.Hour, now.Minute, 0, DateTimeKind.Unspecified);
        (_from, _to) = (_found.Date.AddDays(-UsualDays), _found.AddMinutes(1));
    }

    private async Task FindActive()
    {
        var outcome = await Reports.Active(await Current.Get(), Local(_from), Local(_to));
        (_choice, _refused) = ((outcome as Outcome<BreachChoice>.Done)?.Value, outcome is Outcome<BreachChoice>.NotAllowed);
    }

    /// <summary>Who was active is another question now.</summary>
    private void Forget() => _choice = null;

    private async Task Make()
    {
        (_isBusy, _report) = (true, null);
        _shown.Clear();
        var query = new BreachQuery
        {
            From = Local(_from),
            To = Local(_to),
            Accounts = [.. _people.Select(p => p.Id)],
            Devices = [.. _devices],
            Addresses = [.. _addresses, .. _address?.Trim() is { Length: > 0 } other ? new[] { other } : []],
        };
        var actor = await Current.Get();
        var outcome = await Task.Run(() => Reports.Report(actor, query));
        _isBusy = false;
        _problems = outcome is Outcome<BreachReport>.Invalid invalid ? new(invalid.Problems) : Problems.None;
        (_report, _refused) = ((outcome as Outcome<BreachReport>.Done)?.Value, outcome is Outcome<BreachReport>.NotAllowed);
        await ShowMore(PageSize);
    }

    private async Task ShowMore(int more)
    {
        _needsFactor = false;
        foreach (var page in (_report?.Cards ?? []).Skip(_shown.Count).Take(more).Chunk(BreachReports.MostContacts))
        {
            var contacts = await Reports.Contacts(await Current.Get(), [.. page.Select(c => c.Client)]);
            if (contacts is Outcome<IReadOnlyList<BreachContact>>.SecondFactorNeeded)
            {
                _needsFactor = true;
                return;
            }

            foreach (var contact in (contacts as Outcome<IReadOnlyList<BreachContact>>.Done)?.Value ?? [])
            {
                _contacts[contact.Client] = contact;
            }

            _shown.AddRange(page);
        }
    }

    private async Task Print()
    {
        await ShowMore(int.MaxValue);
        if (_needsFactor)
        {
            return;
        }

        StateHasChanged();
        await Js.InvokeVoidAsync("salonPrint");
    }

    /// <summary>The moment by the clock of this machine, which all moments on screen follow.</summary>
    private DateTimeOffset Local(DateTime moment) => new(moment, Time.LocalTimeZone.GetUtcOffset(moment));
}

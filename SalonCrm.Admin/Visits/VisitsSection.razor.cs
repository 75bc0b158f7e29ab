using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Network;
using SalonCrm.Data.Visits;

namespace SalonCrm.Admin.Visits;

/// <summary>The visits of a card: read, added, edited in place, marked in one click.</summary>
public sealed partial class VisitsSection
{
    /// <summary>Where the section stands on the page.</summary>
    public const string Id = "visits";

    private readonly List<VisitView> _visits = [];
    private VisitSummary? _summary;
    private NetworkView? _network;
    private VisitForm? _form;
    private Problems _problems = Problems.None;
    private int? _conflict;
    private string? _refused;
    private string? _told;
    private bool _hasMore;
    private bool _isBusy;

    /// <summary>The card.</summary>
    [Parameter, EditorRequired]
    public ClientCard Card { get; set; } = default!;

    /// <summary>How the client stands to each purpose: without consent to photos none can be added.</summary>
    [Parameter]
    public IReadOnlyList<ConsentState> Consents { get; set; } = [];

    /// <summary>Called with what the visits come to after one was saved or marked.</summary>
    [Parameter]
    public EventCallback<VisitSummary> Changed { get; set; }

    /// <summary>New, or a visit that is not among those shown.</summary>
    private bool IsNew => _form is { } form && _visits.TrueForAll(v => v.Id != form.Id);

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        if (Card.Entries is { } entries)
        {
            _summary = entries.Summary;
            _visits.AddRange(entries.Visits.Visits);
            _hasMore = entries.Visits.HasMore;
        }
    }

    private async Task Load()
    {
        (_form, _conflict, _problems, _refused) = (null, null, Problems.None, null);
        var actor = await Current.Get();
        if (await Visits.Summary(actor, Card.Id) is Outcome<VisitSummary>.Done { Value: var summary })
        {
            var known = _visits.Count;
            _visits.Clear();
            do
            {
                await More();
            }
            while (_hasMore && _visits.Count < known);

            _summary = summary;
        }
        else
        {
            _refused = VisitsText.Failed;
        }
    }

    private async Task More()
    {
        if (await Visits.List(await Current.Get(), Card.Id, _visits.Count) is Outcome<VisitPage>.Done { Value: var page })
        {
            _visits.AddRange(page.Visits.Where(v => _visits.TrueForAll(known => known.Id != v.Id)));
            _hasMore = page.HasMore;
        }
        else
        {
            (_refused, _hasMore) = (VisitsText.Failed, false);
        }
    }

    private async Task Add()
    {
        if (await Network() is not { } network)
        {
            return;
        }

        var usual = network.Mine.Count == 0 || network.Mine.Contains(Card.SalonId) ? Card.SalonId : network.Mine[0];
        var salon = network.SalonsFor().FirstOrDefault(s => s.Id == usual) ?? network.Home;
        Open(new VisitForm
        {
            ClientId = Card.Id,
            SalonId = salon?.Id ?? usual,
            On = DateOnly.FromDateTime(Time.GetLocalNow().DateTime),
            State = VisitState.Done,
            Services = [new()],
        });
    }

    private async Task Edit(VisitView visit)
    {
        if (visit.Form is { } form && await Network() is not null)
        {
            Open(form);
        }
    }

    private async Task Continue(VisitForm form)
    {
        if (await Network() is not null)
        {
            Open(form);
        }
    }

    private void Open(VisitForm form) => (_form, _problems, _conflict, _told, _refused) = (form, Problems.None, null, null, null);

    private async Task<NetworkView?> Network()
    {
        if (_network is null)
        {
            _network = await Salons.View(await Current.Get()) is Outcome<NetworkView>.Done { Value: var network } ? network : null;
            _refused = _network is null ? ClientsText.NotAllowed : null;
        }

        return _network;
    }

    private Task SaveMine()
    {
        _form!.Version = _conflict!.Value;
        return Save();
    }

    private Task Save() => _form is null ? Task.CompletedTask : Do(actor => Visits.Save(actor, _form));

    private Task Mark(VisitView visit, VisitState state) => Do(actor => Visits.Mark(actor, visit.Id, visit.Version, state));

    private async Task Do(Func<Actor, Task<Outcome<VisitView>>> work)
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _problems, _conflict, _refused, _told) = (true, Problems.None, null, null, null);
        try
        {
            switch (await work(await Current.Get()))
            {
                case Outcome<VisitView>.Done:
                    await Load();
                    _told = VisitsText.Saved;
                    await Changed.InvokeAsync(_summary);
                    break;
                case Outcome<VisitView>.Invalid invalid when _form is not null:
                    _problems = new(invalid.Problems);
                    break;
                case Outcome<VisitView>.Invalid invalid:
                    _refused = FieldTexts.Of(invalid.Problems[0].Problem);
                    break;
                case Outcome<VisitView>.Conflict conflict when _form is not null:
                    _conflict = conflict.Version;
                    break;
                case Outcome<VisitView>.Conflict:
                    await Load();
                    _refused = VisitsText.Marked;
                    break;
                case Outcome<VisitView>.NotFound:
                    _refused = VisitsText.Gone;
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

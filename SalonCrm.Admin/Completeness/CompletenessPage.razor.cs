using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Completeness;

namespace SalonCrm.Admin.Completeness;

/// <summary>How complete the cards are: figures, pictures, and what has changed. Every number opens its cards.</summary>
public sealed partial class CompletenessPage
{
    private AuditView? _all;
    private AuditView? _view;
    private KnownHistory? _history;
    private bool _refused;

    /// <summary>The only salon; null for all within reach.</summary>
    [SupplyParameterFromQuery(Name = "salon")]
    public Guid? Salon { get; set; }

    [Inject]
    private CompletenessAudit Audit { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private Period ThisMonth => Period.Month(_view!.Today);

    private Period LastMonth => Period.Month(_view!.Today.AddMonths(-1));

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var actor = await Current.Get();
        _history = null;
        _view = await Read(actor, Salon);
        _all = Salon is null ? _view : _all ?? await Read(actor, null);
        _refused = _view is null;
        if (_view is { Cards: > 0 })
        {
            // The figures are shown before the history is read.
            StateHasChanged();
            _history = await KnownHistory.Read(Audit, actor, Salon, _view.SalonNames.Where(s => Salon is null || s.Id == Salon).Select(s => s.Id), LastMonth.From, _view.Today);
        }
    }

    private static string NoStory(KnownHistory history) => history.All.Since is { } since && since < history.All.Points[^1].Day
        ? FieldTexts.Told(CompletenessText.ShortHistory, FieldTexts.Day(since))
        : CompletenessText.NoHistoryYet;

    private async Task<AuditView?> Read(Actor actor, Guid? salon) =>
        (await Audit.Read(actor, salon) as Outcome<AuditView>.Done)?.Value;

    private void Narrow(ChangeEventArgs change) =>
        Navigation.NavigateTo(change.Value is string { Length: > 0 } salon ? $"/completeness?salon={salon}" : "/completeness");
}

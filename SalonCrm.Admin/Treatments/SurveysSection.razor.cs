using Microsoft.AspNetCore.Components;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Admin.Treatments;

/// <summary>The surveys of a card.</summary>
public sealed partial class SurveysSection
{
    /// <summary>Where the section stands on the page.</summary>
    public const string Id = "surveys";

    private IReadOnlyList<SurveyView> _surveys = [];
    private EntryDraft<SurveyForm>? _draft;
    private IReadOnlyList<SurveyTemplateForm> _templates = [];
    private string? _begun;
    private bool _mayWrite;

    /// <summary>The card.</summary>
    [Parameter]
    [EditorRequired]
    public ClientCard Card { get; set; } = default!;

    private string? Empty => _draft is not null || _surveys.Count > 0 ? null
        : _mayWrite ? TreatmentsText.NoSurveys : TreatmentsText.NoSurveysToRead;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _surveys = Card.Entries?.Surveys ?? [];
        _mayWrite = (await Current.Get()).Role.Allows(Permission.WriteTreatments);
    }

    private async Task Add()
    {
        if (await Salons.View(await Current.Get()) is Outcome<NetworkView>.Done { Value: var network })
        {
            _templates = network.SurveyTemplates;
        }

        (_begun, _draft) = (null, new(new SurveyForm { ClientId = Card.Id, Day = Time.Today() }));
    }

    /// <summary>Name, questions and scale of a template; results that were typed already stay above the questions.</summary>
    private void Begin(ChangeEventArgs chosen)
    {
        var form = _draft!.Form;
        var template = _templates.FirstOrDefault(t => t.Id.ToString() == chosen.Value as string);
        var typed = form.Results == _begun || string.IsNullOrWhiteSpace(form.Results) ? null : form.Results;
        (form.Name, form.OutOf) = (template?.Name, template?.BestScore);
        form.Results = typed is null ? template?.Questions : string.Join('\n', new[] { typed, template?.Questions }.OfType<string>());
        _begun = typed is null ? form.Results : null;
    }

    /// <summary>Not set while another survey is typed, so that nothing typed is lost.</summary>
    private EventCallback Editing(SurveyForm form) =>
        _mayWrite && _draft is null ? EventCallback.Factory.Create(this, () => _draft = new(form)) : default;

    private async Task Save()
    {
        var actor = await Current.Get();
        if (_draft is { } draft && await draft.Save(form => Surveys.Save(actor, form)) is { } surveys)
        {
            (_surveys, _draft) = (surveys, null);
        }
    }
}

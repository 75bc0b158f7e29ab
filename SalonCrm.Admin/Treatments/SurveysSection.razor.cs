using Microsoft.AspNetCore.Components;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Admin.Treatments;

/// <summary>The surveys of a card.</summary>
public sealed partial class SurveysSection
{
    /// <summary>Where the section stands on the page.</summary>
    public const string Id = "surveys";

    private IReadOnlyList<SurveyView> _surveys = [];
    private EntryDraft<SurveyForm>? _draft;
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

    private void Add() => _draft = new(new SurveyForm { ClientId = Card.Id, Day = Time.Today() });

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

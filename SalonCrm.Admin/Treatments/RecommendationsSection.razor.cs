using Microsoft.AspNetCore.Components;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Admin.Treatments;

/// <summary>The recommendations of a card; one click marks one as done, one more takes it back.</summary>
public sealed partial class RecommendationsSection
{
    /// <summary>Where the section stands on the page.</summary>
    public const string Id = "recommendations";

    private EntryDraft<RecommendationForm>? _draft;
    private string? _refused;
    private bool _mayWrite;

    /// <summary>The card.</summary>
    [Parameter]
    [EditorRequired]
    public ClientCard Card { get; set; } = default!;

    /// <summary>The recommendations, as the page has them.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<RecommendationView> All { get; set; } = [];

    /// <summary>Called with the recommendations as they are after one was added, changed or marked.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<RecommendationView>> Changed { get; set; }

    private string? Empty => _draft is not null || All.Count > 0 ? null
        : _mayWrite ? TreatmentsText.NoRecommendations : TreatmentsText.NoRecommendationsToRead;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => _mayWrite = (await Current.Get()).Role.Allows(Permission.WriteTreatments);

    private void Add() => _draft = new(new RecommendationForm { ClientId = Card.Id, Day = Time.Today() });

    /// <summary>Not set while another recommendation is typed, so that nothing typed is lost.</summary>
    private EventCallback Editing(RecommendationForm form) =>
        _mayWrite && _draft is null ? EventCallback.Factory.Create(this, () => _draft = new(form)) : default;

    private async Task Save()
    {
        var actor = await Current.Get();
        if (_draft is { } draft && await draft.Save(form => Recommendations.Save(actor, form)) is { } all)
        {
            _draft = null;
            await Changed.InvokeAsync(all);
        }
    }

    private async Task Mark(RecommendationForm form, RecommendationState state)
    {
        var marked = await Recommendations.Mark(await Current.Get(), Card.Id, form.Id, state);
        _refused = TreatmentTexts.Refusal(marked);
        if (_refused is null)
        {
            await Changed.InvokeAsync(marked.Expect());
        }
    }
}

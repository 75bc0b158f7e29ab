using Microsoft.AspNetCore.Components;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Admin.Treatments;

/// <summary>The recommendations of a card; one click marks one as done, one more takes it back.</summary>
public sealed partial class RecommendationsSection
{
    private IReadOnlyList<RecommendationView>? _all;
    private EntryDraft<RecommendationForm>? _draft;
    private string? _refused;
    private bool _mayWrite;
    private Guid _loaded;

    /// <summary>The card.</summary>
    [Parameter]
    [EditorRequired]
    public ClientCard Card { get; set; } = default!;

    /// <summary>Called when one was added, changed or marked, so that what is due can be shown anew.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private string? Empty => _draft is not null || _all is not { Count: 0 } ? null
        : _mayWrite ? TreatmentsText.NoRecommendations : TreatmentsText.NoRecommendationsToRead;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded != Card.Id)
        {
            _loaded = Card.Id;
            await Load();
        }
    }

    private async Task Load()
    {
        var actor = await Current.Get();
        _mayWrite = actor.Role.Allows(Permission.WriteTreatments);
        var all = await Recommendations.List(actor, Card.Id);
        _refused = TreatmentTexts.Refusal(all);
        if (_refused is null)
        {
            (_all, _draft) = (all.Expect(), null);
        }
    }

    private void Add() => _draft = new(new RecommendationForm { ClientId = Card.Id, Day = Time.Today() });

    /// <summary>Not set while another recommendation is typed, so that nothing typed is lost.</summary>
    private EventCallback Editing(RecommendationForm form) =>
        _mayWrite && _draft is null ? EventCallback.Factory.Create(this, () => _draft = new(form)) : default;

    private async Task Save()
    {
        var actor = await Current.Get();
        if (_draft is { } draft && await draft.Save(form => Recommendations.Save(actor, form)) is { } all)
        {
            (_all, _draft) = (all, null);
            await Changed.InvokeAsync();
        }
    }

    private async Task Mark(RecommendationForm form, RecommendationState state)
    {
        var marked = await Recommendations.Mark(await Current.Get(), Card.Id, form.Id, state);
        _refused = TreatmentTexts.Refusal(marked);
        if (_refused is null)
        {
            _all = marked.Expect();
            await Changed.InvokeAsync();
        }
    }
}

using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;

namespace SalonCrm.Admin.Duplicates;

/// <summary>Two cards side by side, to be made one.</summary>
public sealed partial class CompareCardsPage
{
    private CardComparison? _pair;
    private MergeForm _form = new();
    private Outcome<MergeDone>.Conflict? _conflict;
    private string? _refused;
    private bool _leads;
    private bool _isBusy;

    /// <summary>A client.</summary>
    [SupplyParameterFromQuery]
    private Guid First { get; set; }

    /// <summary>Another.</summary>
    [SupplyParameterFromQuery]
    private Guid? Second { get; set; }

    /// <summary>Or the number of the other's card.</summary>
    [SupplyParameterFromQuery(Name = "card")]
    private int? Number { get; set; }

    private Guid? Leads => _leads ? First : null;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var actor = await Current.Get();
        Show(Second is { } second
            ? await Merges.Compare(actor, First, second)
            : await Merges.CompareWith(actor, First, Number ?? 0));
    }

    private void Show(Outcome<CardComparison> outcome)
    {
        (_pair, _refused, _leads) = outcome switch
        {
            Outcome<CardComparison>.Done done => (done.Value, (string?)null, false),
            Outcome<CardComparison>.Invalid { Problems: [{ Problem: Problem.AlreadyMerged }, ..] } => (null, MergesText.Already, true),
            Outcome<CardComparison>.Invalid { Problems: [{ Problem: Problem.Unknown }, ..] } => (null, MergesText.NoSuchCard, true),
            Outcome<CardComparison>.Invalid invalid => (null, MergeTexts.Of(invalid.Problems[0]), true),
            Outcome<CardComparison>.NotFound => (null, MergesText.NotFound, false),
            _ => (null, ClientsText.NotAllowed, false),
        };
        if (_pair is { } pair)
        {
            _form = new()
            {
                Id = _form.Id,
                SurvivorId = pair.Survivor.Id,
                SurvivorVersion = pair.Survivor.Version,
                MergedId = pair.Merged.Id,
                MergedVersion = pair.Merged.Version,
                Choices = pair.Fields.ToDictionary(f => f.Field, f => f.Preset),
                OwnChoices = pair.OwnFields.ToDictionary(f => f.Survivor.Field.Id, f => f.Preset),
            };
        }
    }

    /// <summary>The other card stays; what was chosen stays chosen.</summary>
    private async Task Swap() => await Again(_form.MergedId, isSwapped: true);

    private async Task Again(Guid survivor, bool isSwapped)
    {
        var (choices, own) = (_form.Choices, _form.OwnChoices);
        Show(await Merges.Compare(await Current.Get(), _form.SurvivorId, _form.MergedId, survivor));
        MergeSide Side(MergeSide side) => isSwapped ? 1 - side : side;
        foreach (var (field, side) in choices)
        {
            _form.Choices[field] = Side(side);
        }

        foreach (var (field, side) in own)
        {
            _form.OwnChoices[field] = Side(side);
        }
    }

    private async Task Merge()
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _conflict, _refused) = (true, null, null);
        try
        {
            switch (await Merges.Merge(await Current.Get(), _form))
            {
                case Outcome<MergeDone>.Done done:
                    Navigation.NavigateTo($"/clients/{done.Value.SurvivorId}?merged={done.Value.Merge}");
                    break;
                case Outcome<MergeDone>.Conflict conflict:
                    await Again(_form.SurvivorId, isSwapped: false);
                    _conflict = conflict;
                    break;
                case Outcome<MergeDone>.Invalid { Problems: [{ Problem: Problem.AlreadyMerged }, ..] }:
                    (_pair, _refused, _leads) = (null, MergesText.Already, true);
                    break;
                case Outcome<MergeDone>.Invalid invalid:
                    _refused = string.Join(" ", invalid.Problems.Select(MergeTexts.Of));
                    break;
                case Outcome<MergeDone>.NotFound:
                    (_pair, _refused) = (null, MergesText.NotFound);
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

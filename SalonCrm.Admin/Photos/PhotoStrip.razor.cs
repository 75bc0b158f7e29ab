using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Photos;
using SalonCrm.Data.Visits;

namespace SalonCrm.Admin.Photos;

/// <summary>The photos of one visit. What is removed can be put back in one click.</summary>
public sealed partial class PhotoStrip
{
    private IReadOnlyList<VisitPhotoView> _photos = [];
    private VisitPhotoView? _shown;
    private Guid? _removed;
    private string? _told;
    private ElementReference _putBack;
    private bool _isComparing;
    private bool _isJustRemoved;
    private bool _mayWrite;

    /// <summary>The visit.</summary>
    [Parameter, EditorRequired]
    public VisitView Visit { get; set; } = default!;

    [CascadingParameter]
    private CardPhotos? Page { get; set; }

    private int Count => Page?.Album?.Counts.GetValueOrDefault(Visit.Id) ?? 0;

    private bool MayAdd => _mayWrite && Page?.Consent == ConsentStanding.Given;

    private bool IsComparable => Enum.GetValues<PhotoStage>().All(s => Of(s).Count > 0);

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => _mayWrite = (await Current.Get()).Role.Allows(Permission.WriteTreatments);

    /// <inheritdoc />
    protected override void OnParametersSet() => _photos = [.. Page?.Album?.Photos.Where(p => p.VisitId == Visit.Id) ?? []];

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isJustRemoved && _removed is not null)
        {
            // The window that had the focus is gone; the way back is where the hand is.
            _isJustRemoved = false;
            await _putBack.FocusAsync();
        }
    }

    private List<VisitPhotoView> Of(PhotoStage stage) => [.. _photos.Where(p => p.Stage == stage)];

    private void Open(VisitPhotoView photo) => (_shown, _isComparing, _told) = (photo, false, null);

    private void Compare() => (_shown, _isComparing, _told) = (null, true, null);

    private void Close() => (_shown, _isComparing) = (null, false);

    private async Task Remove(VisitPhotoView photo)
    {
        Close();
        _removed = photo.Id;
        await Tell(await Photos.Remove(await Current.Get(), photo.Id), PhotosText.Removed);
        _isJustRemoved = true;
    }

    private async Task PutBack(Guid photo)
    {
        _removed = null;
        await Tell(await Photos.PutBack(await Current.Get(), photo), PhotosText.IsBack);
    }

    private async Task Tell(Outcome<Nothing> outcome, string done)
    {
        _told = outcome switch
        {
            Outcome<Nothing>.Done => done,
            Outcome<Nothing>.Invalid invalid => FieldTexts.Of(invalid.Problems[0].Problem),
            Outcome<Nothing>.NotFound => PhotosText.Gone,
            _ => PhotosText.Refused,
        };
        if (outcome is not Outcome<Nothing>.Done)
        {
            _removed = null;
        }

        await Page!.Load();
    }
}

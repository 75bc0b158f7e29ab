using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Consents;

namespace SalonCrm.Data.Photos;

/// <summary>Reads photos as an actor may see them, never their pictures.</summary>
internal static class PhotoReading
{
    /// <summary>The photos of a client's visits; only how many, for who may not see them, or where the client does not consent to them any more.</summary>
    public static async Task<PhotoAlbum> PhotosOf(this Passage passage, Guid client)
    {
        var photos = await passage.Db.Photos.AsNoTracking().Where(p => p.ClientId == client && p.RemovedAt == null)
            .OrderBy(p => p.CreatedAt).ThenBy(p => p.Id).ToListAsync(passage.Cancel);
        var areShown = passage.Actor.Role.Allows(Permission.SeePhotos) && photos.Count > 0 && await passage.HasConsent(client, ConsentPurpose.Photos);
        return new(
            areShown ? [.. photos.Select(View)] : [],
            photos.CountBy(p => p.VisitId).ToDictionary());
    }

    public static VisitPhotoView View(this VisitPhoto photo) =>
        new(photo.Id, photo.VisitId, photo.Stage, photo.Width, photo.Height, photo.Damage is not null);
}

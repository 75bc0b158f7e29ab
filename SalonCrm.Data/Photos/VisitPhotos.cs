using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;

namespace SalonCrm.Data.Photos;

/// <summary>Photos before and after, visit by visit.</summary>
public sealed class VisitPhotos
{
    private readonly Door _door;

    internal VisitPhotos(Door door) => _door = door;

    /// <summary>The photos of a client's visits; only how many, for who may not see them, or where the client does not consent to them any more.</summary>
    public Task<Outcome<PhotoAlbum>> List(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass<PhotoAlbum>(actor, Permission.OpenCards, async passage =>
        {
            if (!await passage.Db.Clients.AnyAsync(c => c.Id == client, cancel))
            {
                return new Outcome<PhotoAlbum>.NotFound();
            }

            passage.RecordRead(client, Field.Photo);
            return new Outcome<PhotoAlbum>.Done(await passage.PhotosOf(client));
        }, cancel);

    /// <summary>
    /// Keeps a photo of a visit, cleaned of all that is not the picture. Refused without the client's consent to photos,
    /// and for a file that is no picture, is broken or too large.
    /// </summary>
    /// <param name="actor">Who adds it.</param>
    /// <param name="form">Where it belongs.</param>
    /// <param name="picture">The picture's file, at most 2048 pixels a side.</param>
    /// <param name="thumbnail">The same picture, at most 400 pixels a side.</param>
    /// <param name="cancel">Gives up before anything is saved.</param>
    public Task<Outcome<VisitPhotoView>> Add(Actor actor, PhotoForm form, ReadOnlyMemory<byte> picture, ReadOnlyMemory<byte> thumbnail, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);

        // Before the door: nobody else waits to write while a file is looked through.
        var large = PictureFile.Read(picture.Span, VisitPhoto.Picture, out var problem);
        var small = large is null ? null : PictureFile.Read(thumbnail.Span, VisitPhoto.Thumbnail, out problem);
        return _door.Pass<VisitPhotoView>(actor, Permission.WriteTreatments, async passage =>
        {
            var visit = await passage.Db.Visits.AsNoTracking().FirstOrDefaultAsync(v => v.Id == form.VisitId && v.ClientId == form.ClientId, cancel);
            var kept = await passage.Db.Photos.AsNoTracking().FirstOrDefaultAsync(p => p.Id == form.Id, cancel);
            if (visit is null || !Enum.IsDefined(form.Stage) || (kept is not null && kept.VisitId != visit.Id))
            {
                return new Outcome<VisitPhotoView>.NotFound();
            }

            if (kept is not null)
            {
                passage.RecordRead(visit.ClientId, Field.Photo);
                return new Outcome<VisitPhotoView>.Done(kept.View());
            }

            if (await Refusal(passage, visit.ClientId, visit.Id) is { } refusal)
            {
                return new Outcome<VisitPhotoView>.Invalid(Field.Photo, refusal);
            }

            if (large is null || small is null)
            {
                return new Outcome<VisitPhotoView>.Invalid(Field.Photo, problem);
            }

            var photo = new VisitPhoto { Id = form.Id, ClientId = visit.ClientId, VisitId = visit.Id, Stage = form.Stage, Width = large.Width, Height = large.Height };
            photo.Contents.Add(new() { PhotoId = photo.Id, Size = PhotoSize.Picture, Bytes = large.Bytes });
            photo.Contents.Add(new() { PhotoId = photo.Id, Size = PhotoSize.Thumbnail, Bytes = small.Bytes });
            photo.Touch(passage);
            passage.Db.Add(photo);
            await passage.Db.SaveChangesAsync(cancel);

            // Each later save of this operation would open the pictures again, to see whether they were changed.
            passage.Db.ChangeTracker.Clear();
            passage.RecordPart(visit.ClientId, Field.Photo, null, Told(photo, visit.On));
            return new Outcome<VisitPhotoView>.Done(photo.View());
        }, cancel);
    }

    /// <summary>
    /// The picture of a photo. Each showing is in the trail, a thumbnail's as a reading of the section. Invalid when it was
    /// altered outside of the portal and does not open any more, or when the client does not consent to photos any more.
    /// </summary>
    public Task<Outcome<PhotoFile>> Show(Actor actor, Guid photo, PhotoSize size, CancellationToken cancel = default) =>
        _door.Pass<PhotoFile>(actor, Permission.SeePhotos, async passage =>
        {
            var kept = await passage.Db.Photos.AsNoTracking().FirstOrDefaultAsync(p => p.Id == photo && p.RemovedAt == null, cancel);
            if (kept is null)
            {
                return new Outcome<PhotoFile>.NotFound();
            }

            if (!await passage.HasConsent(kept.ClientId, ConsentPurpose.Photos))
            {
                // A withdrawal is at once the end of looking, also for a page that was open before it.
                passage.RecordRead(kept.ClientId, Field.Photo);
                return new Outcome<PhotoFile>.Invalid(Field.Photo, Problem.NoConsent);
            }

            var content = await passage.Db.PhotoContents.AsNoTracking().FirstOrDefaultAsync(c => c.PhotoId == photo && c.Size == size, cancel);

            if (content is null or { Damage: not null } || PictureFile.KindOf(content.Bytes) is not { } kind)
            {
                return new Outcome<PhotoFile>.Invalid(Field.Photo, Problem.Altered);
            }

            if (size == PhotoSize.Thumbnail)
            {
                passage.RecordRead(kept.ClientId, Field.Photo);
            }
            else
            {
                passage.Record(TrailAction.PhotoShown, kept.ClientId, new() { Fields = [new(Field.Photo, null, Told(kept, await Day(passage, kept)))] });
            }

            return new Outcome<PhotoFile>.Done(new(kind, content.Bytes));
        }, cancel);

    /// <summary>Takes a photo off the card. It can be put back. Removing it twice changes nothing.</summary>
    public Task<Outcome<Nothing>> Remove(Actor actor, Guid photo, CancellationToken cancel = default) => Change(actor, photo, isRemoval: true, cancel);

    /// <summary>
    /// Puts a removed photo back on the card. Refused, like adding one, without the client's consent or where there are
    /// too many.
    /// </summary>
    public Task<Outcome<Nothing>> PutBack(Actor actor, Guid photo, CancellationToken cancel = default) => Change(actor, photo, isRemoval: false, cancel);

    private Task<Outcome<Nothing>> Change(Actor actor, Guid photo, bool isRemoval, CancellationToken cancel) =>
        _door.Pass<Nothing>(actor, Permission.WriteTreatments, async passage =>
        {
            if (await passage.Db.Photos.AsTracking().FirstOrDefaultAsync(p => p.Id == photo, cancel) is not { } kept)
            {
                return new Outcome<Nothing>.NotFound();
            }

            if (kept.RemovedAt is not null == isRemoval)
            {
                passage.RecordRead(kept.ClientId, Field.Photo);
                return new Outcome<Nothing>.Done(default);
            }

            if (!isRemoval && await Refusal(passage, kept.ClientId, kept.VisitId) is { } refusal)
            {
                return new Outcome<Nothing>.Invalid(Field.Photo, refusal);
            }

            kept.RemovedAt = isRemoval ? passage.Now : null;
            kept.Touch(passage);
            var told = Told(kept, await Day(passage, kept));
            passage.RecordPart(kept.ClientId, Field.Photo, isRemoval ? told : null, isRemoval ? null : told);
            return new Outcome<Nothing>.Done(default);
        }, cancel);

    /// <summary>Why no photo can come to a visit now; null when one can.</summary>
    private static async Task<Problem?> Refusal(Passage passage, Guid client, Guid visit)
    {
        if (!await passage.HasConsent(client, ConsentPurpose.Photos))
        {
            return Problem.NoConsent;
        }

        var photos = passage.Db.Photos.Where(p => p.ClientId == client && p.RemovedAt == null);
        return await photos.CountAsync(p => p.VisitId == visit, passage.Cancel) >= VisitPhoto.MostOfVisit
            || await photos.CountAsync(passage.Cancel) >= VisitPhoto.MostOfCard ? Problem.TooMany : null;
    }

    private static Task<DateOnly> Day(Passage passage, VisitPhoto photo) =>
        passage.Db.Visits.Where(v => v.Id == photo.VisitId).Select(v => v.On).FirstAsync(passage.Cancel);

    /// <summary>Visit's day and stage, the same in every language, as the history tells them.</summary>
    private static string Told(VisitPhoto photo, DateOnly day) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} · {photo.Stage}");
}

namespace SalonCrm.Data.Photos;

/// <summary>Where a photo belongs. A form that is sent twice makes one photo.</summary>
public sealed class PhotoForm
{
    /// <summary>Largest file of the picture, in bytes.</summary>
    public static int PictureBytes => VisitPhoto.Picture.Bytes;

    /// <summary>Largest file of the thumbnail, in bytes.</summary>
    public static int ThumbnailBytes => VisitPhoto.Thumbnail.Bytes;

    /// <summary>The photo; made by the form.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Whose card.</summary>
    public Guid ClientId { get; set; }

    /// <summary>Which visit.</summary>
    public Guid VisitId { get; set; }

    /// <summary>Before or after the treatment.</summary>
    public PhotoStage Stage { get; set; }
}

/// <summary>A photo as lists show it, without the picture.</summary>
/// <param name="Id">The photo; its picture is asked for by this.</param>
/// <param name="VisitId">Its visit.</param>
/// <param name="Stage">Before or after the treatment.</param>
/// <param name="Width">Width of the picture, in pixels.</param>
/// <param name="Height">Height of the picture, in pixels.</param>
/// <param name="IsAltered">What is kept of it beside the picture was altered outside of the portal.</param>
public sealed record VisitPhotoView(Guid Id, Guid VisitId, PhotoStage Stage, int Width, int Height, bool IsAltered);

/// <summary>The photos of a client, as an actor may see them.</summary>
/// <param name="Photos">The photos in the order in which they were added; empty for who may not see them, and for everybody once the client has withdrawn the consent.</param>
/// <param name="Counts">How many photos each visit has; a visit without any is not in it.</param>
public sealed record PhotoAlbum(IReadOnlyList<VisitPhotoView> Photos, IReadOnlyDictionary<Guid, int> Counts);

/// <summary>A picture to be shown.</summary>
/// <param name="Kind">Its format.</param>
/// <param name="Bytes">The file.</param>
public sealed record PhotoFile(PictureKind Kind, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Does not tell what is in it, so that it does no harm in a log.</summary>
    public override string ToString() => $"{Kind}, {Bytes.Length} bytes";
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Photos;

/// <summary>A photo of a visit, without the picture: lists never load pictures.</summary>
internal sealed class VisitPhoto : CardPart, IInventoried
{
    public const int MostOfVisit = 20;
    public const int MostOfCard = 500;

    public static readonly PictureLimits Picture = new(2048, 6 * 1024 * 1024);
    public static readonly PictureLimits Thumbnail = new(400, 512 * 1024);

    [Plain] public Guid VisitId { get; init; }

    [Plain] public PhotoStage Stage { get; init; }

    /// <summary>Of the picture, so that its place is kept free while it loads.</summary>
    [Plain] public int Width { get; init; }

    [Plain] public int Height { get; init; }

    /// <summary>Null while it is on the card. A removed photo is kept, so that the removal can be undone.</summary>
    [Plain] public DateTimeOffset? RemovedAt { get; set; }

    public List<PhotoContent> Contents { get; init; } = [];

    public static void Map(EntityTypeBuilder<VisitPhoto> entity)
    {
        MapPart(entity, "photos");
        entity.HasOne<Visit>().WithMany().HasForeignKey(p => p.VisitId);
        entity.HasMany(p => p.Contents).WithOne().HasForeignKey(c => c.PhotoId);
    }
}

/// <summary>
/// A picture in one of its sizes. Photo and size are the row's key, and its envelope opens under that key alone: the
/// picture of another photo, or the thumbnail's place taken by the picture, does not open.
/// </summary>
internal sealed class PhotoContent : IShowsDamage
{
    [Plain] public Guid PhotoId { get; init; }

    [Plain] public PhotoSize Size { get; init; }

    [Sealed(SealedAttribute.Picture)] public byte[] Bytes { get; init; } = [];

    public List<string>? Damage { get; set; }

    public static void Map(EntityTypeBuilder<PhotoContent> entity)
    {
        entity.ToTable("photo_contents");
        entity.HasKey(c => new { c.PhotoId, c.Size });
        entity.Ignore(c => c.Damage);
    }
}

/// <summary>When in the visit a photo was taken.</summary>
public enum PhotoStage
{
    /// <summary>Before the treatment.</summary>
    Before,

    /// <summary>After it.</summary>
    After,
}

/// <summary>How large a photo is wanted.</summary>
public enum PhotoSize
{
    /// <summary>As it was sent.</summary>
    Picture,

    /// <summary>Small, for lists.</summary>
    Thumbnail,
}

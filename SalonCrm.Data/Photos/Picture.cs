namespace SalonCrm.Data.Photos;

/// <summary>The formats that a photo can have.</summary>
public enum PictureKind
{
    /// <summary>JPEG, baseline or progressive.</summary>
    Jpeg,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>WebP, still.</summary>
    Webp,
}

/// <summary>A picture with nothing in its file but the picture.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Bytes">The file.</param>
internal sealed record Picture(int Width, int Height, byte[] Bytes);

/// <summary>How large a picture may be.</summary>
/// <param name="Side">Longest side, in pixels.</param>
/// <param name="Bytes">Largest file.</param>
internal sealed record PictureLimits(int Side, int Bytes);

using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Photos;

/// <summary>
/// Looks into a file that is said to be a picture. What it is follows from its bytes, never from its name; each format
/// is walked to its end, and only the parts that make the picture are written to a new file. Where it was taken and with
/// what, comments, previews, colour profiles and whatever was hung on behind stay outside.
/// </summary>
internal static class PictureFile
{
    /// <summary>The picture alone; null, with the problem, when there is none to be had.</summary>
    public static Picture? Read(ReadOnlySpan<byte> file, PictureLimits limits, out Problem problem)
    {
        problem = Problem.NotAPicture;
        if (KindOf(file) is not { } kind)
        {
            return null;
        }

        problem = Problem.PictureTooLarge;
        if (file.Length > limits.Bytes)
        {
            return null;
        }

        var picture = kind switch
        {
            PictureKind.Jpeg => JpegPicture.Read(file, limits.Side, out problem),
            PictureKind.Png => PngPicture.Read(file, limits.Side, out problem),
            _ => WebpPicture.Read(file, limits.Side, out problem),
        };
        if (picture?.Bytes.Length > limits.Bytes)
        {
            problem = Problem.PictureTooLarge;
            return null;
        }

        return picture;
    }

    /// <summary>What a file says of itself in its first bytes; null for anything but the three formats.</summary>
    public static PictureKind? KindOf(ReadOnlySpan<byte> file) => file switch
    {
        [0xFF, 0xD8, 0xFF, ..] => PictureKind.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => PictureKind.Png,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => PictureKind.Webp,
        _ => null,
    };

    /// <summary>Null for sides that can be; otherwise what is wrong with them.</summary>
    public static Problem? CheckSides(int width, int height, int side) =>
        width < 1 || height < 1 ? Problem.PictureBroken : width > side || height > side ? Problem.PictureTooLarge : null;
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SalonCrm.Data.Photos;

namespace SalonCrm.Seed.Records;

/// <summary>Hair from behind, drawn strand by strand: dull and uneven before, shining and cut straight after. Nobody's photo.</summary>
internal static class HairSketch
{
    public const int PictureWidth = 480;
    public const int ThumbnailWidth = 160;
    private static readonly (double Red, double Green, double Blue)[] Tones = [(198, 150, 92), (150, 92, 62), (214, 178, 128), (124, 66, 52)];
    private static readonly (double Red, double Green, double Blue) Wall = (236, 232, 228);
    private static readonly (double Red, double Green, double Blue) Grey = (128, 116, 106);

    public static int Height(int width) => width * 3 / 4;

    /// <summary>A PNG of the width asked for; the same one for the same index.</summary>
    public static byte[] Draw(PhotoStage stage, int width, int index)
    {
        var height = Height(width);
        var tone = Tones[index % Tones.Length];
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + (width * 3)];
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                {
                    var (red, green, blue) = Point(stage, tone, (double)x / width, (double)y / height);
                    (row[1 + (x * 3)], row[2 + (x * 3)], row[3 + (x * 3)]) = ((byte)red, (byte)green, (byte)blue);
                }

                zlib.Write(row);
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        return [.. PngPicture.Signature, .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static (double Red, double Green, double Blue) Point(PhotoStage stage, (double, double, double) tone, double x, double y)
    {
        var isBefore = stage == PhotoStage.Before;
        var side = Math.Abs(x - 0.5);
        var end = isBefore ? 0.86 + (0.05 * Math.Sin(x * 46)) + (0.03 * Math.Sin(x * 131)) : 0.9 - (side * side * 0.5);
        if (side > 0.3 + (0.14 * y) || y > end)
        {
            return Wall;
        }

        // A strand runs down from the crown and sways; frizzy hair sways more.
        var strand = ((x - 0.5) / (0.5 + (0.5 * y))) + ((isBefore ? 0.016 : 0.004) * Math.Sin((y * (isBefore ? 23 : 7)) + (x * 9)));
        var shade = 0.8 + (0.12 * Math.Sin(strand * 310)) + (0.08 * Math.Sin((strand * 733) + 1));
        var shine = isBefore ? 0 : 0.34 * Math.Exp(-Math.Pow((y - 0.3 - (side * 0.25)) / 0.09, 2)) * (0.7 + (0.3 * Math.Sin(strand * 180)));
        var dullness = isBefore ? 0.45 + (0.5 * Math.Exp(-y * 6)) : 0;
        var colour = Mix(tone, Grey, dullness);
        return Mix((colour.Red * shade, colour.Green * shade, colour.Blue * shade), (255, 246, 230), shine);
    }

    private static (double Red, double Green, double Blue) Mix((double Red, double Green, double Blue) one, (double Red, double Green, double Blue) other, double share) => (
        one.Red + ((other.Red - one.Red) * share), one.Green + ((other.Green - one.Green) * share), one.Blue + ((other.Blue - one.Blue) * share));

    private static byte[] Chunk(string type, byte[] body)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. body];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(named.Length + 4), Crc32.Of(named));
        return chunk;
    }
}

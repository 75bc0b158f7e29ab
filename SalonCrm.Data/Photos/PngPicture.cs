using System.Buffers;
using System.Buffers.Binary;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Photos;

/// <summary>What a PNG's first chunk says.</summary>
internal readonly record struct PngHeader(int Width, int Height, int Depth, int Color, bool IsInterlaced)
{
    public const int Palette = 3;

    public int BitsPerPixel => Depth * Color switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    /// <summary>Null where the specification knows no such picture.</summary>
    public static PngHeader? Read(ReadOnlySpan<byte> body) =>
        body is [_, _, _, _, _, _, _, _, var depth, var color, 0, 0, var interlaced and <= 1] && IsDepthOf(color, depth)
        && BinaryPrimitives.ReadUInt32BigEndian(body) is var width and <= int.MaxValue
        && BinaryPrimitives.ReadUInt32BigEndian(body[4..]) is var height and <= int.MaxValue
            ? new((int)width, (int)height, depth, color, interlaced == 1)
            : null;

    private static bool IsDepthOf(byte color, byte depth) => color switch
    {
        0 => depth is 1 or 2 or 4 or 8 or 16,
        Palette => depth is 1 or 2 or 4 or 8,
        2 or 4 or 6 => depth is 8 or 16,
        _ => false,
    };
}

/// <summary>
/// Walks a PNG from chunk to chunk. Kept are header, palette, transparency and pixels; the pixels are packed anew, so
/// that nothing can hide behind their end.
/// </summary>
internal static class PngPicture
{
    private const int Frame = 12;
    private const int HeaderLength = 13;
    private const int MostColors = 256;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static Picture? Read(ReadOnlySpan<byte> file, int side, out Problem problem)
    {
        problem = Problem.PictureBroken;
        var rest = file[Signature.Length..];
        if (!Chunk(ref rest, out var type, out var body) || !type.SequenceEqual("IHDR"u8) || body.Length != HeaderLength || PngHeader.Read(body) is not { } header)
        {
            return null;
        }

        if (PictureFile.CheckSides(header.Width, header.Height, side) is { } wrong)
        {
            problem = wrong;
            return null;
        }

        var kept = new ArrayBufferWriter<byte>(file.Length);
        kept.Write(Signature);
        Keep(kept, "IHDR"u8, body);
        var (packed, colors, isTransparent, isDone) = (new ArrayBufferWriter<byte>(), 0, false, false);
        while (!isDone && Chunk(ref rest, out type, out body))
        {
            if (type.SequenceEqual("IDAT"u8))
            {
                packed.Write(body);
            }
            else if (type.SequenceEqual("PLTE"u8) && packed.WrittenCount == 0 && colors == 0 && IsPalette(header, body))
            {
                colors = body.Length / 3;
                Keep(kept, type, body);
            }
            else if (type.SequenceEqual("tRNS"u8) && packed.WrittenCount == 0 && !isTransparent && IsTransparency(header, body, colors))
            {
                isTransparent = true;
                Keep(kept, type, body);
            }
            else if (type.SequenceEqual("IEND"u8) && body.Length == 0)
            {
                isDone = true;
            }
            else if ((type[0] & 0x20) == 0)
            {
                // What must be understood to show the picture is not left out but refused.
                return null;
            }
        }

        if (!isDone || (header.Color == PngHeader.Palette && colors == 0) || PngPixels.Repack(header, packed.WrittenMemory) is not { } pixels)
        {
            return null;
        }

        Keep(kept, "IDAT"u8, pixels);
        Keep(kept, "IEND"u8, []);
        return new Picture(header.Width, header.Height, kept.WrittenSpan.ToArray());
    }

    /// <summary>Takes a chunk off; false where it is cut short, has no type or another check sum.</summary>
    private static bool Chunk(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> type, out ReadOnlySpan<byte> body)
    {
        type = body = default;
        if (rest.Length < Frame || BinaryPrimitives.ReadUInt32BigEndian(rest) is var length && length > rest.Length - Frame)
        {
            return false;
        }

        var end = 8 + (int)length;
        type = rest[4..8];
        body = rest[8..end];
        var isWhole = !type.ContainsAnyExceptInRange((byte)'A', (byte)'z') && Crc32.Of(rest[4..end]) == BinaryPrimitives.ReadUInt32BigEndian(rest[end..]);
        rest = rest[(end + 4)..];
        return isWhole;
    }

    private static void Keep(ArrayBufferWriter<byte> kept, ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        var chunk = kept.GetSpan(body.Length + Frame)[..(body.Length + Frame)];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        type.CopyTo(chunk[4..]);
        body.CopyTo(chunk[8..]);
        BinaryPrimitives.WriteUInt32BigEndian(chunk[^4..], Crc32.Of(chunk[4..^4]));
        kept.Advance(chunk.Length);
    }

    private static bool IsPalette(PngHeader header, ReadOnlySpan<byte> body) =>
        header.Color is not (0 or 4) && body.Length % 3 == 0 && body.Length / 3 is > 0 and <= MostColors;

    private static bool IsTransparency(PngHeader header, ReadOnlySpan<byte> body, int colors) => header.Color switch
    {
        0 => body.Length == 2,
        2 => body.Length == 6,
        PngHeader.Palette => body.Length > 0 && body.Length <= colors,
        _ => false,
    };
}

/// <summary>The check sum of PNG's chunks (ISO 3309).</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i => Enumerable.Range(0, 8).Aggregate((uint)i, (c, _) => (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var b in bytes)
        {
            sum = Table[(byte)(sum ^ b)] ^ (sum >> 8);
        }

        return ~sum;
    }
}

using System.Buffers;
using System.Buffers.Binary;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Photos;

/// <summary>
/// Walks a WebP from chunk to chunk (RFC 9649). Kept is one picture, lossy with its transparency or lossless; pictures
/// that move are refused.
/// </summary>
internal static class WebpPicture
{
    private const int Head = 8;
    private const int RiffHead = 12;
    private const byte Alpha = 0x10;
    private const byte Animation = 0x02;

    public static Picture? Read(ReadOnlySpan<byte> file, int side, out Problem problem)
    {
        problem = Problem.PictureBroken;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]);
        if (length < RiffHead - Head || length > file.Length - Head)
        {
            return null;
        }

        // What comes after the length that the file names is not the file.
        var rest = file[RiffHead..(Head + (int)length)];
        ReadOnlySpan<byte> canvas = default, transparency = default, picture = default;
        var isLossless = false;
        while (rest.Length > 0)
        {
            if (!Chunk(ref rest, out var type, out var body))
            {
                return null;
            }

            if (type.SequenceEqual("VP8X"u8) && canvas.IsEmpty && picture.IsEmpty && body.Length == 10 && (body[0] & Animation) == 0)
            {
                canvas = body;
            }
            else if (type.SequenceEqual("ALPH"u8) && !canvas.IsEmpty && transparency.IsEmpty && picture.IsEmpty && body.Length > 1)
            {
                transparency = body;
            }
            else if ((type.SequenceEqual("VP8 "u8) || type.SequenceEqual("VP8L"u8)) && picture.IsEmpty)
            {
                picture = body;
                isLossless = type[3] == 'L';
            }
            else if (picture.IsEmpty && canvas.IsEmpty || Matters(type))
            {
                return null;
            }
        }

        if ((isLossless ? LosslessSides(picture) : LossySides(picture)) is not var (width, height)
            || (isLossless && !transparency.IsEmpty)
            || (!canvas.IsEmpty && (Three(canvas[4..]) + 1, Three(canvas[7..]) + 1) != (width, height)))
        {
            return null;
        }

        if (PictureFile.CheckSides(width, height, side) is { } wrong)
        {
            problem = wrong;
            return null;
        }

        return new Picture(width, height, Write(canvas, transparency, picture, isLossless));
    }

    /// <summary>Chunks that make or move a picture, and stand where they must not.</summary>
    private static bool Matters(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("VP8 "u8) || type.SequenceEqual("VP8L"u8) || type.SequenceEqual("VP8X"u8)
        || type.SequenceEqual("ALPH"u8) || type.SequenceEqual("ANIM"u8) || type.SequenceEqual("ANMF"u8);

    private static bool Chunk(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> type, out ReadOnlySpan<byte> body)
    {
        type = body = default;
        if (rest.Length < Head || BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]) is var length && length > rest.Length - Head)
        {
            return false;
        }

        type = rest[..4];
        body = rest.Slice(Head, (int)length);
        rest = rest[Math.Min(rest.Length, Head + (int)length + ((int)length & 1))..];
        return true;
    }

    /// <summary>A key frame that is shown, its first partition within the data.</summary>
    private static (int Width, int Height)? LossySides(ReadOnlySpan<byte> frame) =>
        frame is [var tag, _, _, 0x9D, 0x01, 0x2A, _, _, _, _, _, ..] && (tag & 0x11) == 0x10 && ((tag >> 1) & 7) <= 3 && Three(frame) >> 5 <= frame.Length - 10
            ? (BinaryPrimitives.ReadUInt16LittleEndian(frame[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(frame[8..]) & 0x3FFF)
            : null;

    private static (int Width, int Height)? LosslessSides(ReadOnlySpan<byte> frame) =>
        frame is [0x2F, _, _, _, <= 0x1F, _, ..] && BinaryPrimitives.ReadUInt32LittleEndian(frame[1..]) is var bits
            ? ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1)
            : null;

    private static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static byte[] Write(ReadOnlySpan<byte> canvas, ReadOnlySpan<byte> transparency, ReadOnlySpan<byte> picture, bool isLossless)
    {
        var kept = new ArrayBufferWriter<byte>(picture.Length + transparency.Length + 64);
        if (!transparency.IsEmpty)
        {
            Keep(kept, "VP8X"u8, [Alpha, 0, 0, 0, .. canvas[4..]]);
            Keep(kept, "ALPH"u8, transparency);
        }

        Keep(kept, isLossless ? "VP8L"u8 : "VP8 "u8, picture);
        var file = new byte[RiffHead + kept.WrittenCount];
        "RIFF\0\0\0\0WEBP"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - Head);
        kept.WrittenSpan.CopyTo(file.AsSpan(RiffHead));
        return file;
    }

    private static void Keep(ArrayBufferWriter<byte> kept, ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, body.Length);
        kept.Write(type);
        kept.Write(length);
        kept.Write(body);
        kept.Write(body.Length % 2 == 1 ? [0] : default(ReadOnlySpan<byte>));
    }
}

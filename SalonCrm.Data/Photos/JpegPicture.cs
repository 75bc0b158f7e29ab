using System.Buffers;
using System.Buffers.Binary;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Photos;

/// <summary>
/// Walks a JPEG from segment to segment (ITU T.81, annex B). Frame, tables and scans are kept; of the rest only that it
/// is JFIF, and Adobe's mark, without which colours are read wrongly.
/// </summary>
internal static class JpegPicture
{
    private const byte Baseline = 0xC0;
    private const byte Extended = 0xC1;
    private const byte Progressive = 0xC2;
    private const byte HuffmanTables = 0xC4;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte QuantizationTables = 0xDB;
    private const byte RestartInterval = 0xDD;
    private const byte App0 = 0xE0;
    private const byte App14 = 0xEE;
    private const byte App15 = 0xEF;
    private const byte Comment = 0xFE;

    // A progressive picture has about ten; thousands would only be there to keep the reader busy.
    private const int MostScans = 64;

    private static ReadOnlySpan<byte> Jfif => [(byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];

    public static Picture? Read(ReadOnlySpan<byte> file, int side, out Problem problem)
    {
        problem = Problem.PictureBroken;
        var kept = new ArrayBufferWriter<byte>(file.Length);
        kept.Write(file[..2]);
        var (width, height, scans) = (0, 0, 0);
        var rest = file[2..];
        while (Marker(ref rest) is { } marker)
        {
            if (marker == EndOfImage)
            {
                kept.Write((ReadOnlySpan<byte>)[0xFF, EndOfImage]);
                return scans > 0 ? new Picture(width, height, kept.WrittenSpan.ToArray()) : null;
            }

            if (!Segment(ref rest, out var body))
            {
                return null;
            }

            switch (marker)
            {
                case Baseline or Extended or Progressive when width == 0 && IsFrame(body):
                    (width, height) = (BinaryPrimitives.ReadUInt16BigEndian(body[3..]), BinaryPrimitives.ReadUInt16BigEndian(body[1..]));
                    if (PictureFile.CheckSides(width, height, side) is { } wrong)
                    {
                        problem = wrong;
                        return null;
                    }

                    Keep(kept, marker, body);
                    break;
                case HuffmanTables when AreHuffman(body):
                case QuantizationTables when AreQuantization(body):
                case RestartInterval when body.Length == 2:
                case App14 when body.Length == 12 && body.StartsWith("Adobe"u8):
                    Keep(kept, marker, body);
                    break;
                case App0 when body.StartsWith("JFIF\0"u8):
                    Keep(kept, marker, Jfif);
                    break;
                case >= App0 and <= App15 or Comment:
                    break;
                case StartOfScan when width > 0 && scans < MostScans && IsScan(body) && ScanLength(rest) is { } length:
                    Keep(kept, marker, body);
                    kept.Write(rest[..length]);
                    rest = rest[length..];
                    scans++;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static void Keep(ArrayBufferWriter<byte> kept, byte marker, ReadOnlySpan<byte> body)
    {
        kept.Write((ReadOnlySpan<byte>)[0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2)]);
        kept.Write(body);
    }

    /// <summary>Takes a marker off, with the fill bytes that may stand before it; null where there is none.</summary>
    private static byte? Marker(scoped ref ReadOnlySpan<byte> rest)
    {
        var start = rest.IndexOfAnyExcept((byte)0xFF);
        if (start < 1)
        {
            return null;
        }

        var marker = rest[start];
        rest = rest[(start + 1)..];
        return marker;
    }

    private static bool Segment(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> body)
    {
        body = default;
        if (!BinaryPrimitives.TryReadUInt16BigEndian(rest, out var length) || length < 2 || length > rest.Length)
        {
            return false;
        }

        body = rest[2..length];
        rest = rest[length..];
        return true;
    }

    /// <summary>Length of the coded data up to the next marker, restarts included; null when the file ends before.</summary>
    private static int? ScanLength(ReadOnlySpan<byte> rest)
    {
        var at = 0;
        while (rest[at..].IndexOf((byte)0xFF) is var step and >= 0 && at + step + 1 < rest.Length)
        {
            at += step;
            if (rest[at + 1] is not (0 or (>= 0xD0 and <= 0xD7)))
            {
                return at > 0 ? at : null;
            }

            at += 2;
        }

        return null;
    }

    private static bool IsFrame(ReadOnlySpan<byte> body) => body is [8, _, _, _, _, 1 or 3 or 4, ..] && body.Length == 6 + (3 * body[5]);

    private static bool IsScan(ReadOnlySpan<byte> body) => body is [>= 1 and <= 4, ..] && body.Length == 4 + (2 * body[0]);

    private static bool AreQuantization(ReadOnlySpan<byte> body)
    {
        while (body is [var table, ..])
        {
            var length = 1 + (64 * (1 + (table >> 4)));
            if (table >> 4 > 1 || (table & 15) > 3 || body.Length < length)
            {
                return false;
            }

            body = body[length..];
        }

        return true;
    }

    private static bool AreHuffman(ReadOnlySpan<byte> body)
    {
        while (body is [var table, ..])
        {
            var symbols = 0;
            for (var i = 1; i <= 16 && i < body.Length; i++)
            {
                symbols += body[i];
            }

            if (table >> 4 > 1 || (table & 15) > 3 || symbols > 256 || body.Length < 17 + symbols)
            {
                return false;
            }

            body = body[(17 + symbols)..];
        }

        return true;
    }
}

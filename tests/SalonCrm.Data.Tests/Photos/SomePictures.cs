using System.Buffers.Binary;
using System.IO.Compression;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Photos;

namespace SalonCrm.Data.Tests.Photos;

/// <summary>Small pictures, 24 × 16 pixels from red to blue, and what cameras hang on them.</summary>
internal static class SomePictures
{
    /// <summary>What must never be kept of a picture.</summary>
    public const string Secret = "N55.7522 E37.6156";

    private static byte[] Exif { get; } = [.. "Exif\0\0MM\0*GPSLatitude "u8, .. System.Text.Encoding.ASCII.GetBytes(Secret)];

    public static byte[] Jpeg { get; } = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoI"
        + "ChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAA"
        + "AAYH/8QAFhABAQEAAAAAAAAAAAAAAAAAABRh/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAb/xAAWEQADAAAAAAAAAAAAAAAAAAAAFmL/2gAMAwEAAhEDEQA/AMrs0s1PWaWasESS"
        + "9c6KGzRPWaCJIc6P/9k=");

    public static byte[] ProgressiveJpeg { get; } = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAoHBwgHBgoICAgLCgoLDhgQDg0NDh0VFhEYIx8lJCIfIiEmKzcvJik0KSEiMEExNDk7Pj4+JS5ESUM8SDc9Pjv/2wBDAQoLCw4N"
        + "DhwQEBw7KCIoOzs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozv/wgARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAA"
        + "AAQF/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAX/2gAMAwEAAhADEAAAAcZKo1ako//EABUQAQEAAAAAAAAAAAAAAAAAAAAS/9oACAEBAAEFAqUpSlP/xAAVEQEBAAAAAAAAAAAA"
        + "AAAAAAAAFf/aAAgBAwEBPwGgoP/EABYRAAMAAAAAAAAAAAAAAAAAAAAVYf/aAAgBAgEBPwFZBZD/xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEBAAY/Al//xAAUEAEAAAAA"
        + "AAAAAAAAAAAAAAAg/9oACAEBAAE/IUB//9oADAMBAAIAAwAAABAEH//EABURAQEAAAAAAAAAAAAAAAAAAABx/9oACAEDAQE/ELW//8QAFBEBAAAAAAAAAAAAAAAAAAAAEP/a"
        + "AAgBAgEBPxAD/8QAFRABAQAAAAAAAAAAAAAAAAAAAHH/2gAIAQEAAT8QpSlKU//Z");

    public static byte[] Webp { get; } = Convert.FromBase64String(
        "UklGRmIAAABXRUJQVlA4IFYAAADwAwCdASoYABAAPpE6l0eloyIhMAgAsBIJbDuAG9Yir+gAC1ay8J6AAP7sF40Z8avX/7S//4oad9+1H//UJuf/5CbgkES5bxwZz2ZEqLwN"
        + "EiNFk3VwAA==");

    public static byte[] LosslessWebp { get; } = Convert.FromBase64String(
        "UklGRkwAAABXRUJQVlA4TEAAAAAvF8ADAH8AEIT/cQsT8ff/+U+WAVVk21BBBRVUUEEFFVRQQQUVVFBBBRX8bYaI/ufn4+Xh5uLkYGdjZWFmYmQg");

    public static byte[] TransparentWebp { get; } = Convert.FromBase64String(
        "UklGRsIAAABXRUJQVlA4WAoAAAAQAAAAFwAADwAAQUxQSDoAAAABfyAQSDHByRwRsUQiAarItqGCCiqooIIKKqigggoqqKCCCir42wwR/c/AyMTMwsrGzsHJxc3Dy8dPVlA4"
        + "IGIAAADQAwCdASoYABAAPpE4l0eloyIhMAgAsBIJbACdGsAXH+A8kAsUQYAA/vEcU0W0H/vO93Nb7w2+uM//1M0vv/U/8E2c8kv2wu/ZZgWQ8euBnOpKeOfmsTHeW9N8Su3l"
        + "A1gAAA==");

    public static Dictionary<string, byte[]> All { get; } = new(StringComparer.Ordinal)
    {
        ["JPEG"] = Jpeg,
        ["progressive JPEG"] = ProgressiveJpeg,
        ["PNG"] = Png(24, 16),
        ["interlaced PNG"] = Png(24, 16, isInterlaced: true),
        ["WebP"] = Webp,
        ["lossless WebP"] = LosslessWebp,
        ["transparent WebP"] = TransparentWebp,
    };

    /// <summary>The same pictures as a telephone would have made them: with places, names and previews inside.</summary>
    public static Dictionary<string, byte[]> Tagged { get; } = new(StringComparer.Ordinal)
    {
        ["JPEG"] = Tag(Jpeg),
        ["progressive JPEG"] = Tag(ProgressiveJpeg),
        ["PNG"] = Png(24, 16, extra: Texts),
        ["WebP"] = Extended(Webp),
        ["lossless WebP"] = Extended(LosslessWebp),
        ["transparent WebP"] = [.. Riff([.. TransparentWebp[12..], .. WebpChunk("EXIF", Exif), .. WebpChunk("XMP ", Exif)])],
    };

    private static (string, byte[])[] Texts => [("tEXt", Exif), ("eXIf", Exif), ("iTXt", Exif), ("tIME", [7, 234, 11, 22, 5, 50, 0])];

    /// <summary>A PNG of 8-bit colours; its pixels are noise of the seed.</summary>
    public static byte[] Png(int width, int height, bool isInterlaced = false, int seed = 1, params (string Type, byte[] Body)[] extra)
    {
        var noise = new Random(seed);
        var rows = isInterlaced ? AdamRows(width, height) : Enumerable.Repeat(width, height);
        return Png(width, height, Pack(rows.SelectMany(w =>
        {
            var row = new byte[1 + (w * 3)];
            noise.NextBytes(row.AsSpan(1));
            return row;
        })), isInterlaced, extra);
    }

    public static byte[] Png(int width, int height, byte[] packed, bool isInterlaced = false, params (string Type, byte[] Body)[] extra)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (8, 2, isInterlaced ? (byte)1 : (byte)0);
        return
        [
            .. PngPicture.Signature, .. Chunk("IHDR", header), .. extra.SelectMany(e => Chunk(e.Type, e.Body)),
            .. Chunk("IDAT", packed[..(packed.Length / 2)]), .. Chunk("IDAT", packed[(packed.Length / 2)..]), .. Chunk("IEND", []),
        ];
    }

    public static byte[] Pack(IEnumerable<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            foreach (var part in bytes.Chunk(1 << 16))
            {
                zlib.Write(part);
            }
        }

        return packed.ToArray();
    }

    public static byte[] Chunk(string type, byte[] body)
    {
        byte[] named = [.. System.Text.Encoding.ASCII.GetBytes(type), .. body];
        return [.. BigEndian((uint)body.Length), .. named, .. BigEndian(Crc32.Of(named))];
    }

    /// <summary>A JPEG with every kind of segment that tells more than the picture.</summary>
    public static byte[] Tag(byte[] jpeg) =>
    [
        .. jpeg[..2], .. Segment(0xE1, Exif), .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Exif]), .. Segment(0xE2, [.. "ICC_PROFILE\0"u8, .. Exif]),
        .. Segment(0xED, [.. "Photoshop 3.0\0"u8, .. Exif]), .. Segment(0xFE, Exif), .. Segment(0xE0, [.. "JFXX\0"u8, .. Exif]), .. jpeg[2..],
    ];

    public static byte[] Segment(byte marker, byte[] body) => [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    public static byte[] Riff(byte[] chunks)
    {
        byte[] file = [.. "RIFF\0\0\0\0WEBP"u8, .. chunks];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        return file;
    }

    public static byte[] WebpChunk(string type, byte[] body)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, body.Length);
        return [.. System.Text.Encoding.ASCII.GetBytes(type), .. length, .. body, .. new byte[body.Length % 2]];
    }

    /// <summary>Cleans a picture within wide limits.</summary>
    public static Picture? Clean(byte[] file) => PictureFile.Read(file, VisitPhoto.Picture, out _);

    /// <summary>What is wrong with a file; null when it is a picture.</summary>
    public static Problem? Wrong(byte[] file) => PictureFile.Read(file, VisitPhoto.Picture, out var problem) is null ? problem : null;

    private static byte[] Extended(byte[] webp) => Riff(
    [
        .. WebpChunk("VP8X", [0x2C, 0, 0, 0, 23, 0, 0, 15, 0, 0]), .. WebpChunk("ICCP", Exif), .. webp[12..],
        .. WebpChunk("EXIF", Exif), .. WebpChunk("XMP ", Exif), .. WebpChunk("JUNK", Exif),
    ]);

    private static IEnumerable<int> AdamRows(int width, int height) =>
        new[] { (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2) }
            .SelectMany(p => Enumerable.Repeat((width - p.Item1 + p.Item3 - 1) / p.Item3, (height - p.Item2 + p.Item4 - 1) / p.Item4));

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}

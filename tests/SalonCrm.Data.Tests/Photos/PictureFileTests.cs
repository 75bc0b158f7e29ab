using System.Buffers.Binary;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Photos;

namespace SalonCrm.Data.Tests.Photos;

public sealed class PictureFileTests
{
    public static TheoryData<string> Formats { get; } = [.. SomePictures.All.Keys];

    public static TheoryData<string> TaggedFormats { get; } = [.. SomePictures.Tagged.Keys];

    public static TheoryData<string, byte[]> Lies { get; } = new()
    {
        { "nothing", [] },
        { "a page", "<!doctype html><script>alert(1)</script>"u8.ToArray() },
        { "a drawing with script", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray() },
        { "a GIF", "GIF89a\u0001\0\u0001\0\0\0\0;"u8.ToArray() },
        { "a document", "%PDF-1.7\n"u8.ToArray() },
        { "an archive", "PK\u0003\u0004"u8.ToArray() },
        { "a sound", "RIFF\u0024\0\0\0WAVEfmt "u8.ToArray() },
        { "half a signature", [0xFF, 0xD8] },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_picture_is_recognised_by_its_bytes_with_its_sides(string format)
    {
        var picture = SomePictures.Clean(SomePictures.All[format])!;

        Assert.Equal((24, 16), (picture.Width, picture.Height));
        Assert.EndsWith(PictureFile.KindOf(picture.Bytes).ToString()!, format, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public void What_only_claims_to_be_a_picture_is_none(string what, byte[] file) =>
        Assert.True(SomePictures.Wrong(file) == Problem.NotAPicture, what);

    [Theory]
    [MemberData(nameof(TaggedFormats))]
    public void Where_it_was_taken_comments_previews_and_profiles_are_gone_and_the_picture_is_the_same(string format)
    {
        var tagged = SomePictures.Tagged[format];
        Assert.True(tagged.AsSpan().IndexOf("GPSLatitude"u8) > 0);

        var clean = SomePictures.Clean(tagged)!.Bytes;

        Assert.Equal(SomePictures.Clean(SomePictures.All[format])!.Bytes, clean);
        Assert.Equal(-1, clean.AsSpan().IndexOf("GPSLatitude"u8));
        Assert.Equal(-1, clean.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(SomePictures.Secret)));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_hangs_on_behind_the_end_is_cut_off(string format)
    {
        var picture = SomePictures.All[format];
        var clean = SomePictures.Clean(picture)!.Bytes;
        foreach (var tail in new[] { "PK\u0003\u0004evil.zip"u8.ToArray(), "<script>alert(1)</script>"u8.ToArray(), picture })
        {
            Assert.Equal(clean, SomePictures.Clean([.. picture, .. tail])!.Bytes);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Cut_short_anywhere_it_is_refused(string format)
    {
        var picture = SomePictures.All[format];
        Assert.All(Enumerable.Range(0, picture.Length), length => Assert.NotNull(SomePictures.Wrong(picture[..length])));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_side_or_a_file_beyond_the_limit_is_too_large(string format)
    {
        var picture = SomePictures.All[format];
        Problem? Within(int side, int bytes) => PictureFile.Read(picture, new(side, bytes), out var problem) is null ? problem : null;

        Assert.Null(Within(24, 10_000));
        Assert.Equal(Problem.PictureTooLarge, Within(23, 10_000));
        Assert.Equal(Problem.PictureTooLarge, Within(24, 50));
    }

    [Fact]
    public void Thirty_thousand_pixels_a_side_are_refused_from_the_head_alone()
    {
        // Behind each head stands nothing that could be unpacked.
        var png = SomePictures.Png(30_000, 30_000, [1, 2, 3]);
        var jpeg = (byte[])[0xFF, 0xD8, .. SomePictures.Segment(0xC0, [8, 0x75, 0x30, 0x75, 0x30, 1, 1, 0x11, 0])];
        var webp = SomePictures.Riff(SomePictures.WebpChunk("VP8L", [0x2F, 0xFF, 0xFF, 0xFF, 0x0F, 0]));

        Assert.All([png, jpeg, webp], file => Assert.Equal(Problem.PictureTooLarge, SomePictures.Wrong(file)));
    }

    [Fact]
    public void Pixels_that_unpack_to_more_than_the_head_announces_are_not_unpacked_to_their_end()
    {
        var bomb = SomePictures.Png(100, 100, SomePictures.Pack(new byte[300_000_000]));
        Assert.True(bomb.Length < 1_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(Problem.PictureBroken, SomePictures.Wrong(bomb));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 10_000_000);
    }

    [Fact]
    public void A_png_with_too_few_rows_an_unknown_filter_or_a_wrong_check_sum_is_broken()
    {
        var altered = SomePictures.Png(24, 16);
        altered[40] ^= 1;
        byte[][] broken =
        [
            altered,
            SomePictures.Png(24, 16, SomePictures.Pack(new byte[15 * 73])),
            SomePictures.Png(24, 16, SomePictures.Pack(Enumerable.Repeat((byte)5, 16 * 73))),
            SomePictures.Png(24, 16, []),
            SomePictures.Png(0, 16, SomePictures.Pack([])),
            SomePictures.Png(24, 16, SomePictures.Pack(new byte[16 * 73]), extra: ("CgBI", [1, 2, 3, 4])),
        ];
        Assert.Null(SomePictures.Wrong(SomePictures.Png(24, 16, SomePictures.Pack(new byte[16 * 73]))));
        Assert.All(broken, file => Assert.Equal(Problem.PictureBroken, SomePictures.Wrong(file)));
    }

    [Fact]
    public void The_pixels_of_a_png_stay_as_they_are()
    {
        var pixels = new byte[16 * 73];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = i % 73 == 0 ? (byte)(i / 73 % 5) : (byte)(i * 7);
        }

        var clean = SomePictures.Clean(SomePictures.Png(24, 16, SomePictures.Pack(pixels)))!.Bytes;

        // Signature and header are 33 bytes; the one chunk of pixels stands before the last 12.
        using var unpacked = new System.IO.Compression.ZLibStream(new MemoryStream(clean[41..^16]), System.IO.Compression.CompressionMode.Decompress);
        using var kept = new MemoryStream();
        unpacked.CopyTo(kept);
        Assert.Equal(pixels, kept.ToArray());
    }

    [Fact]
    public void A_picture_that_moves_is_refused_or_stands_still()
    {
        var webp = SomePictures.Riff([.. SomePictures.WebpChunk("VP8X", [2, 0, 0, 0, 23, 0, 0, 15, 0, 0]), .. SomePictures.Webp[12..]]);
        var frames = SomePictures.Riff([.. SomePictures.WebpChunk("VP8X", [0, 0, 0, 0, 23, 0, 0, 15, 0, 0]), .. SomePictures.WebpChunk("ANMF", new byte[24]), .. SomePictures.Webp[12..]]);
        Assert.Equal(Problem.PictureBroken, SomePictures.Wrong(webp));
        Assert.Equal(Problem.PictureBroken, SomePictures.Wrong(frames));

        var png = SomePictures.Clean(SomePictures.Png(24, 16, extra: [("acTL", new byte[8]), ("fcTL", new byte[26])]))!.Bytes;
        Assert.Equal(SomePictures.Clean(SomePictures.Png(24, 16))!.Bytes, png);
    }

    [Fact]
    public void A_webp_whose_canvas_is_another_than_its_picture_is_broken()
    {
        var small = SomePictures.Riff([.. SomePictures.WebpChunk("VP8X", [0, 0, 0, 0, 1, 0, 0, 1, 0, 0]), .. SomePictures.Webp[12..]]);
        Assert.Equal(Problem.PictureBroken, SomePictures.Wrong(small));
    }

    [Fact]
    public void Tables_of_a_jpeg_that_hold_more_than_tables_are_refused()
    {
        byte[] With(byte marker, byte[] body) => [0xFF, 0xD8, .. SomePictures.Segment(marker, body), .. SomePictures.Jpeg[2..]];

        Assert.Equal(Problem.PictureBroken, SomePictures.Wrong(With(0xDB, [0, .. new byte[64], .. "PK\u0003\u0004"u8])));
        Assert.Equal(Problem.PictureBroken, SomePictures.Wrong(With(0xC4, [0, .. new byte[16], .. "<script>"u8])));
        Assert.Equal(Problem.PictureBroken, SomePictures.Wrong(With(0xDD, [0, 0, 1])));
        Assert.Equal(Problem.PictureBroken, SomePictures.Wrong(With(0xF0, [0])));
    }

    [Fact]
    public void A_jpeg_of_more_scans_than_any_picture_has_is_refused()
    {
        var scan = SomePictures.Segment(0xDA, [1, 1, 0, 0, 63, 0]).Append((byte)0x55).ToArray();
        byte[] head = [.. SomePictures.Jpeg[..^2]];

        Assert.Null(SomePictures.Wrong([.. head, .. Enumerable.Repeat(scan, 63).SelectMany(s => s), 0xFF, 0xD9]));
        Assert.Equal(Problem.PictureBroken, SomePictures.Wrong([.. head, .. Enumerable.Repeat(scan, 64).SelectMany(s => s), 0xFF, 0xD9]));
    }

    [Fact]
    public void The_check_sum_is_the_one_that_everybody_computes()
    {
        Assert.Equal(0xCBF43926, Crc32.Of("123456789"u8));
        Assert.Equal(0xAE426082, Crc32.Of("IEND"u8));
        Assert.Equal(0xAE426082, BinaryPrimitives.ReadUInt32BigEndian(SomePictures.Png(1, 1).AsSpan()[^4..]));
    }
}

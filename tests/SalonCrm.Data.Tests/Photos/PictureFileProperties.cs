using FsCheck;
using FsCheck.Fluent;

namespace SalonCrm.Data.Tests.Photos;

/// <summary>Whatever is sent: nothing throws, and what gets through is a picture and nothing else.</summary>
public sealed class PictureFileProperties
{
    private static readonly byte[][] Heads =
    [
        [0xFF, 0xD8, 0xFF], [.. Data.Photos.PngPicture.Signature], [.. Data.Photos.PngPicture.Signature, .. SomePictures.Chunk("IHDR", [0, 0, 0, 9, 0, 0, 0, 9, 8, 2, 0, 0, 0])],
        [.. "RIFF\u0040\0\0\0WEBP"u8], [.. "RIFF\u0040\0\0\0WEBPVP8X\u000A\0\0\0"u8],
    ];

    [Fact]
    public void Arbitrary_bytes_never_throw() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => IsRefusedOrClean(bytes) && Heads.All(head => IsRefusedOrClean([.. head, .. bytes])))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Pictures_with_bytes_altered_taken_out_and_put_in_never_throw_and_never_keep_where_they_were_taken()
    {
        var change = from kind in Gen.Choose(0, 2) from at in Gen.Choose(0, 5000) from value in Gen.Choose(0, 255) select (kind, at, value);
        var altered = from file in Gen.Elements(SomePictures.Tagged.Values.ToArray())
                      from count in Gen.Choose(1, 4)
                      from changes in change.ListOf(count)
                      select changes.Aggregate(file, Change);

        Prop.ForAll(altered.ToArbitrary(), IsRefusedOrClean).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Fact]
    public void Pictures_put_together_from_pieces_of_others_never_throw()
    {
        var pieces = SomePictures.Tagged.Values.Concat(SomePictures.All.Values).SelectMany(file => file.Chunk(32)).ToArray();
        var files = from head in Gen.Elements(Heads) from parts in Gen.Elements(pieces).ListOf() select (byte[])[.. head, .. parts.SelectMany(p => p)];

        Prop.ForAll(files.ToArbitrary(), IsRefusedOrClean).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    private static byte[] Change(byte[] file, (int Kind, int At, int Value) change)
    {
        var at = change.At % Math.Max(1, file.Length);
        return change.Kind switch
        {
            0 when file.Length > 0 => [.. file[..at], (byte)change.Value, .. file[(at + 1)..]],
            1 => [.. file[..at], (byte)change.Value, .. file[at..]],
            _ => [.. file[..at], .. file.Skip(at + change.Value)],
        };
    }

    /// <summary>Clean is what a second cleaning leaves as it is: there is no segment or chunk more to take out.</summary>
    private static bool IsRefusedOrClean(byte[] file) =>
        SomePictures.Clean(file) is not { } picture
        || (picture is { Width: > 0 and <= 2048, Height: > 0 and <= 2048 }
            && SomePictures.Clean(picture.Bytes)!.Bytes.AsSpan().SequenceEqual(picture.Bytes)
            && (picture.Bytes[0] == (byte)'R' || picture.Bytes.AsSpan().IndexOf("GPSLatitude"u8) < 0));
}

namespace SalonCrm.Admin.Tests.Photos;

/// <summary>A picture of 24 × 16 pixels, and the same as a telephone would have made it.</summary>
internal static class SomePhoto
{
    public static byte[] Jpeg { get; } = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoI"
        + "ChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAA"
        + "AAYH/8QAFhABAQEAAAAAAAAAAAAAAAAAABRh/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAb/xAAWEQADAAAAAAAAAAAAAAAAAAAAFmL/2gAMAwEAAhEDEQA/AMrs0s1PWaWasESS"
        + "9c6KGzRPWaCJIc6P/9k=");

    /// <summary>With the place where it was taken, and an archive hung on behind.</summary>
    public static byte[] Tagged { get; } = [.. Jpeg[..2], 0xFF, 0xE1, 0, 27, .. "Exif\0\0MM\0*GPSLatitude 55.75"u8[..25], .. Jpeg[2..], .. "PK\u0003\u0004"u8];
}

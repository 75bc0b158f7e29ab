using System.IO.Compression;
using System.Runtime.InteropServices;

namespace SalonCrm.Data.Photos;

/// <summary>Unpacks a PNG's pixels row by row, never more of them than its header announces, and packs them again.</summary>
internal static class PngPixels
{
    private const int LastFilter = 4;

    /// <summary>Adam7: where each pass begins and how far apart its pixels stand.</summary>
    private static readonly (int X, int Y, int Across, int Down)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>Null when they do not unpack, or to another number of rows than there must be.</summary>
    public static byte[]? Repack(PngHeader header, ReadOnlyMemory<byte> packed)
    {
        if (!MemoryMarshal.TryGetArray(packed, out var array) || array.Count == 0)
        {
            return null;
        }

        using var again = new MemoryStream(packed.Length);
        try
        {
            using var source = new ZLibStream(new MemoryStream(array.Array!, array.Offset, array.Count), CompressionMode.Decompress);
            using var target = new ZLibStream(again, CompressionLevel.Fastest, leaveOpen: true);
            foreach (var (length, rows) in Rows(header))
            {
                var row = new byte[length];
                for (var i = 0; i < rows; i++)
                {
                    if (source.ReadAtLeast(row, length, throwOnEndOfStream: false) < length || row[0] > LastFilter)
                    {
                        return null;
                    }

                    target.Write(row);
                }
            }

            if (source.ReadByte() >= 0)
            {
                return null;
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return again.ToArray();
    }

    /// <summary>How long the rows are, with the byte that names their filter, and how many there are of them.</summary>
    private static IEnumerable<(int Length, int Rows)> Rows(PngHeader header) =>
        (header.IsInterlaced ? Passes : [(0, 0, 1, 1)])
            .Select(p => (Width: (header.Width - p.X + p.Across - 1) / p.Across, Height: (header.Height - p.Y + p.Down - 1) / p.Down))
            .Where(p => p is { Width: > 0, Height: > 0 })
            .Select(p => (1 + (int)((((long)p.Width * header.BitsPerPixel) + 7) / 8), p.Height));
}

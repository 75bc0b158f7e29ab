using System.Text;

namespace SalonCrm.Data.Exchange;

/// <summary>The code pages that contacts in Russian, Ukrainian and Polish were written in before UTF-8.</summary>
internal static class LegacyEncoding
{
    // Asked directly, not registered: whether the process knows code pages is not for this library to change.
    private static readonly EncodingProvider CodePages = CodePagesEncodingProvider.Instance;
    private static readonly Encoding Cyrillic = CodePages.GetEncoding(1251)!;
    private static readonly Encoding CyrillicDos = CodePages.GetEncoding(866)!;
    private static readonly Encoding CyrillicUnix = CodePages.GetEncoding("koi8-u")!;
    private static readonly Encoding CentralEuropean = CodePages.GetEncoding(1250)!;

    public static Encoding Guess(ReadOnlySpan<byte> bytes)
    {
        int high = 0, dos = 0, besideLatin = 0, besideHigh = 0, rising = 0, falling = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var (one, next) = (bytes[i], i + 1 < bytes.Length ? bytes[i + 1] : (byte)' ');
            high += one >= 0x80 ? 1 : 0;
            dos += one is >= 0x80 and < 0xB0 ? 1 : 0;
            besideHigh += one >= 0x80 && next >= 0x80 ? 1 : 0;
            besideLatin += (one >= 0x80 && char.IsAsciiLetter((char)next)) || (char.IsAsciiLetter((char)one) && next >= 0x80) ? 1 : 0;
            falling += one is >= 0xC0 and < 0xE0 && next >= 0xE0 ? 1 : 0;
            rising += one >= 0xE0 && next is >= 0xC0 and < 0xE0 ? 1 : 0;
        }

        // Polish letters stand among ASCII ones; Cyrillic ones keep to themselves.
        if (besideLatin > besideHigh)
        {
            return CentralEuropean;
        }

        // Windows-1251 has rare signs where code page 866 has its capitals and half of its small letters.
        if (dos * 3 > high)
        {
            return CyrillicDos;
        }

        // A name begins with a capital. KOI8 has capitals where Windows-1251 has small letters, and the other way round.
        return rising > falling ? CyrillicUnix : Cyrillic;
    }

    public static Encoding? Named(string? charset)
    {
        if (string.IsNullOrWhiteSpace(charset))
        {
            return null;
        }

        try
        {
            return CodePages.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}

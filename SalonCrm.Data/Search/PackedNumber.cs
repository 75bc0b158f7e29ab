namespace SalonCrm.Data.Search;

/// <summary>
/// A number in 64 bits: at most 15 digits of four bits each (a digit + 1, the first lowest), and above them where its
/// national part begins.
/// </summary>
internal static class PackedNumber
{
    /// <summary>Most digits of a number (ITU-T E.164).</summary>
    public const int MostDigits = 15;

    private const int NationalAt = 4 * MostDigits;

    /// <summary>The digits alone.</summary>
    public static ulong Digits(ulong packed) => packed & ((1UL << NationalAt) - 1);

    public static ulong Of(DirectoryNumber number)
    {
        var packed = (ulong)number.National << NationalAt;
        for (var i = 0; i < number.Digits.Length; i++)
        {
            packed |= (ulong)(number.Digits[i] - '0' + 1) << (4 * i);
        }

        return packed;
    }

    public static DirectoryNumber Unpack(ulong packed)
    {
        Span<char> digits = stackalloc char[MostDigits];
        var length = 0;
        for (var rest = Digits(packed); rest != 0; rest >>= 4)
        {
            digits[length++] = (char)('0' + (int)(rest & 15) - 1);
        }

        return new(digits[..length].ToString(), (int)(packed >> NationalAt));
    }
}

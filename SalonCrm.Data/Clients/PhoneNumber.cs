using SalonCrm.Data.Network;

namespace SalonCrm.Data.Clients;

/// <summary>
/// A telephone number that can be called from anywhere: the calling code of a country and a national number, at most
/// fifteen digits together (ITU-T E.164), and perhaps an extension behind it.
/// </summary>
/// <remarks>
/// Two numbers are equal if their digits and their extensions are. The default value is no number: its texts are empty.
/// </remarks>
public readonly record struct PhoneNumber
{
    private readonly string? _digits;

    private PhoneNumber(string digits, string? extension)
    {
        _digits = digits;
        Extension = extension;
    }

    /// <summary>The form that is stored and compared: a plus and the digits, "+79161234567". Without the extension.</summary>
    public string E164 => Digits.Length == 0 ? "" : "+" + Digits;

    /// <summary>The digits of <see cref="E164"/> without the plus.</summary>
    public string Digits => _digits ?? "";

    /// <summary>One to eight digits, dialled after the call is answered; null if the text carried none.</summary>
    public string? Extension { get; }

    /// <summary>
    /// Whose number this is. Null if countries share it (freephone in North America, the French Antilles), if its calling
    /// code belongs to the whole world, or if that code has been assigned to no one.
    /// </summary>
    public Country? Country => CallingCodes.Of(Digits) is { } code ? CallingCodes.Owner(code, Digits[code.Length..]) : null;

    /// <summary>
    /// As written for people abroad, in the groups that are usual there: "+7 916 123-45-67". In groups of three where
    /// the country's plan is not known. Without the extension.
    /// </summary>
    public string International => Digits.Length == 0 ? "" : PhoneWriting.International(Digits);

    /// <summary>
    /// As written within <see cref="Country"/>: "8 (916) 123-45-67". The international form where that is not known.
    /// Without the extension.
    /// </summary>
    public string National => Digits.Length == 0 ? "" : PhoneWriting.National(Digits);

    /// <summary>
    /// For those who may not see the number: "+7 916 •••-••-67". The calling code, the operator or area and the last two
    /// digits are seen. At least five digits are hidden always: where there are too few, less is seen of the area first
    /// ("+48 60• ••• •67"), then of the end; of a national number with up to five digits nothing is. The extension is
    /// not shown.
    /// </summary>
    public string Masked => Digits.Length == 0 ? "" : PhoneWriting.Masked(Digits);

    /// <summary>Understands a number as people type and paste it, and as <c>tel:</c> links carry it (RFC 3966).</summary>
    /// <param name="text">
    /// Any text. Read are digits of every script, all usual separators, a plus or an international prefix (00; 8-10; 011
    /// in North America), the trunk prefix of <paramref name="home"/>, an extension.
    /// </param>
    /// <param name="home">
    /// The country in which a number without a plus is at home. Null: only numbers with a plus or 00 are understood.
    /// </param>
    /// <param name="number">The number, or the default value.</param>
    /// <param name="problem">Why it is not a number; <see cref="PhoneProblem.None"/> if it is.</param>
    /// <returns>Whether the text is a number. Nothing is ever thrown.</returns>
    public static bool TryParse(string? text, Country? home, out PhoneNumber number, out PhoneProblem problem)
    {
        number = default;
        if (PhoneText.Read(text, out problem) is not { } read)
        {
            return false;
        }

        var digits = PhoneReading.Read(read, home, out problem);
        if (problem != PhoneProblem.None)
        {
            return false;
        }

        number = new PhoneNumber(digits, read.Extension);
        return true;
    }

    /// <summary>Takes back a number that was stored as <see cref="E164"/>.</summary>
    /// <param name="e164">
    /// A plus and five to fifteen digits, the first of them not zero. Whether the number fits today's plan of its country is
    /// not asked, so that what was stored under yesterday's can be read.
    /// </param>
    /// <exception cref="FormatException">It is anything else. The message does not repeat it.</exception>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public static PhoneNumber FromE164(string e164)
    {
        ArgumentNullException.ThrowIfNull(e164);
        var fits = e164.Length is > 5 and <= NumberingPlan.MostDigits + 1
            && e164[0] == '+'
            && e164[1] != '0'
            && !e164.AsSpan(1).ContainsAnyExceptInRange('0', '9');
        return fits
            ? new PhoneNumber(e164[1..], extension: null)
            : throw new FormatException("A stored telephone number is not in the form of E.164.");
    }

    /// <summary>The masked form, so that a number cannot get into a log or an error message unnoticed.</summary>
    public override string ToString() => Masked;
}

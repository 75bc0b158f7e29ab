using SalonCrm.Data.Network;

namespace SalonCrm.Data.Clients;

/// <summary>One kind of number in a country's plan: how it begins, how long it is, how it is written.</summary>
/// <param name="leading">How the national number begins; see <see cref="LeadingDigits"/>.</param>
/// <param name="international">What follows the calling code; each <c>#</c> is a digit, so their count is the greatest length.</param>
/// <param name="national">As written within the country, trunk prefix included; null if that is not known.</param>
/// <param name="shortest">The smallest number of digits, 0 if the length is fixed. A shorter number fills the pattern from the left.</param>
internal sealed class NumberShape(string leading, string international, string? national, int shortest = 0)
{
    public LeadingDigits Leading { get; } = new(leading);

    public string International { get; } = international;

    public string? National { get; } = national;

    public int Longest { get; } = international.Count(c => c == '#');

    public int Shortest { get; } = shortest > 0 ? shortest : international.Count(c => c == '#');

    /// <summary>Digits of the operator or area: the first group of the international form.</summary>
    public int AreaLength { get; } = international.TakeWhile(c => c == '#').Count();

    public bool Fits(string national) =>
        national.Length >= Shortest && national.Length <= Longest && Leading.Match(national);
}

/// <summary>How numbers are made and written in a country.</summary>
internal sealed partial class NumberingPlan
{
    /// <summary>ITU-T E.164, 6.2: calling code and national number together have at most fifteen digits.</summary>
    public const int MostDigits = 15;

    /// <summary>No plan in use has shorter numbers that can be called from abroad.</summary>
    public const int FewestNationalDigits = 4;

    /// <summary>ISO 3166 code of the country.</summary>
    public required string Country { get; init; }

    public required IReadOnlyList<NumberShape> Shapes { get; init; }

    /// <summary>
    /// What is dialled before the national number within the country, longest first, with those of the past
    /// that people still write. Empty if the number is always dialled whole.
    /// </summary>
    public IReadOnlyList<string> Trunks { get; init; } = [];

    /// <summary>What is dialled for abroad, beside the common 00.</summary>
    public string? InternationalPrefix { get; init; }

    /// <summary>A zero in brackets after the calling code is a part of the number and not a trunk prefix.</summary>
    public bool ZeroIsPartOfNumber { get; init; }

    /// <summary>Where local numbers vary in length, one this short without a trunk prefix may lack its area code.</summary>
    public int ShortestWithoutTrunk { get; init; }

    /// <summary>The plan of a country, or of the one whose calling code it shares; null if it is not known here.</summary>
    public static NumberingPlan? Of(Country? country) =>
        country is null ? null
        : Known.GetValueOrDefault(country.Code) ?? Known.GetValueOrDefault(CallingCodes.Host(country.CallingCode)?.Code ?? "");

    /// <summary>The plan that a national number after this calling code follows.</summary>
    public static NumberingPlan? Of(string callingCode, string national) =>
        Of(CallingCodes.Owner(callingCode, national) ?? CallingCodes.Host(callingCode));

    /// <summary>What is wrong with a number; a country without a plan here is held to the general bounds alone.</summary>
    public static PhoneProblem Judge(string callingCode, string national) =>
        callingCode.Length + national.Length > MostDigits ? PhoneProblem.TooLong
        : national.Length < FewestNationalDigits ? PhoneProblem.TooShort
        : Of(callingCode, national)?.Judge(national) ?? PhoneProblem.None;

    public NumberShape? ShapeOf(string national) => Shapes.FirstOrDefault(s => s.Fits(national));

    private PhoneProblem Judge(string national)
    {
        if (ShapeOf(national) is not null)
        {
            return PhoneProblem.None;
        }

        var alike = Shapes.Where(s => s.Leading.Match(national)).ToList();
        var measured = alike.Count > 0 ? alike : Shapes;
        return national.Length < measured.Min(s => s.Shortest) ? PhoneProblem.TooShort
            : national.Length > measured.Max(s => s.Longest) ? PhoneProblem.TooLong
            : PhoneProblem.NoSuchNumber;
    }
}

using SalonCrm.Data.Network;

namespace SalonCrm.Data.Clients;

/// <summary>Finds the full number behind the digits that were written.</summary>
internal static class PhoneReading
{
    private const string CommonPrefix = "00";

    /// <summary>Once dialled from all of the former Soviet Union, and still written there for numbers abroad.</summary>
    private const string OldPrefix = "810";

    /// <summary>Calling code and national number in one, if <paramref name="problem"/> is none; else an empty text.</summary>
    public static string Read(PhoneText text, Country? home, out PhoneProblem problem)
    {
        var digits = text.Digits;
        if (text.Plus)
        {
            // "+00 48" says the same thing twice. "+8 (495)" is a Russian trunk prefix and not Vietnam's calling code 84.
            var skipped = digits.StartsWith(CommonPrefix, StringComparison.Ordinal) ? CommonPrefix.Length : 0;
            if (text.FirstGroup == 1 && digits.StartsWith('8') && digits.Length > 1)
            {
                problem = PhoneProblem.NoSuchCountry;
                return "";
            }

            return ReadInternational(text, skipped, out problem);
        }

        var plan = NumberingPlan.Of(home);
        if (plan?.InternationalPrefix is { } own && digits.StartsWith(own, StringComparison.Ordinal))
        {
            return ReadInternational(text, own.Length, out problem);
        }

        if (digits.StartsWith(CommonPrefix, StringComparison.Ordinal))
        {
            return ReadInternational(text, CommonPrefix.Length, out problem);
        }

        if (home is null)
        {
            problem = digits.Length < NumberingPlan.FewestNationalDigits ? PhoneProblem.TooShort
                : digits.Length > NumberingPlan.MostDigits + OldPrefix.Length ? PhoneProblem.TooLong
                : PhoneProblem.HomeCountryNeeded;
            return "";
        }

        var full = plan is null ? ReadByCommonHabit(digits, home, out problem) : ReadNational(text, plan, home, out problem);
        if (problem == PhoneProblem.TooLong && digits.StartsWith(OldPrefix, StringComparison.Ordinal))
        {
            var abroad = ReadInternational(text, OldPrefix.Length, out var problemAbroad);
            if (problemAbroad == PhoneProblem.None)
            {
                problem = PhoneProblem.None;
                return abroad;
            }
        }

        return full;
    }

    private static string ReadInternational(PhoneText text, int skipped, out PhoneProblem problem)
    {
        var digits = text.Digits[skipped..];
        if (CallingCodes.Of(digits) is not { } callingCode)
        {
            problem = CallingCodes.CouldBecomeOne(digits) ? PhoneProblem.TooShort : PhoneProblem.NoSuchCountry;
            return "";
        }

        var national = digits[callingCode.Length..];
        var plan = NumberingPlan.Of(callingCode, national);
        if (text.BracketedZeroAt == skipped + callingCode.Length && plan?.ZeroIsPartOfNumber != true)
        {
            national = national[1..];
        }

        problem = NumberingPlan.Judge(callingCode, national);
        if (problem == PhoneProblem.None)
        {
            return callingCode + national;
        }

        // "+7 8 (916)…", "+380 (050)…": the trunk prefix is not a part of the number, but people leave it in.
        var bare = WithoutTrunk(callingCode, national, plan);
        problem = bare is null ? problem : PhoneProblem.None;
        return bare is null ? "" : callingCode + bare;
    }

    private static string ReadNational(PhoneText text, NumberingPlan plan, Country home, out PhoneProblem problem)
    {
        var digits = text.Digits;
        var code = home.CallingCode;
        if (WithoutTrunk(code, digits, plan) is { } bare)
        {
            problem = PhoneProblem.None;
            return code + bare;
        }

        var trunk = plan.Trunks.FirstOrDefault(t => digits.StartsWith(t, StringComparison.Ordinal));
        var withCode = digits.StartsWith(code, StringComparison.Ordinal) ? digits[code.Length..] : null;
        var whole = NumberingPlan.Judge(code, digits);
        if (whole == PhoneProblem.None && digits.Length < plan.ShortestWithoutTrunk)
        {
            whole = PhoneProblem.TooShort;
        }

        // A first digit that stands alone is a trunk prefix or calling code, not the beginning of an area code:
        // "8 343 123-45-6" lacks a digit and is not a number of area 834. And in Russia ten digits from 7 on are
        // not a Kazakh number but a Russian one with a digit missing.
        var standsAlone = text.FirstGroup == 1 && (trunk?.Length == 1 || (withCode is not null && code.Length == 1));
        var foreign = withCode is not null && CallingCodes.Owner(code, digits) != home;
        if (whole == PhoneProblem.None && !standsAlone && !foreign)
        {
            problem = PhoneProblem.None;
            return code + digits;
        }

        var afterCode = withCode is null ? PhoneProblem.NoSuchNumber : NumberingPlan.Judge(code, withCode);
        if (afterCode == PhoneProblem.None)
        {
            problem = PhoneProblem.None;
            return code + withCode;
        }

        problem = trunk is not null ? NumberingPlan.Judge(code, digits[trunk.Length..])
            : whole == PhoneProblem.TooShort || withCode is null ? whole
            : afterCode;
        return "";
    }

    private static string? WithoutTrunk(string callingCode, string digits, NumberingPlan? plan) =>
        plan?.Trunks
            .Where(t => digits.StartsWith(t, StringComparison.Ordinal))
            .Select(t => digits[t.Length..])
            .FirstOrDefault(rest => NumberingPlan.Judge(callingCode, rest) == PhoneProblem.None);

    /// <summary>
    /// Where the plan is not known: a leading zero is the trunk prefix, as nearly everywhere, and the calling code
    /// is taken for one only in front of more digits than national numbers commonly have.
    /// </summary>
    private static string ReadByCommonHabit(string digits, Country home, out PhoneProblem problem)
    {
        const int CommonLength = 10;
        var code = home.CallingCode;
        var national = digits.StartsWith('0') ? digits[1..]
            : digits.Length > CommonLength && digits.StartsWith(code, StringComparison.Ordinal) ? digits[code.Length..]
            : digits;
        problem = NumberingPlan.Judge(code, national);
        return problem == PhoneProblem.None ? code + national : "";
    }
}

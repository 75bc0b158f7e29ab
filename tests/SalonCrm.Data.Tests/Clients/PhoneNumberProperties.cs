using FsCheck;
using FsCheck.Fluent;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Tests.Clients;

public class PhoneNumberProperties
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(3000);

    private static readonly Gen<Country?> Home = Gen.Elements<Country?>([null, .. Country.All]);

    /// <summary>Texts that come near to numbers: digits and all that stands among them.</summary>
    private static readonly Gen<string> NearlyANumber = Gen
        .Elements("0", "1", "7", "8", "9", "48", "800", "810", "00", "+", "(0)", "(", ")", "-", " ", ".", ",", ";", "#", "x", "доб.", "ext=",
            "tel:", "%", "%2B", ";phone-context=+", "٣", "\u200E", "\u20E3", "\uD835", "🂠", "•", "тел. ", "\0")
        .ListOf()
        .Select(string.Concat);

    /// <summary>Numbers made from every shape of every known plan.</summary>
    private static readonly Gen<string> FromPlans =
        from plan in Gen.Elements(NumberingPlan.All.ToArray())
        from shape in Gen.Elements(plan.Shapes.ToArray())
        from head in Gen.Elements(shape.Leading.Heads.ToArray())
        from tail in Gen.Elements("0123456789".ToCharArray()).ArrayOf(shape.Longest)
        from length in Gen.Choose(shape.Shortest, shape.Longest)
        let start = string.Concat(head.Split('-')[0].Select((c, i) => c switch { 'X' => tail[i], 'N' => '2', _ => c }))
        select Country.Find(plan.Country)!.CallingCode + (start + new string(tail))[..length];

    /// <summary>Any digits after any calling code, whether there is such a number or not.</summary>
    private static readonly Gen<string> FromAnywhere =
        from country in Gen.Elements(Country.All.ToArray())
        from length in Gen.Choose(4, 12)
        from digits in Gen.Elements("0123456789".ToCharArray()).ArrayOf(length)
        select country.CallingCode + new string(digits);

    [Fact]
    public void No_text_makes_it_throw() =>
        Check(Gen.OneOf(ArbMap.Default.GeneratorFor<string>(), NearlyANumber).SelectMany(_ => Home, (text, home) => (text, home)), input =>
        {
            var understood = PhoneNumber.TryParse(input.text, input.home, out var number, out var problem);
            return understood == (problem == PhoneProblem.None)
                && understood == (number != default)
                && (!understood || number == Again(number.E164, home: null, number.Extension));
        });

    [Fact]
    public void Every_shape_of_every_plan_makes_numbers() =>
        Check(FromPlans, digits => PhoneNumber.TryParse("+" + digits, home: null, out var number, out _)
            && string.Equals(number.Digits, digits, StringComparison.Ordinal));

    [Fact]
    public void What_is_written_is_read_back() =>
        Check(Gen.OneOf(FromPlans, FromAnywhere), digits =>
            !PhoneNumber.TryParse("+" + digits, home: null, out var number, out _)
            || (number == Again(number.E164, home: null)
                && number == Again(number.International, home: null)
                && number == Again(number.International, Country.Find("RU"))
                && number == Again(number.National, number.Country)
                && number == PhoneNumber.FromE164(number.E164)));

    [Fact]
    public void At_least_five_digits_are_hidden_and_the_grouping_stays() =>
        Check(Gen.OneOf(FromPlans, FromAnywhere, FromAnywhere.Select(d => "999" + d[..5])), digits =>
        {
            var number = PhoneNumber.FromE164("+" + digits);
            var national = digits.Length - (CallingCodes.Of(digits)?.Length ?? 0);
            var hidden = number.Masked.Count(c => c == PhoneWriting.Hidden);
            var end = number.Masked[(number.Masked.LastIndexOf(PhoneWriting.Hidden) + 1)..];

            return hidden >= Math.Min(5, national)
                && end.Count(char.IsAsciiDigit) <= 2
                && number.Masked.Length == number.International.Length
                && number.Masked.Zip(number.International).All(p => p.First == p.Second || (p.First == PhoneWriting.Hidden && char.IsAsciiDigit(p.Second)))
                && !PhoneNumber.TryParse(number.Masked, home: null, out _, out _);
        });

    [Fact]
    public void Separators_change_nothing() =>
        Check(
            from digits in Gen.OneOf(FromPlans, FromAnywhere)
            from marks in Gen.Elements("", " ", "-", ".", "\u00A0", "\u2013", "\u200E").ArrayOf(digits.Length)
            select (digits, text: "+" + digits[0] + string.Concat(digits.Skip(1).Zip(marks, (d, m) => d + m))),
            input => !PhoneNumber.TryParse("+" + input.digits, home: null, out var number, out _)
                || number == Again(input.text, home: null));

    private static PhoneNumber Again(string text, Country? home, string? extension = null) =>
        PhoneNumber.TryParse(extension is null ? text : $"{text};ext={extension}", home, out var number, out _) ? number : default;

    private static void Check<T>(Gen<T> gen, Func<T, bool> holds) => Prop.ForAll(gen.ToArbitrary(), holds).Check(Thorough);
}

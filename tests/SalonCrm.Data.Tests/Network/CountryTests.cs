using System.Globalization;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Tests.Network;

public class CountryTests
{
    [Theory]
    [InlineData("RU", "7")]
    [InlineData("KZ", "7")]
    [InlineData("PL", "48")]
    [InlineData("UA", "380")]
    [InlineData("US", "1")]
    [InlineData("XK", "383")]
    [InlineData("pl", "48")]
    public void A_country_is_found_by_its_code(string code, string callingCode) =>
        Assert.Equal(callingCode, Country.Find(code)?.CallingCode);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ZZ")]
    [InlineData("RUS")]
    [InlineData("AN")]
    public void An_unknown_code_finds_no_country(string? code) => Assert.Null(Country.Find(code));

    [Fact]
    public void All_countries_are_listed_once_and_in_order()
    {
        var codes = Country.All.Select(c => c.Code).ToList();

        Assert.Equal(248, codes.Count);
        Assert.Equal([.. codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], codes);
        Assert.All(Country.All, c => Assert.Same(c, Country.Find(c.Code)));
        Assert.All(Country.All, c => Assert.Matches("^[1-9][0-9]{0,2}$", c.CallingCode));
    }

    [Fact]
    public void No_calling_code_is_the_beginning_of_another()
    {
        var codes = Country.All.Select(c => c.CallingCode).Distinct(StringComparer.Ordinal).ToList();

        Assert.DoesNotContain(codes, a => codes.Exists(b => b.Length > a.Length && b.StartsWith(a, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_calling_code_has_one_host_and_finds_its_way_back() =>
        Assert.All(Country.All, c =>
        {
            Assert.Equal(c.CallingCode, CallingCodes.Of(c.CallingCode + "2345"));
            Assert.Equal(c.CallingCode, CallingCodes.Host(c.CallingCode)?.CallingCode);
        });

    [Theory]
    [InlineData("ru-RU", "Польша")]
    [InlineData("pl-PL", "Polska")]
    [InlineData("uk-UA", "Польща")]
    [InlineData("en-GB", "Poland")]
    [InlineData("en", "Poland")]
    [InlineData("", "Poland")]
    public void A_country_is_named_in_the_language_of_the_reader(string culture, string name) =>
        Assert.Equal(name, Country.Find("PL")!.NameIn(CultureInfo.GetCultureInfo(culture)), StringComparer.Ordinal);

    [Fact]
    public void Every_country_has_a_name() =>
        Assert.All(Country.All, c => Assert.Matches(@"^\p{IsCyrillic}", c.NameIn(CultureInfo.GetCultureInfo("ru"))));
}

using SalonCrm.Data.Calls;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Tests.Calls;

public sealed class CallerNumberTests
{
    private static readonly Country? Russia = Country.Find("RU");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("+")]
    [InlineData("-")]
    [InlineData("anonymous")]
    [InlineData("Anonymous")]
    [InlineData("\"Anonymous\" <sip:anonymous@anonymous.invalid>")]
    [InlineData("unknown")]
    [InlineData("Restricted")]
    [InlineData("PRIVATE")]
    [InlineData("withheld")]
    [InlineData("asterisk")]
    [InlineData("+266696687")]
    [InlineData("+7378742833")]
    [InlineData("+8656696")]
    [InlineData("+86282452253")]
    public void Who_hides_the_number_has_none(string? told) => Assert.Null(CallerNumber.Told(told));

    [Theory]
    [InlineData("101", "101")]
    [InlineData("sip:101@pbx.local", "101")]
    [InlineData("PJSIP/101", "PJSIP/101")]
    [InlineData("reception", "reception")]
    [InlineData("123456", "123456")]
    public void A_few_digits_or_a_name_are_a_phone_of_the_house(string told, string kept)
    {
        Assert.Equal(kept, CallerNumber.Told(told));
        Assert.True(CallerNumber.IsInternal(kept));
        Assert.False(LineName.TryRead(kept, Russia, out _));
    }

    [Theory]
    [InlineData("+79161234567")]
    [InlineData("79161234567")]
    [InlineData("89161234567")]
    [InlineData("9161234567")]
    [InlineData("8 (916) 123-45-67")]
    [InlineData("sip:+79161234567@sip.example")]
    [InlineData("\"Мария\" <79161234567>")]
    [InlineData("tel:+7-916-123-45-67")]
    [InlineData("  +7 916 123 45 67 ")]
    public void However_an_exchange_writes_a_number_it_is_the_same(string told)
    {
        Assert.True(LineName.TryRead(CallerNumber.Told(told)!, Russia, out var number));
        Assert.Equal("+79161234567", number.E164);
    }

    [Theory]
    [InlineData("RU", "380501234567", "+380501234567")]
    [InlineData("PL", "48601234567", "+48601234567")]
    [InlineData("PL", "601234567", "+48601234567")]
    [InlineData("UA", "0501234567", "+380501234567")]
    [InlineData("UA", "380501234567", "+380501234567")]
    [InlineData("PL", "266696687", "+48266696687")]
    public void A_number_without_a_plus_is_at_home_or_begins_with_a_calling_code(string home, string told, string e164)
    {
        Assert.True(LineName.TryRead(CallerNumber.Told(told)!, Country.Find(home), out var number));
        Assert.Equal(e164, number.E164);
    }

    /// <summary>Read as Vietnam's now, it could not become Moscow's once the line is known.</summary>
    [Fact]
    public void While_nobody_knows_the_country_a_number_without_a_plus_stays_as_it_was_told() =>
        Assert.False(LineName.TryRead("84951234567", null, out _));

    [Theory]
    [InlineData("+7 (495) 123-45-67")]
    [InlineData("84951234567")]
    [InlineData("74951234567")]
    [InlineData("SIP:74951234567@pbx")]
    [InlineData(" 4951234567 ")]
    public void However_a_line_is_written_it_is_one(string written) => Assert.Equal("+74951234567", LineName.Of(written, Russia));

    [Theory]
    [InlineData("Ресепшн Арбат ", "ресепшн арбат")]
    [InlineData("Trunk-1", "trunk-1")]
    [InlineData("101", "101")]
    [InlineData(" ", null)]
    [InlineData(null, null)]
    public void A_line_that_is_no_number_is_compared_in_lower_case(string? written, string? name) => Assert.Equal(name, LineName.Of(written, Russia));
}

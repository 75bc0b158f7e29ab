using SalonCrm.Data.Exchange;

namespace SalonCrm.Data.Tests.Exchange;

public class BirthDateTests
{
    private static readonly DateOnly Expected = new(1985, 4, 12);

    [Theory]
    [InlineData("12.04.1985")]
    [InlineData("12.4.1985 г.")]
    [InlineData("1985-04-12")]
    [InlineData("1985/04/12")]
    [InlineData("1985.04.12")]
    [InlineData("12.04.1985 0:00:00")]
    [InlineData("12 апреля 1985 г.")]
    [InlineData("12 kwietnia 1985")]
    [InlineData("12 квітня 1985 р.")]
    [InlineData("April 12, 1985")]
    public void A_date_that_reads_in_one_way_is_read(string text) =>
        Assert.Equal(Expected, BirthDateText.Read(text, monthFirst: false).Date);

    [Theory]
    [InlineData("25/04/1985", 25)]
    [InlineData("04/25/1985", 25)]
    [InlineData("4-25-1985", 25)]
    [InlineData("04/04/1985", 4)]
    public void A_date_with_slashes_is_read_where_only_one_order_is_possible(string text, int day) =>
        Assert.Equal(new DateOnly(1985, 4, day), BirthDateText.Read(text, monthFirst: false).Date);

    [Fact]
    public void A_date_that_could_be_either_is_read_only_where_the_file_says_how()
    {
        Assert.Equal(new BirthDateText(null, null, "04/12/1985"), BirthDateText.Read("04/12/1985", monthFirst: false));
        Assert.Equal(Expected, BirthDateText.Read("04/12/1985", monthFirst: true).Date);
        Assert.Equal(new DateOnly(1985, 4, 25), BirthDateText.Read("25/04/1985", monthFirst: true).Date);
    }

    [Theory]
    [InlineData("12.04.85")]
    [InlineData("31149")]
    [InlineData("30.02.1985")]
    [InlineData("весной")]
    [InlineData("99999999")]
    public void What_cannot_be_read_is_told(string text) =>
        Assert.Equal(new BirthDateText(null, null, text), BirthDateText.Read(text, monthFirst: false));

    [Theory]
    [InlineData("12.04")]
    [InlineData("1985")]
    [InlineData("--0412")]
    [InlineData("1604-04-12")]
    public void A_part_of_a_date_is_a_part(string text) =>
        Assert.Equal(new BirthDateText(null, text, null), BirthDateText.Read(text, monthFirst: false));

    [Theory]
    [InlineData("0/0/00")]
    [InlineData("00.00.0000")]
    [InlineData("-")]
    [InlineData(null)]
    public void Nothing_is_nothing(string? text) => Assert.Equal(default, BirthDateText.Read(text, monthFirst: false));
}

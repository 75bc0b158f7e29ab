using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Tests.Clients;

public class PhoneNumberTests
{
    [Theory]
    [InlineData("8 (916) 123-45-67")]
    [InlineData("8(916)1234567")]
    [InlineData("8-916-123-45-67")]
    [InlineData("8 916 123 45 67,")]
    [InlineData("89161234567")]
    [InlineData("79161234567")]
    [InlineData("7 916 123-45-67")]
    [InlineData("9161234567")]
    [InlineData("(916) 123-45-67")]
    [InlineData("+7 916 1234567")]
    [InlineData("+7 8 (916) 123-45-67")]
    [InlineData("+7 (8916) 1234567")]
    [InlineData("00 7 916 123 45 67")]
    [InlineData("8-10-7-916-123-45-67")]
    [InlineData("тел. 8 916 123-45-67")]
    [InlineData("моб.: 8 916 123-45-67")]
    public void A_number_typed_the_Russian_way_is_understood(string text) => Assert.Equal("+79161234567", Read(text, "RU").E164);

    [Theory]
    [InlineData("８（９１６）１２３－４５－６７")]
    [InlineData("＋７９１６１２３４５６７")]
    [InlineData("٨٩١٦١٢٣٤٥٦٧")]
    [InlineData("+۷۹۱۶۱۲۳۴۵۶۷")]
    [InlineData("+𝟕𝟗𝟏𝟔𝟏𝟐𝟑𝟒𝟓𝟔𝟕")]
    [InlineData("8\u00A0916\u202F123\u200945\u300067")]
    [InlineData("8\u2010916\u2011123\u201245\u201367")]
    [InlineData("8\u2014916\u2015123\u221245\uFF0D67")]
    [InlineData("8.916.123.45.67")]
    [InlineData("8/916/123/45/67")]
    [InlineData("8 916 123·45·67.")]
    [InlineData("8_916_123_45_67")]
    [InlineData("8 [916] 123 45 67")]
    [InlineData("\u200E+7 916 123-45-67")]
    [InlineData("\u202A+7\u00AD916123\u200B4567\u202C")]
    [InlineData("\uFEFF8 916 123-45-67\r\n")]
    [InlineData("\t8 916\t123 45 67")]
    [InlineData("'89161234567")]
    [InlineData("☎ 8 916 123-45-67")]
    [InlineData("№ 8 916 123-45-67")]
    [InlineData("(+7) 916 123-45-67")]
    [InlineData("+ 7 916 123-45-67")]
    [InlineData("+007 916 123-45-67")]
    [InlineData("7\uFE0F\u20E39161234567")]
    public void Digits_and_separators_of_every_kind_are_understood(string text) => Assert.Equal("+79161234567", Read(text, "RU").E164);

    [Theory]
    [InlineData("tel:+7-916-123-45-67;ext=12", "12")]
    [InlineData("TEL:+79161234567;isub=1;ext=0012", "0012")]
    [InlineData("tel:+7%20916%20123-45-67", null)]
    [InlineData("tel:%2B79161234567", null)]
    [InlineData("tel://+79161234567", null)]
    [InlineData("tel:916-123-45-67;phone-context=+7", null)]
    [InlineData("tel:9161234567;phone-context=salon.example", null)]
    [InlineData("callto:+79161234567", null)]
    public void A_link_is_understood(string text, string? extension)
    {
        var number = Read(text, "RU");

        Assert.Equal("+79161234567", number.E164);
        Assert.Equal(extension, number.Extension);
    }

    [Theory]
    [InlineData("8 495 123-45-67 доб. 12", "12")]
    [InlineData("8 495 123-45-67 (доб. 12)", "12")]
    [InlineData("8 495 123-45-67доб12", "12")]
    [InlineData("8 495 123-45-67, доб. 12", "12")]
    [InlineData("8 495 123-45-67 ДОБАВОЧНЫЙ № 305", "305")]
    [InlineData("8 495 123-45-67 вн. 7", "7")]
    [InlineData("8 495 123-45-67 дод. 12", "12")]
    [InlineData("8 495 123-45-67 ext. 12", "12")]
    [InlineData("8 495 123-45-67 Ext: 12", "12")]
    [InlineData("+74951234567;ext=12", "12")]
    [InlineData("8 495 123-45-67 x12", "12")]
    [InlineData("8 495 123-45-67 х12", "12")]
    [InlineData("8 495 123-45-67 wew. 12", "12")]
    [InlineData("8 495 123-45-67,12", "12")]
    [InlineData("8 495 123-45-67,,12", "12")]
    [InlineData("8 495 123-45-67#12", "12")]
    [InlineData("8 495 123-45-67 #12", "12")]
    [InlineData("8 495 123-45-67 доб. １２", "12")]
    public void An_extension_is_kept_apart(string text, string extension)
    {
        var number = Read(text, "RU");

        Assert.Equal("+74951234567", number.E164);
        Assert.Equal(extension, number.Extension);
        Assert.NotEqual(Read("8 495 123-45-67", "RU"), number);
    }

    [Theory]
    [InlineData("PL", "0048 601 234 567", "+48601234567")]
    [InlineData("RU", "0048 601 234 567", "+48601234567")]
    [InlineData("RU", "8-10-48 601 234 567", "+48601234567")]
    [InlineData("RU", "81048601234567", "+48601234567")]
    [InlineData("RU", "8~10 48 601 234 567", "+48601234567")]
    [InlineData("BY", "8-10-48 601 234 567", "+48601234567")]
    [InlineData("UZ", "8-10-48 601 234 567", "+48601234567")]
    [InlineData("UA", "8-10-48 601 234 567", "+48601234567")]
    [InlineData("PL", "8-10-7 916 123-45-67", "+79161234567")]
    [InlineData("US", "011 48 601 234 567", "+48601234567")]
    [InlineData("CA", "01148601234567", "+48601234567")]
    [InlineData(null, "0048 601 234 567", "+48601234567")]
    [InlineData(null, "+48 601 234 567", "+48601234567")]
    [InlineData("RU", "+44 (0)20 7946 0958", "+442079460958")]
    [InlineData("GB", "0044 (0) 20 7946 0958", "+442079460958")]
    [InlineData("RU", "+44 020 7946 0958", "+442079460958")]
    [InlineData("RU", "+49 (0)30 123456", "+4930123456")]
    [InlineData("RU", "+43 (0)664 1234567", "+436641234567")]
    [InlineData("RU", "+380 (050) 123-45-67", "+380501234567")]
    [InlineData("RU", "+375 (029) 123-45-67", "+375291234567")]
    [InlineData("RU", "+39 (0)6 1234 5678", "+390612345678")]
    [InlineData("RU", "+81 (0)3-1234-5678", "+81312345678")]
    [InlineData("RU", "+800 1234 5678", "+80012345678")]
    public void A_number_abroad_is_understood(string? home, string text, string e164) => Assert.Equal(e164, Read(text, home).E164);

    [Fact]
    public void Without_a_home_only_a_number_with_its_country_is_understood()
    {
        Assert.Equal(PhoneProblem.HomeCountryNeeded, Refuse("8 (916) 123-45-67", home: null));
        Assert.Equal(PhoneProblem.HomeCountryNeeded, Refuse("79161234567", home: null));
        Assert.Equal(PhoneProblem.TooShort, Refuse("12", home: null));
        Assert.Equal(PhoneProblem.TooLong, Refuse("12345678901234567890", home: null));
    }

    [Theory]
    [InlineData(null, PhoneProblem.Empty)]
    [InlineData("", PhoneProblem.Empty)]
    [InlineData(" \t\r\n\u00A0", PhoneProblem.Empty)]
    [InlineData("\u200E\u200B", PhoneProblem.Empty)]
    [InlineData("-", PhoneProblem.NotANumber)]
    [InlineData("+", PhoneProblem.NotANumber)]
    [InlineData("тел.", PhoneProblem.NotANumber)]
    [InlineData("tel:", PhoneProblem.NotANumber)]
    [InlineData("нет", PhoneProblem.NotANumber)]
    [InlineData("anna@example.com", PhoneProblem.NotANumber)]
    [InlineData("+7 916 •••-••-67", PhoneProblem.NotANumber)]
    [InlineData("8 916 123-45-67 Анна", PhoneProblem.NotANumber)]
    [InlineData("Анна 8 916 123-45-67", PhoneProblem.NotANumber)]
    [InlineData("8 916 123-45-67 доб.", PhoneProblem.NotANumber)]
    [InlineData("8 916 123-45-67 доб. 12 или 13", PhoneProblem.NotANumber)]
    [InlineData("8 916 123-45-67 ext. 123456789", PhoneProblem.NotANumber)]
    [InlineData("tel:+79161234567;ext=abc", PhoneProblem.NotANumber)]
    [InlineData("8+916 123 45 67", PhoneProblem.NotANumber)]
    [InlineData("++79161234567", PhoneProblem.NotANumber)]
    [InlineData("*100#", PhoneProblem.NotANumber)]
    [InlineData("1²34567", PhoneProblem.NotANumber)]
    [InlineData("112", PhoneProblem.TooShort)]
    [InlineData("8 916", PhoneProblem.TooShort)]
    [InlineData("8 916 123-45-6", PhoneProblem.TooShort)]
    [InlineData("7 916 123-45-6", PhoneProblem.TooShort)]
    [InlineData("8916123456", PhoneProblem.TooShort)]
    [InlineData("7916123456", PhoneProblem.TooShort)]
    [InlineData("8 343 123-45-6", PhoneProblem.TooShort)]
    [InlineData("+7 916 123-45-6", PhoneProblem.TooShort)]
    [InlineData("+3", PhoneProblem.TooShort)]
    [InlineData("+7 (___) ___-__-__", PhoneProblem.TooShort)]
    [InlineData("+7 916 123-45-678", PhoneProblem.TooLong)]
    [InlineData("8 916 123-45-67 8", PhoneProblem.TooLong)]
    [InlineData("8 916 123-45-67 / 8 917 123-45-67", PhoneProblem.TooLong)]
    [InlineData("8 916 123-45-67\n8 917 123-45-67", PhoneProblem.TooLong)]
    [InlineData("+81 1234 5678 9012 34", PhoneProblem.TooLong)]
    [InlineData("+999 123 456 789", PhoneProblem.NoSuchCountry)]
    [InlineData("+210 123 456 789", PhoneProblem.NoSuchCountry)]
    [InlineData("+0 50 123 45 67", PhoneProblem.NoSuchCountry)]
    [InlineData("+8 (916) 123-45-67", PhoneProblem.NoSuchCountry)]
    [InlineData("+8 (495) 123-45-67", PhoneProblem.NoSuchCountry)]
    [InlineData("00 999 123 456 789", PhoneProblem.NoSuchCountry)]
    [InlineData("8 10 999 123 456 789", PhoneProblem.NoSuchCountry)]
    [InlineData("+7 123 456-78-90", PhoneProblem.NoSuchNumber)]
    [InlineData("1234567890", PhoneProblem.NoSuchNumber)]
    [InlineData("+1 123 456 7890", PhoneProblem.NoSuchNumber)]
    [InlineData("+1 212 123 4567", PhoneProblem.NoSuchNumber)]
    public void What_cannot_be_a_number_is_refused_with_the_reason(string? text, PhoneProblem problem) =>
        Assert.Equal(problem, Refuse(text, "RU"));

    [Theory]
    [InlineData('1')]
    [InlineData('+')]
    [InlineData('(')]
    [InlineData('я')]
    [InlineData('\uD800')]
    public void A_huge_text_is_refused(char repeated) => Assert.Equal(PhoneProblem.TooLong, Refuse(new string(repeated, 100_000), "RU"));

    [Fact]
    public void A_huge_blank_is_empty() => Assert.Equal(PhoneProblem.Empty, Refuse(new string(' ', 100_000), "RU"));

    [Theory]
    [InlineData("7916123456", "RU")]
    [InlineData("12345678", "PL")]
    public void What_is_refused_leaves_no_number(string text, string home)
    {
        Assert.False(PhoneNumber.TryParse(text, Country.Find(home), out var number, out _));

        Assert.Equal(default, number);
        Assert.Equal("", number.E164 + number.International + number.National + number.Masked);
        Assert.Null(number.Country);
    }

    [Theory]
    [InlineData("+79161234567", "+7 916 •••-••-67")]
    [InlineData("+375291234567", "+375 29 •••-••-67")]
    [InlineData("+48601234567", "+48 60• ••• •67")]
    [InlineData("+48221234567", "+48 22 ••• •• 67")]
    [InlineData("+442079460958", "+44 20 •••• ••58")]
    [InlineData("+12125550123", "+1 212 •••-••23")]
    [InlineData("+37126123456", "+371 2• ••• •56")]
    [InlineData("+3725123456", "+372 •••• •56")]
    [InlineData("+290123456", "+290 ••• ••6")]
    [InlineData("+29012345", "+290 ••• ••")]
    [InlineData("+2901234", "+290 ••••")]
    [InlineData("+99912345678", "+999 ••• ••• 78")]
    public void A_masked_number_shows_country_area_and_the_last_two_digits(string e164, string masked)
    {
        Assert.Equal(masked, PhoneNumber.FromE164(e164).Masked);
        Assert.Equal(masked, PhoneNumber.FromE164(e164).ToString());
    }

    [Fact]
    public void The_extension_is_not_shown_by_a_masked_number() =>
        Assert.Equal("+7 495 •••-••-67", Read("8 495 123-45-67 доб. 9999", "RU").Masked);

    [Fact]
    public void A_stored_number_is_read_back()
    {
        var number = PhoneNumber.FromE164("+79161234567");

        Assert.Equal("+79161234567", number.E164);
        Assert.Equal("79161234567", number.Digits);
        Assert.Equal("+7 916 123-45-67", number.International);
        Assert.Equal("8 (916) 123-45-67", number.National);
        Assert.Same(Country.Find("RU"), number.Country);
        Assert.Equal(Read("8 916 123-45-67", "RU"), number);
    }

    [Fact]
    public void A_stored_number_that_its_plan_has_forgotten_is_still_read() =>
        Assert.Equal("+7 123 456 789", PhoneNumber.FromE164("+7123456789").International);

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("79161234567")]
    [InlineData("+7 916 123-45-67")]
    [InlineData("+7916")]
    [InlineData("+0916123456")]
    [InlineData("+7916123456789012")]
    [InlineData("+٧٩١٦١٢٣٤٥٦٧")]
    [InlineData("+79161234567;ext=1")]
    public void A_damaged_stored_number_is_refused_without_being_repeated(string stored)
    {
        var thrown = Assert.Throws<FormatException>(() => PhoneNumber.FromE164(stored));

        Assert.DoesNotContain("916", thrown.Message, StringComparison.Ordinal);
    }

    private static PhoneNumber Read(string text, string? home)
    {
        Assert.True(PhoneNumber.TryParse(text, Country.Find(home), out var number, out var problem), $"{text}: {problem}");
        Assert.Equal(PhoneProblem.None, problem);
        return number;
    }

    private static PhoneProblem Refuse(string? text, string? home)
    {
        Assert.False(PhoneNumber.TryParse(text, Country.Find(home), out _, out var problem));
        return problem;
    }
}

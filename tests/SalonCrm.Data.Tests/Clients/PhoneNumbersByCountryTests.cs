using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Tests.Clients;

public class PhoneNumbersByCountryTests
{
    [Theory]
    [InlineData("RU", "8 (812) 123-45-67", "+7 812 123-45-67", "8 (812) 123-45-67")]
    [InlineData("RU", "8121234567", "+7 812 123-45-67", "8 (812) 123-45-67")]
    [InlineData("RU", "8 800 555-35-35", "+7 800 555-35-35", "8 (800) 555-35-35")]
    [InlineData("RU", "8005553535", "+7 800 555-35-35", "8 (800) 555-35-35")]
    [InlineData("KZ", "8 701 123 45 67", "+7 701 123-45-67", "8 (701) 123-45-67")]
    [InlineData("KZ", "7011234567", "+7 701 123-45-67", "8 (701) 123-45-67")]
    [InlineData("KZ", "77271234567", "+7 727 123-45-67", "8 (727) 123-45-67")]
    [InlineData("BY", "8 (029) 123-45-67", "+375 29 123-45-67", "8 (029) 123-45-67")]
    [InlineData("BY", "80291234567", "+375 29 123-45-67", "8 (029) 123-45-67")]
    [InlineData("BY", "8 029 123 45 67", "+375 29 123-45-67", "8 (029) 123-45-67")]
    [InlineData("BY", "8 29 123 45 67", "+375 29 123-45-67", "8 (029) 123-45-67")]
    [InlineData("BY", "029 123 45 67", "+375 29 123-45-67", "8 (029) 123-45-67")]
    [InlineData("BY", "291234567", "+375 29 123-45-67", "8 (029) 123-45-67")]
    [InlineData("BY", "375291234567", "+375 29 123-45-67", "8 (029) 123-45-67")]
    [InlineData("BY", "8 0162 12-34-56", "+375 162 12-34-56", "8 (0162) 12-34-56")]
    [InlineData("BY", "8 801 100 12 34", "+375 801 100-12-34", "8 801 100-12-34")]
    [InlineData("UA", "050 123 45 67", "+380 50 123-45-67", "(050) 123-45-67")]
    [InlineData("UA", "8 (050) 123-45-67", "+380 50 123-45-67", "(050) 123-45-67")]
    [InlineData("UA", "380501234567", "+380 50 123-45-67", "(050) 123-45-67")]
    [InlineData("UA", "501234567", "+380 50 123-45-67", "(050) 123-45-67")]
    [InlineData("UA", "0 800 123 456", "+380 800 123-456", "0 800 123-456")]
    [InlineData("PL", "601 234 567", "+48 601 234 567", "601 234 567")]
    [InlineData("PL", "22 123 45 67", "+48 22 123 45 67", "22 123 45 67")]
    [InlineData("PL", "48 601 23 45", "+48 48 601 23 45", "48 601 23 45")]
    [InlineData("PL", "(0-22) 123-45-67", "+48 22 123 45 67", "22 123 45 67")]
    [InlineData("PL", "48601234567", "+48 601 234 567", "601 234 567")]
    [InlineData("MD", "069 123 456", "+373 691 23 456", "0691 23 456")]
    [InlineData("MD", "022 123 456", "+373 22 123 456", "022 123 456")]
    [InlineData("GE", "555 12 34 56", "+995 555 12 34 56", "555 12 34 56")]
    [InlineData("GE", "0 555 12 34 56", "+995 555 12 34 56", "555 12 34 56")]
    [InlineData("GE", "032 212 34 56", "+995 32 212 34 56", "032 212 34 56")]
    [InlineData("AM", "091 12-34-56", "+374 91 12-34-56", "091 12-34-56")]
    [InlineData("AM", "(010) 123456", "+374 10 12-34-56", "010 12-34-56")]
    [InlineData("AZ", "050 123 45 67", "+994 50 123 45 67", "050 123 45 67")]
    [InlineData("AZ", "012 345 67 89", "+994 12 345 67 89", "012 345 67 89")]
    [InlineData("UZ", "90 123 45 67", "+998 90 123-45-67", "90 123-45-67")]
    [InlineData("UZ", "80 123 45 67", "+998 80 123-45-67", "80 123-45-67")]
    [InlineData("UZ", "8 90 123 45 67", "+998 90 123-45-67", "90 123-45-67")]
    [InlineData("KG", "0555 123 456", "+996 555 123 456", "0555 123 456")]
    [InlineData("KG", "0 (312) 12-34-56", "+996 312 123 456", "0312 123 456")]
    [InlineData("TJ", "93 123 45 67", "+992 93 123-45-67", "+992 93 123-45-67")]
    [InlineData("TM", "8 65 12-34-56", "+993 65 12-34-56", "8 65 12-34-56")]
    [InlineData("LT", "0 612 34567", "+370 612 34567", "0 612 34567")]
    [InlineData("LT", "8 612 34567", "+370 612 34567", "0 612 34567")]
    [InlineData("LT", "(8-5) 212 3456", "+370 5 212 3456", "0 5 212 3456")]
    [InlineData("LV", "26 123 456", "+371 26 123 456", "26 123 456")]
    [InlineData("LV", "67123456", "+371 67 123 456", "67 123 456")]
    [InlineData("EE", "5123 4567", "+372 5123 4567", "5123 4567")]
    [InlineData("EE", "512 3456", "+372 5123 456", "5123 456")]
    [InlineData("EE", "612 3456", "+372 612 3456", "612 3456")]
    [InlineData("EE", "372 1234", "+372 372 1234", "372 1234")]
    [InlineData("DE", "0170 1234567", "+49 170 1234567", "0170 1234567")]
    [InlineData("DE", "01512 3456789", "+49 1512 3456789", "01512 3456789")]
    [InlineData("DE", "030/123456", "+49 30 123456", "030 123456")]
    [InlineData("DE", "1701234567", "+49 170 1234567", "0170 1234567")]
    [InlineData("FR", "06 12 34 56 78", "+33 6 12 34 56 78", "06 12 34 56 78")]
    [InlineData("FR", "1 42 68 53 00", "+33 1 42 68 53 00", "01 42 68 53 00")]
    [InlineData("GB", "020 7946 0958", "+44 20 7946 0958", "020 7946 0958")]
    [InlineData("GB", "(0116) 496 0123", "+44 116 496 0123", "0116 496 0123")]
    [InlineData("GB", "01632 960123", "+44 1632 960123", "01632 960123")]
    [InlineData("GB", "07700 900123", "+44 7700 900123", "07700 900123")]
    [InlineData("GB", "7700900123", "+44 7700 900123", "07700 900123")]
    [InlineData("IT", "06 1234 5678", "+39 06 1234 5678", "06 1234 5678")]
    [InlineData("IT", "347 123 4567", "+39 347 123 4567", "347 123 4567")]
    [InlineData("IT", "393471234567", "+39 347 123 4567", "347 123 4567")]
    [InlineData("IT", "055 123456", "+39 055 123456", "055 123456")]
    [InlineData("ES", "612 34 56 78", "+34 612 345 678", "612 345 678")]
    [InlineData("ES", "912 345 678", "+34 912 345 678", "912 345 678")]
    [InlineData("CZ", "601 123 456", "+420 601 123 456", "601 123 456")]
    [InlineData("SK", "0901 123 456", "+421 901 123 456", "0901 123 456")]
    [InlineData("HU", "06 20 123 4567", "+36 20 123 4567", "06 20 123 4567")]
    [InlineData("RO", "0721 234 567", "+40 721 234 567", "0721 234 567")]
    [InlineData("AT", "0664 1234567", "+43 664 1234567", "0664 1234567")]
    [InlineData("AT", "01 5123456", "+43 1 5123456", "01 5123456")]
    [InlineData("CH", "079 123 45 67", "+41 79 123 45 67", "079 123 45 67")]
    [InlineData("IL", "052-123-4567", "+972 52 123-4567", "052-123-4567")]
    [InlineData("IL", "03-612-3456", "+972 3 612-3456", "03-612-3456")]
    [InlineData("IL", "1-800-123-456", "+972 1-800-123-456", "1-800-123-456")]
    [InlineData("TR", "0 (532) 123 45 67", "+90 532 123 45 67", "0 (532) 123 45 67")]
    [InlineData("TR", "5321234567", "+90 532 123 45 67", "0 (532) 123 45 67")]
    [InlineData("TR", "444 1 234", "+90 444 1 234", "444 1 234")]
    [InlineData("US", "(212) 555-0123", "+1 212 555-0123", "(212) 555-0123")]
    [InlineData("US", "1-212-555-0123", "+1 212 555-0123", "(212) 555-0123")]
    [InlineData("CA", "416.555.0123", "+1 416 555-0123", "(416) 555-0123")]
    [InlineData("AE", "050 123 4567", "+971 50 123 4567", "050 123 4567")]
    [InlineData("AU", "0412 345 678", "+61 412 345 678", "+61 412 345 678")]
    [InlineData("JP", "090-1234-5678", "+81 901 234 5678", "+81 901 234 5678")]
    public void A_number_is_read_and_written_as_its_country_does(string home, string text, string international, string national)
    {
        Assert.True(PhoneNumber.TryParse(text, Country.Find(home), out var number, out var problem), problem.ToString());

        Assert.Equal(home, number.Country?.Code);
        Assert.Equal(international, number.International);
        Assert.Equal(national, number.National);
    }

    [Theory]
    [InlineData("RU", "8 701 123 45 67", "KZ")]
    [InlineData("KZ", "8 916 123-45-67", "RU")]
    [InlineData("KZ", "9161234567", "RU")]
    [InlineData("US", "416 555 0123", "CA")]
    [InlineData("GB", "07781 123456", "GG")]
    [InlineData("GB", "01534 123456", "JE")]
    public void A_neighbour_in_the_same_calling_code_is_dialled_without_it(string home, string text, string country)
    {
        Assert.True(PhoneNumber.TryParse(text, Country.Find(home), out var number, out var problem), problem.ToString());

        Assert.Equal(country, number.Country?.Code);
    }

    [Theory]
    [InlineData("PL", "60123456", PhoneProblem.TooShort)]
    [InlineData("PL", "6012345678", PhoneProblem.TooLong)]
    [InlineData("PL", "380501234567", PhoneProblem.TooLong)]
    [InlineData("UA", "050 123 45 6", PhoneProblem.TooShort)]
    [InlineData("UA", "050 123 45 678", PhoneProblem.TooLong)]
    [InlineData("UA", "+380 10 123 45 67", PhoneProblem.NoSuchNumber)]
    [InlineData("KZ", "7 701 123 45 6", PhoneProblem.TooShort)]
    [InlineData("BY", "123-45-67", PhoneProblem.TooShort)]
    [InlineData("BY", "8 (099) 123-45-67", PhoneProblem.NoSuchNumber)]
    [InlineData("DE", "1234567", PhoneProblem.TooShort)]
    [InlineData("GB", "7946 0958", PhoneProblem.TooShort)]
    [InlineData("GB", "0116 254 000", PhoneProblem.TooShort)]
    [InlineData("GB", "0116 254 00000", PhoneProblem.TooLong)]
    [InlineData("ES", "412 345 678", PhoneProblem.NoSuchNumber)]
    [InlineData("LV", "312 34 567", PhoneProblem.NoSuchNumber)]
    [InlineData("US", "555-0123", PhoneProblem.TooShort)]
    [InlineData("US", "(012) 555-0123", PhoneProblem.NoSuchNumber)]
    [InlineData("US", "(212) 055-0123", PhoneProblem.NoSuchNumber)]
    [InlineData("US", "011 48 601 234", PhoneProblem.TooShort)]
    [InlineData("AU", "123", PhoneProblem.TooShort)]
    public void A_number_that_its_country_does_not_have_is_refused(string home, string text, PhoneProblem problem)
    {
        Assert.False(PhoneNumber.TryParse(text, Country.Find(home), out _, out var found));

        Assert.Equal(problem, found);
    }

    [Theory]
    [InlineData("+77011234567", "KZ")]
    [InlineData("+76001234567", "KZ")]
    [InlineData("+79161234567", "RU")]
    [InlineData("+12125550123", "US")]
    [InlineData("+16045550123", "CA")]
    [InlineData("+18095550123", "DO")]
    [InlineData("+17875550123", "PR")]
    [InlineData("+18005550123", null)]
    [InlineData("+447700900123", "GB")]
    [InlineData("+447624123456", "IM")]
    [InlineData("+390669812345", "VA")]
    [InlineData("+358401234567", "FI")]
    [InlineData("+35818123456", "AX")]
    [InlineData("+5999123456", "CW")]
    [InlineData("+5993123456", "BQ")]
    [InlineData("+590690123456", null)]
    [InlineData("+80012345678", null)]
    [InlineData("+99912345678", null)]
    public void Countries_that_share_a_calling_code_are_told_apart_where_the_plan_allows(string e164, string? country) =>
        Assert.Equal(country, PhoneNumber.FromE164(e164).Country?.Code);
}

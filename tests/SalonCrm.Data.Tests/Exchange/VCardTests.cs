using SalonCrm.Data.Exchange;

namespace SalonCrm.Data.Tests.Exchange;

public class VCardTests
{
    [Fact]
    public async Task A_folded_line_is_one_line_again()
    {
        var row = await Reading.Card("FN:Анна\r\nNOTE:аллергия на \r\n латекс\r\n\t и мёд");
        Assert.Equal("аллергия на латекс и мёд", row.Comment);
    }

    [Fact]
    public async Task A_line_folded_in_the_middle_of_a_letter_is_read()
    {
        byte[] card = [.. "BEGIN:VCARD\nVERSION:3.0\nN:Ив"u8, 0xD0, .. "\r\n "u8, 0xB0, .. "нова;Анна\nEND:VCARD"u8];
        Assert.Equal("Иванова", Assert.Single(await Reading.File(card, "a.vcf")).LastName);
    }

    [Fact]
    public async Task Version_2_1_keeps_the_blank_that_begins_a_continuation()
    {
        var rows = await Reading.Vcf("BEGIN:VCARD\nVERSION:2.1\nN:A\nNOTE:two\n words\nEND:VCARD");
        Assert.Equal("two words", rows[0].Comment);
    }

    [Fact]
    public async Task The_name_is_last_first_and_middle()
    {
        var row = await Reading.Card("N:Иванова;Анна;Петровна;д-р;мл.");
        Assert.Equal(("Иванова", "Анна", "Петровна"), (row.LastName, row.FirstName, row.Patronymic));
        Assert.Equal("N: д-р\nN: мл.", row.Comment);
    }

    [Fact]
    public async Task Escaped_separators_belong_to_the_text()
    {
        var row = await Reading.Card(@"N:Smith\; Jones;Anna\, Maria" + "\n" + @"NOTE:one\ntwo\, three\; four \\ five \x");
        Assert.Equal(("Smith; Jones", "Anna, Maria"), (row.LastName, row.FirstName));
        Assert.Equal("one\ntwo, three; four \\ five \\x", row.Comment);
    }

    [Theory]
    [InlineData("TEL;TYPE=CELL:+7 916 123-45-67", "mobile")]
    [InlineData("TEL;type=pref;type=WORK;type=VOICE:+7 916 123-45-67", "work")]
    [InlineData("TEL;TYPE=cell,voice:+7 916 123-45-67", "mobile")]
    [InlineData("TEL;TYPE=\"voice,home\":+7 916 123-45-67", "home")]
    [InlineData("TEL;HOME;FAX:+7 916 123-45-67", "fax")]
    [InlineData("TEL;CELL;PREF:+7 916 123-45-67", "mobile")]
    [InlineData("TEL;X-Мама:+7 916 123-45-67", "Мама")]
    [InlineData("TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=D0=9C=D0=B0=D0=BC=D0=B0):+7 916 123-45-67", "Мама")]
    [InlineData("TEL;VOICE:+7 916 123-45-67", null)]
    [InlineData("TEL:+7 916 123-45-67", null)]
    [InlineData("TEL:\u202A+7 916\u00A0123-45-67\u202C", null)]
    public async Task A_phone_has_its_label(string property, string? label) =>
        Assert.Equal(new ContactPhone("+7 916 123-45-67", label), Assert.Single((await Reading.Card(property)).Phones));

    [Theory]
    [InlineData("TEL;VALUE=uri;TYPE=work:tel:+7-495-123-45-67;ext=12", "+7-495-123-45-67 ext. 12")]
    [InlineData("TEL;VALUE=uri;TYPE=work:tel:+7%20495%20123", "+7 495 123")]
    public async Task A_phone_may_be_an_address_of_its_own(string property, string text) =>
        Assert.Equal(new ContactPhone(text, "work"), Assert.Single((await Reading.Card(property)).Phones));

    [Theory]
    [InlineData("_$!<Mobile>!$_", "mobile")]
    [InlineData("Мама", "Мама")]
    public async Task A_group_gives_its_label_even_afterwards(string written, string label)
    {
        var row = await Reading.Card($"item1.TEL:123\nitem1.X-ABLabel:{written}");
        Assert.Equal(new ContactPhone("123", label), Assert.Single(row.Phones));
    }

    [Theory]
    [InlineData("BDAY:19850412")]
    [InlineData("BDAY:1985-04-12")]
    [InlineData("BDAY;VALUE=date:1985-04-12")]
    [InlineData("BDAY:1985-04-12T00:00:00Z")]
    [InlineData("BDAY:19850412T000000")]
    public async Task A_birth_date_is_read(string property) =>
        Assert.Equal(new DateOnly(1985, 4, 12), (await Reading.Card(property)).BirthDate);

    [Theory]
    [InlineData("BDAY:--0412", "BDAY: --0412")]
    [InlineData("BDAY:1985", "BDAY: 1985")]
    [InlineData("BDAY;VALUE=date;X-APPLE-OMIT-YEAR=1604:1604-04-12", "BDAY: --04-12")]
    public async Task A_day_without_a_year_is_no_birth_date_and_not_lost(string property, string comment)
    {
        var row = await Reading.Card(property);
        Assert.Equal((null, null, comment), (row.BirthDate, row.UnreadBirthDate, row.Comment));
    }

    [Theory]
    [InlineData("BDAY:1985-02-30", "1985-02-30")]
    [InlineData("BDAY;VALUE=text:circa 1800", "circa 1800")]
    public async Task A_birth_date_that_cannot_be_read_is_told(string property, string text)
    {
        var row = await Reading.Card(property);
        Assert.Equal((null, text), (row.BirthDate, row.UnreadBirthDate));
    }

    [Fact]
    public async Task An_address_is_one_line_and_a_second_one_is_kept()
    {
        var row = await Reading.Card("ADR;TYPE=home:;кв. 5;ул. Мира\\, 1;Москва;;101000;Россия\nADR;TYPE=work:;;Work 2;Łódź;;;");
        Assert.Equal("ул. Мира, 1, кв. 5, Москва, 101000, Россия", row.Address);
        Assert.Equal("ADR: Work 2, Łódź", row.Comment);
    }

    [Fact]
    public async Task A_label_is_the_address_where_there_is_no_other() =>
        Assert.Equal("ул. Мира, 1 Москва", (await Reading.Card(@"LABEL:ул. Мира\, 1\nМосква")).Address);

    [Fact]
    public async Task Categories_are_tags() =>
        Assert.Equal(["VIP", "брови, ресницы", "2024"], (await Reading.Card("CATEGORIES:VIP,брови\\, ресницы\nCATEGORIES:2024")).Tags);

    [Fact]
    public async Task What_has_no_place_of_its_own_becomes_a_remark()
    {
        var row = await Reading.Card(
            "N:Иванова;Анна\nFN:Аня Ресницы\nNICKNAME:Нюша\nORG:Ромашка;Отдел\nURL:https://example.com\nitem2.X-ABDATE:2010-01-01\nitem2.X-ABLabel:Свадьба\nUID:1\nREV:2\nNOTE:любит чай");
        Assert.Equal(
            "URL: https://example.com\nСвадьба: 2010-01-01\nлюбит чай\nFN: Аня Ресницы\nNICKNAME: Нюша\nORG: Ромашка, Отдел", row.Comment);
    }

    [Theory]
    [InlineData("N:;;;;\nFN:Анна", "Анна")]
    [InlineData("N:;;;;\nFN:\nNICKNAME:Нюша", "Нюша")]
    [InlineData("ORG:Салон «Роза»;", "Салон «Роза»")]
    public async Task A_card_without_a_name_takes_the_next_best(string properties, string name)
    {
        var row = await Reading.Card(properties);
        Assert.Equal((null, name, null), (row.LastName, row.FirstName, row.Comment));
    }

    [Theory]
    [InlineData("EMAIL;TYPE=INTERNET:anna@example.com")]
    [InlineData("EMAIL:mailto:anna@example.com?subject=x")]
    [InlineData("item1.EMAIL;type=pref: anna@example.com ")]
    public async Task An_address_of_mail_is_read(string property) =>
        Assert.Equal("anna@example.com", Assert.Single((await Reading.Card(property)).Emails));

    [Fact]
    public async Task Texts_are_normalised_and_control_characters_stripped()
    {
        var row = await Reading.Card("N:  И\u0306ванова\u0007 ;\u200BАн\uFFFEна");
        Assert.Equal(("Йванова", "Анна"), (row.LastName, row.FirstName));
    }
}

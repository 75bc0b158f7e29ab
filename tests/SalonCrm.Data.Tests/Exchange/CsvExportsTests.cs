using SalonCrm.Data.Exchange;

namespace SalonCrm.Data.Tests.Exchange;

/// <summary>Tables as Google, Outlook and Excel write them.</summary>
public class CsvExportsTests
{
    [Fact]
    public async Task Google_exports_in_its_old_way()
    {
        var row = await Reading.Row(
            "Name,Given Name,Additional Name,Family Name,Yomi Name,Birthday,Notes,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
            + "Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Organization 1 - Name\n"
            + "Анна Петровна Иванова,Анна,Петровна,Иванова,,1985-04-12,любит чай,https://example.com/1,Клиенты ::: * myContacts,* Home,anna@example.com,"
            + "Mobile,+7 916 123-45-67 ::: +7 916 000-00-00,Мама,8 495 765-43-21,Home,\"Мира 1\nМосква\",Мира 1,Москва,Ромашка\n");
        Assert.Equal(("Иванова", "Анна", "Петровна"), (row.LastName, row.FirstName, row.Patronymic));
        Assert.Equal(
            [new("+7 916 123-45-67", "mobile"), new("+7 916 000-00-00", "mobile"), new("8 495 765-43-21", "Мама")], row.Phones);
        Assert.Equal(["Клиенты"], row.Tags);
        Assert.Equal(("Мира 1 Москва", new DateOnly(1985, 4, 12)), (row.Address, row.BirthDate));
        Assert.Equal("Organization 1 - Name: Ромашка\nлюбит чай", row.Comment);
    }

    [Fact]
    public async Task Google_exports_in_its_new_way()
    {
        var row = await Reading.Row(
            "First Name,Middle Name,Last Name,Phonetic First Name,Nickname,File As,Organization Name,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\n"
            + "Anna,,Kowalska,,,,,1985-04-12,,,VIP ::: * myContacts,* Work,anna@example.pl,Mobile,600 700 800\n");
        Assert.Equal(("Kowalska", "Anna", null), (row.LastName, row.FirstName, row.Patronymic));
        Assert.Equal(new ContactPhone("600 700 800", "mobile"), Assert.Single(row.Phones));
        Assert.Equal(["VIP"], row.Tags);
        Assert.Null(row.Comment);
    }

    [Fact]
    public async Task Outlook_exports_in_English_with_the_month_first()
    {
        var rows = await Reading.Csv(
            "\"Title\",\"First Name\",\"Middle Name\",\"Last Name\",\"Home Street\",\"Home City\",\"Home Phone\",\"Mobile Phone\",\"Birthday\",\"Anniversary\",\"Categories\",\"E-mail Address\",\"Gender\",\"Notes\",\"Priority\",\"Private\"\r\n"
            + "\"\",\"Anna\",\"\",\"Nowak\",\"Main St 1\",\"London\",\"020 1\",\"0770 2\",\"4/12/1985\",\"0/0/00\",\"VIP;Nails\",\"anna@example.com\",\"Unspecified\",\"likes\r\ntea\",\"Normal\",\"False\"\r\n"
            + "\"\",\"Eva\",\"\",\"\",\"\",\"\",\"\",\"1\",\"0/0/00\",\"0/0/00\",\"\",\"\",\"Unspecified\",\"\",\"High\",\"False\"\r\n");
        Assert.Equal(new DateOnly(1985, 4, 12), rows[0].BirthDate);
        Assert.Equal([new("020 1", "home"), new("0770 2", "mobile")], rows[0].Phones);
        Assert.Equal(("Main St 1, London", "likes\ntea"), (rows[0].Address, rows[0].Comment));
        Assert.Equal(["VIP", "Nails"], rows[0].Tags);
        Assert.Equal((null, null, "Priority: High"), (rows[1].BirthDate, rows[1].UnreadBirthDate, rows[1].Comment));
    }

    [Fact]
    public async Task Outlook_exports_in_Russian_in_its_own_code_page()
    {
        const string table =
            "\"Обращение\",\"Имя\",\"Отчество\",\"Фамилия\",\"Улица (дом. адрес)\",\"Город (дом. адрес)\",\"Домашний телефон\",\"Телефон переносной\",\"Адрес эл. почты\",\"День рождения\",\"Важность\",\"Заметки\"\r\n"
            + "\"\",\"Анна\",\"Петровна\",\"Иванова\",\"Мира 1\",\"Москва\",\"495 1\",\"916 2\",\"anna@example.com\",\"12.04.1985\",\"Обычная\",\"аллергия — йод\"\r\n";
        var row = Assert.Single(await Reading.File(Reading.CodePage("windows-1251").GetBytes(table), "contacts.csv"));
        Assert.Equal(("Иванова", "Анна", "Петровна"), (row.LastName, row.FirstName, row.Patronymic));
        Assert.Equal([new("495 1", "home"), new("916 2", "mobile")], row.Phones);
        Assert.Equal(("Мира 1, Москва", "аллергия — йод"), (row.Address, row.Comment));
        Assert.Equal(new DateOnly(1985, 4, 12), row.BirthDate);
        Assert.Equal("anna@example.com", Assert.Single(row.Emails));
    }

    [Fact]
    public async Task Excel_in_Poland_exports_semicolons_in_its_own_code_page()
    {
        const string table = "Imię i nazwisko;Telefon kom.;Data urodzenia;Miejscowość;Uwagi\r\nMałgorzata Wójcik;600 700 800;12.04.1985;Łódź;uczulenie na żel\r\n";
        var row = Assert.Single(await Reading.File(Reading.CodePage("windows-1250").GetBytes(table), "klienci.csv"));
        Assert.Equal(("Wójcik", "Małgorzata"), (row.LastName, row.FirstName));
        Assert.Equal(("Łódź", "uczulenie na żel", new DateOnly(1985, 4, 12)), (row.Address, row.Comment, row.BirthDate));
    }
}

using SalonCrm.Data.Exchange;

namespace SalonCrm.Data.Tests.Exchange;

public class CsvTests
{
    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public async Task The_delimiter_is_recognised(char delimiter)
    {
        var row = await Reading.Row($"Фамилия{delimiter}Имя{delimiter}Телефон\nИванова{delimiter}Анна{delimiter}+7 916 123-45-67\n");
        Assert.Equal(("Иванова", "Анна", "+7 916 123-45-67"), (row.LastName, row.FirstName, row.Phones[0].Text));
    }

    [Fact]
    public async Task A_comma_within_cells_is_not_taken_for_the_delimiter()
    {
        var row = await Reading.Row("Фамилия, имя;Телефон\nИванова, Анна;12\n");
        Assert.Equal(("Иванова", "Анна", "12"), (row.LastName, row.FirstName, row.Phones[0].Text));
    }

    [Fact]
    public async Task Excel_may_declare_the_delimiter()
    {
        var row = await Reading.Row("sep=|\nName|Phone\nAnna|1,2\n");
        Assert.Equal(("Anna", 2, 3), (row.FirstName, row.Phones.Count, row.Line));
    }

    [Theory]
    [InlineData("ФАМИЛИЯ;имя;Отчество;моб. тел.")]
    [InlineData(" Nazwisko ;IMIĘ;Drugie imię;Telefon komórkowy")]
    [InlineData("Прізвище;Ім’я;По-батькові;Мобільний телефон")]
    [InlineData("last_name;First-Name;Middle Name;Mobile Phone")]
    public async Task Headers_are_known_in_four_languages_however_spelt(string header)
    {
        var row = await Reading.Row($"{header}\nA;B;C;1");
        Assert.Equal(("A", "B", "C"), (row.LastName, row.FirstName, row.Patronymic));
        Assert.Equal(new ContactPhone("1", "mobile"), Assert.Single(row.Phones));
    }

    [Fact]
    public async Task Yo_and_ye_are_one_letter_in_headers() =>
        Assert.Equal("x", (await Reading.Row("Имя;Замётки\nАнна;x")).Comment);

    [Fact]
    public async Task A_quoted_cell_may_hold_line_breaks_and_the_line_is_where_the_row_begins()
    {
        var rows = await Reading.Csv("Имя;Комментарий;Телефон\r\nАнна;\"раз\r\nдва \"\"три\"\"; четыре\";1\r\nОльга;;2\r\n");
        Assert.Equal([("Анна", 2, "раз\nдва \"три\"; четыре"), ("Ольга", 4, null)], rows.Select(row => (row.FirstName, row.Line, row.Comment)));
    }

    [Fact]
    public async Task Several_phones_in_a_cell_are_told_apart()
    {
        var row = await Reading.Row("Имя;Телефон\nАнна;\"1, 2; 3/4 ::: 5\n6; нет\"");
        Assert.Equal(["1", "2", "3", "4", "5", "6"], row.Phones.Select(phone => phone.Text), StringComparer.Ordinal);
        Assert.Equal("Телефон: нет", row.Comment);
    }

    [Fact]
    public async Task An_extension_stays_with_its_phone()
    {
        var row = await Reading.Row("Имя;Телефон\nАнна;\"8 495 765-43-21, доб. 12, Мама 89161234567\"");
        Assert.Equal(["8 495 765-43-21 доб. 12", "Мама 89161234567"], row.Phones.Select(phone => phone.Text), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Excel_tricks_around_digits_are_taken_off()
    {
        var row = await Reading.Row("Имя;Телефон;Телефон 2\nАнна;=\"89161234567\";'84957654321");
        Assert.Equal(["89161234567", "84957654321"], row.Phones.Select(phone => phone.Text), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_header_that_says_whose_phone_it_is_becomes_the_label() =>
        Assert.Equal(new ContactPhone("12", "Телефон мамы"), Assert.Single((await Reading.Row("Имя;Телефон мамы\nАнна;12")).Phones));

    [Fact]
    public async Task Columns_that_are_not_known_become_remarks()
    {
        var row = await Reading.Row("Имя,Телефон,Любимый мастер,Скидка\nАнна,1,Ольга,\n");
        Assert.Equal("Любимый мастер: Ольга", row.Comment);
    }

    [Fact]
    public async Task Rows_wholly_blank_are_no_rows() =>
        Assert.Equal([3, 6], (await Reading.Csv("Имя;Телефон\n;\nАнна;1\n\n ; \nОльга;2\n\n")).Select(row => row.Line));

    [Fact]
    public async Task A_short_row_is_whole() =>
        Assert.Null((await Reading.Row("Имя;Телефон;Комментарий\nАнна")).Problem);

    [Fact]
    public async Task A_row_with_too_many_cells_is_told_and_kept()
    {
        var rows = await Reading.Csv("Имя;Телефон\nАнна;1;ещё\nОльга;2;;\n");
        Assert.Equal([ContactRowProblem.TooManyFields, null], rows.Select(row => row.Problem));
        Assert.Equal(("#3: ещё", "Анна;1;ещё"), (rows[0].Comment, rows[0].Source));
    }

    [Theory]
    [InlineData("\"Анна;1")]
    [InlineData("Анна;\"1")]
    [InlineData("\"Салон \"Роза\"\";1")]
    public async Task A_stray_quote_costs_its_own_row_only(string damaged)
    {
        var rows = await Reading.Csv($"Имя;Телефон\n{damaged}\nОльга;2\n\"Мария\";3\n");
        Assert.Equal([ContactRowProblem.Malformed, null, null], rows.Select(row => row.Problem));
        Assert.Equal([null, "Ольга", "Мария"], rows.Select(row => row.FirstName), StringComparer.Ordinal);
        Assert.Equal(damaged, rows[0].Source);
    }

    [Fact]
    public async Task A_quote_within_a_cell_is_just_a_sign() =>
        Assert.Equal("рост 5\"", (await Reading.Row("Имя;Комментарий\nАнна;рост 5\"")).Comment);

    [Fact]
    public async Task A_line_too_long_is_told_and_the_next_is_whole()
    {
        var rows = await Reading.Csv($"Имя;Телефон\nАнна;{new string('1', 3 << 20)}\nОльга;2\n");
        Assert.Equal([ContactRowProblem.TooLong, null], rows.Select(row => row.Problem));
    }

    [Fact]
    public async Task An_address_in_parts_is_put_together()
    {
        var row = await Reading.Row("Имя;Улица;Город;Индекс\nАнна;Мира 1;Москва;101000");
        Assert.Equal("Мира 1, Москва, 101000", row.Address);
    }

    [Fact]
    public async Task A_number_beside_a_phone_only_counts_and_alone_is_the_phone()
    {
        Assert.Equal("Номер: 7", (await Reading.Row("Номер;Имя;Телефон\n7;Анна;1")).Comment);
        Assert.Equal("7", Assert.Single((await Reading.Row("Имя;Номер\nАнна;7")).Phones).Text);
    }

    [Fact]
    public async Task A_table_without_a_header_is_read_where_its_columns_are_plain()
    {
        var rows = await Reading.Csv("Анна Иванова;+7 916 123-45-67;x1\nОльга;8 (495) 765-43-21;\n");
        Assert.Equal([("Иванова", "Анна", 1), (null, "Ольга", 2)], rows.Select(row => (row.LastName, row.FirstName, row.Line)));
        Assert.Equal("#3: x1", rows[0].Comment);
    }

    [Fact]
    public async Task A_list_of_phones_alone_is_read() =>
        Assert.Equal(2, (await Reading.Csv("+79161234567\n89161234568\n")).Count);

    [Fact]
    public async Task A_header_alone_is_a_table_without_rows() => Assert.Empty(await Reading.Csv("Имя;Телефон\n"));

    [Fact]
    public async Task Addresses_of_mail_are_found_beside_names()
    {
        var row = await Reading.Row("Имя;E-mail\nАнна;Анна <a@example.com>, b@example.com");
        Assert.Equal(["a@example.com", "b@example.com"], row.Emails);
        Assert.Equal("E-mail: Анна", row.Comment);
        Assert.Equal(["without at"], (await Reading.Row("Имя;E-mail\nАнна;without at")).Emails);
    }
}

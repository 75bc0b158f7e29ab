using SalonCrm.Data.Exchange;

namespace SalonCrm.Data.Tests.Exchange;

public class FullNameTests
{
    [Theory]
    [InlineData("Анна", null, "Анна", null)]
    [InlineData("Анна Иванова", "Иванова", "Анна", null)]
    [InlineData("Иванова Анна", "Иванова", "Анна", null)]
    [InlineData("Марина Константин", "Константин", "Марина", null)]
    [InlineData("Яков Левин", "Левин", "Яков", null)]
    [InlineData("Kowalska Anna", "Kowalska", "Anna", null)]
    [InlineData("Anna Maria Kowalska", "Kowalska", "Anna Maria", null)]
    [InlineData("Анна Петровна", null, "Анна", "Петровна")]
    [InlineData("Мария Станкевич", "Станкевич", "Мария", null)]
    [InlineData("Никита Сергеевич", null, "Никита", "Сергеевич")]
    [InlineData("Иванова Анна Петровна", "Иванова", "Анна", "Петровна")]
    [InlineData("Анна Петровна Иванова", "Иванова", "Анна", "Петровна")]
    [InlineData("Мицкевич Адам Петрович", "Мицкевич", "Адам", "Петрович")]
    [InlineData("Адам Петрович Мицкевич", "Мицкевич", "Адам", "Петрович")]
    [InlineData("Шевченко Ольга Ильинична", "Шевченко", "Ольга", "Ильинична")]
    [InlineData("Шевченко Оксана Іванівна", "Шевченко", "Оксана", "Іванівна")]
    [InlineData("Алиева Лейла Рашид кызы", "Алиева", "Лейла", "Рашид кызы")]
    [InlineData("Иванова, Анна Петровна", "Иванова", "Анна", "Петровна")]
    [InlineData("Ivanova, Anna", "Ivanova", "Anna", null)]
    public void A_name_is_taken_apart(string name, string? last, string? first, string? patronymic) =>
        Assert.Equal(new FullName(last, first, patronymic), FullName.Split(name, NameOrder.Unknown));

    [Theory]
    [InlineData("Ким Анна", "Ким", "Анна", null)]
    [InlineData("Ли Сергей Владимирович", "Ли", "Сергей", "Владимирович")]
    [InlineData("Нгуен Тхи Хоа", "Нгуен", "Тхи", "Хоа")]
    public void A_header_that_puts_the_family_name_first_is_believed(string name, string last, string first, string? patronymic) =>
        Assert.Equal(new FullName(last, first, patronymic), FullName.Split(name, NameOrder.LastFirst));

    [Theory]
    [InlineData("Адам Мицкевич", "Мицкевич", "Адам")]
    [InlineData("Ева Иванова", "Иванова", "Ева")]
    public void A_header_that_puts_the_family_name_last_is_believed(string name, string last, string first) =>
        Assert.Equal(new FullName(last, first, null), FullName.Split(name, NameOrder.FirstLast));

    [Fact]
    public void What_is_in_brackets_stands_aside()
    {
        Assert.Equal(new FullName(null, "Анна", null, "ресницы"), FullName.Split("Анна (ресницы)", NameOrder.Unknown));
        Assert.Equal(new FullName(null, "(ресницы)", null), FullName.Split("(ресницы)", NameOrder.Unknown));
    }

    [Theory]
    [InlineData("ФИО", "Ким Анна", "Ким", "Анна")]
    [InlineData("ПІБ", "Ким Анна", "Ким", "Анна")]
    [InlineData("Nazwisko i imię", "Wójcik Anna", "Wójcik", "Anna")]
    [InlineData("Imię i nazwisko", "Anna Wójcik", "Wójcik", "Anna")]
    [InlineData("Клиент", "Анна Ким", "Ким", "Анна")]
    [InlineData("Name", "Anna Smith", "Smith", "Anna")]
    [InlineData("Имя", "Анна Ким", "Ким", "Анна")]
    public async Task The_header_tells_the_order(string header, string name, string last, string first)
    {
        var row = await Reading.Row($"{header};Телефон\n{name};1");
        Assert.Equal((last, first), (row.LastName, row.FirstName));
    }
}

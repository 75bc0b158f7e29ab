using SalonCrm.Data.Search;

namespace SalonCrm.Data.Tests.Search;

/// <summary>How a person at the desk types a name or a number, and whom it means.</summary>
public sealed class FitTests
{
    [Theory]
    [InlineData("Наталья", "наталья", "Exact")]
    [InlineData("Наталья", "нат", "Start")]
    [InlineData("Наталья", "талья", "Inside")]
    [InlineData("Наталья", "natalia", "Alike")]
    [InlineData("Наталья", "Natalya", "Alike")]
    [InlineData("Наталья", "nata", "AlikeStart")]
    [InlineData("Schmidt", "шмидт", "Alike")]
    [InlineData("Шмидт", "Schmidt", "Alike")]
    [InlineData("Kowalski", "ковальски", "Alike")]
    [InlineData("Żółkiewska", "жулкевска", "Slip")]
    [InlineData("Наталья", "yfnfkmz", "Exact")]
    [InlineData("Наталья", "yfnf", "Start")]
    [InlineData("Жукова", ";erjdf", "Exact")]
    [InlineData("Schmidt", "ысрьшве", "Exact")]
    [InlineData("Наталья", "натлья", "Slip")]
    [InlineData("Наталья", "наатлья", "Slip")]
    [InlineData("Екатерина", "екотирина", "Slips")]
    [InlineData("Александровна", "алексондр", "SlipStart")]
    [InlineData("Иванова", "ивнаов", "SlipStart")]
    [InlineData("Ивановская", "ивоновскоя", "Slips")]
    [InlineData("Анна", "алла", "None")]
    [InlineData("Фёдорова", "сидорова", "None")]
    [InlineData("Фёдорова", "хедорова", "Slip")]
    [InlineData("Ян", "яня", "None")]
    public void A_word_fits(string name, string typed, string fit) =>
        Assert.Equal(fit, FitOf(typed, Named(name)));

    [Theory]
    [InlineData("Иванова Мария", "мар ив", "Start")]
    [InlineData("Иванова Мария", "mariya ivanova", "Alike")]
    [InlineData("Иванова Мария", "vfhbz bdfyjdf", "Exact")]
    [InlineData("Иванова Мария", "мария иавнова", "Slip")]
    [InlineData("Иванова Мария", "мария петрова", "None")]
    public void Several_words_fit_as_well_as_the_worst_of_them(string name, string typed, string fit) =>
        Assert.Equal(fit, FitOf(typed, Named(name)));

    [Theory]
    [InlineData("79161234567", "+7 916 123-45-67", "Exact")]
    [InlineData("79161234567", "9161234567", "Exact")]
    [InlineData("79161234567", "8 916 123-45-67", "Exact")]
    [InlineData("79161234567", "45-67", "End")]
    [InlineData("79161234567", "916 12", "Start")]
    [InlineData("79161234567", "7916", "Start")]
    [InlineData("79161234567", "2345", "Inside")]
    [InlineData("79161234567", "7654", "None")]
    [InlineData("48601774599", "601 774", "Start")]
    public void A_number_fits(string number, string typed, string fit) =>
        Assert.Equal(fit, FitOf(typed, new(Guid.NewGuid(), 1, [DirectoryNumber.Of(number)], [])));

    [Theory]
    [InlineData("Maria@Salon.example", "Exact")]
    [InlineData("maria@", "Start")]
    [InlineData("@salon", "Inside")]
    [InlineData("anna@salon.example", "None")]
    public void An_address_fits(string typed, string fit) =>
        Assert.Equal(fit, FitOf(typed, new(Guid.NewGuid(), 1, [], [], DirectoryEntry.Fold("maria@salon.example"))));

    [Fact]
    public void Of_two_who_fit_alike_who_was_here_lately_comes_first_then_the_older_card()
    {
        var (here, there) = (Guid.NewGuid(), Guid.NewGuid());
        var entries = new DirectoryEntry[]
        {
            new(Guid.NewGuid(), 1, [], ["анна"]),
            new(Guid.NewGuid(), 2, [], ["анна"], Visited: there),
            new(Guid.NewGuid(), 3, [], ["анна"], Visited: here),
            new(Guid.NewGuid(), 4, [], ["анна", "анненкова"], Visited: here),
            new(Guid.NewGuid(), 5, [], ["петрова"], Visited: here),
        };
        using var directory = new ClientDirectory();
        directory.Fill(entries, 1);

        var found = directory.Find(DirectoryQuery.Parse("анна")!, 20, [here]);

        Assert.Equal([3, 4, 1, 2], found.Select(id => entries.Single(e => e.Id == id).Card));
    }

    [Theory]
    [InlineData("yfnfkmz", "наталья")]
    [InlineData("Yfnfkmz", "Наталья")]
    [InlineData("наталья", "yfnfkmz")]
    [InlineData("Їжак", "};fr")]
    [InlineData("123", null)]
    [InlineData("Анна Smith", null)]
    public void A_text_is_read_in_the_other_layout(string typed, string? meant) => Assert.Equal(meant, KeyboardLayout.Other(typed));

    private static string FitOf(string typed, DirectoryEntry entry)
    {
        var query = DirectoryQuery.Parse(typed)!;
        return query.Leniencies.Select(leniency => query.FitOf(entry, leniency)).FirstOrDefault(fit => fit != Fit.None, Fit.None).ToString();
    }

    private static DirectoryEntry Named(string name) => new(Guid.NewGuid(), 1, [], [.. SearchText.Words(name)]);
}

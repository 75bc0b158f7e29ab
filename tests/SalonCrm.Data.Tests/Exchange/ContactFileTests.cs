using System.Text;
using SalonCrm.Data.Exchange;

namespace SalonCrm.Data.Tests.Exchange;

public class ContactFileTests
{
    private const string Table = "Имя;Телефон\nАнна Ёжикова;1\nОльга Шевченко;2\n";
    private const string Cards = "BEGIN:VCARD\nN:Ёжикова;Анна\nTEL:1\nEND:VCARD\nBEGIN:VCARD\nN:Шевченко;Ольга\nTEL:2\nEND:VCARD\n";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 bom", "utf-16", "utf-16 bom", "utf-16BE", "utf-16BE bom", "windows-1251", "koi8-r", "cp866"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task The_encoding_is_recognised(string name)
    {
        foreach (var text in new[] { Table, Cards })
        {
            var rows = await Reading.File(Encode(text, name), "contacts");
            Assert.Equal([("Ёжикова", "Анна"), ("Шевченко", "Ольга")], rows.Select(row => (row.LastName, row.FirstName)));
        }
    }

    [Fact]
    public async Task Cards_of_several_encodings_in_one_file_are_read()
    {
        byte[] file = [.. Encode(Cards, "utf-8"), .. Encode(Cards, "windows-1251")];
        Assert.Equal(["Ёжикова", "Шевченко", "Ёжикова", "Шевченко"], (await Reading.File(file, "a.vcf")).Select(row => row.LastName), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_encoding_is_recognised_where_it_shows_only_far_into_the_file()
    {
        var latin = string.Concat(Enumerable.Repeat("Anna;1\n", 20_000));
        var rows = await Reading.File(Reading.CodePage("windows-1251").GetBytes($"Name;Phone\n{latin}Ольга;2\n"), "a.csv");
        Assert.Equal("Ольга", rows[^1].FirstName);
    }

    [Theory]
    [InlineData("contacts.csv", Cards)]
    [InlineData("contacts.vcf", Table)]
    [InlineData("", Table)]
    public async Task The_content_says_what_the_file_is_whatever_its_name(string name, string text)
    {
        if (name.EndsWith(".vcf", StringComparison.Ordinal))
        {
            Assert.Equal(ContactFileProblem.UnknownKind, await Reading.Problem(Encoding.UTF8.GetBytes(text), name));
            return;
        }

        Assert.Equal(2, (await Reading.File(Encoding.UTF8.GetBytes(text), name)).Count);
    }

    [Theory]
    [InlineData("", ContactFileProblem.Empty)]
    [InlineData("\uFEFF \r\n\t\r\n", ContactFileProblem.Empty)]
    [InlineData("%PDF-1.7\n1 0 obj", ContactFileProblem.Binary)]
    [InlineData("PK\u0003\u0004[Content_Types].xml", ContactFileProblem.Binary)]
    [InlineData("Name;Phone\0\0\0x\0", ContactFileProblem.Binary)]
    [InlineData("{\"contacts\":[]}", ContactFileProblem.UnknownKind)]
    [InlineData("<html><body>Sign in</body></html>", ContactFileProblem.UnknownKind)]
    [InlineData("BEGIN:VCALENDAR\nEND:VCALENDAR", ContactFileProblem.UnknownKind)]
    [InlineData("Артикул;Цена\nШампунь;100", ContactFileProblem.NoKnownColumns)]
    [InlineData("Иванова;Анна;+79161234567", ContactFileProblem.NoKnownColumns)]
    [InlineData("just a letter\nto somebody", ContactFileProblem.NoKnownColumns)]
    public async Task A_file_that_cannot_be_read_says_why(string text, ContactFileProblem problem) =>
        Assert.Equal(problem, await Reading.Problem(Encoding.UTF8.GetBytes(text), "contacts.csv"));

    [Fact]
    public async Task A_picture_is_no_contact_file() =>
        Assert.Equal(ContactFileProblem.Binary, await Reading.Problem([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3], "anna.vcf"));

    [Fact]
    public async Task The_exception_holds_nothing_of_the_file()
    {
        var thrown = await Assert.ThrowsAsync<ContactFileException>(() => Reading.Csv("Секрет;Тайна\nИванова;12"));
        Assert.Equal("No column of the contact file is known to hold a phone or a name.", thrown.Message);
    }

    [Fact]
    public async Task A_row_in_a_log_tells_nobody()
    {
        var rows = await Reading.Csv("Имя;Телефон\nАнна;1\n\"Ольга;2\n");
        Assert.Equal(["Row at line 2", "Row at line 3: Malformed"], rows.Select(row => row.ToString()), StringComparer.Ordinal);
        Assert.Equal("ContactPhone", rows[0].Phones[0].ToString());
    }

    [Fact]
    public async Task Progress_ends_at_the_size_of_the_file()
    {
        var progress = new Told();
        var bytes = Encoding.UTF8.GetBytes("Имя;Телефон\n" + string.Concat(Enumerable.Repeat("Анна;1\n", 30_000)));
        await using var stream = new MemoryStream(bytes);
        await foreach (var row in ContactFile.Read(stream, "a.csv", progress))
        {
            Assert.InRange(progress.Last, 1, bytes.Length);
            Assert.Null(row.Problem);
        }

        Assert.Equal(bytes.Length, progress.Last);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public async Task Reading_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Table));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var row in ContactFile.Read(stream, "a.csv").WithCancellation(stop.Token))
            {
                Assert.Fail($"A row at line {row.Line} was read.");
            }
        });
    }

    private static byte[] Encode(string text, string name)
    {
        var parts = name.Split(' ');
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(parts[0]) ?? Encoding.GetEncoding(parts[0]);
        return [.. parts.Length > 1 ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
    }

    private sealed class Told : IProgress<long>
    {
        public long Last { get; private set; }

        public void Report(long value) => Last = value;
    }
}

using System.Globalization;
using System.Text;

namespace SalonCrm.Admin.Tests.Cli;

public sealed class ImportCommandTests : IDisposable
{
    private readonly SomeCommand _command = new();
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("saloncrm-import-");

    public ImportCommandTests() => CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");

    public void Dispose()
    {
        _command.Dispose();
        _files.Delete(recursive: true);
    }

    [Fact]
    public async Task A_file_is_imported_and_its_rejected_rows_lie_beside_it_with_their_reasons()
    {
        await _command.Init();
        var file = await Write("phones.csv", "name,phone\nАнна Петрова,8 916 123-45-67\nБез номера,\n\"=HYPERLINK(1)\",12\n");

        var printed = await _command.Run("import", file, "--salon", "арбат");

        Assert.Equal(0, printed.Code);
        var report = Path.ChangeExtension(file, ".rejected.csv");
        Assert.Equal(["phones.csv: imported 1, merged 0, rejected 2", $"The rejected rows with their reasons are in {report}."], printed.Lines);
        var rows = await File.ReadAllLinesAsync(report);
        Assert.Equal("\"Line\",\"Reason\",\"As in the file\"", rows[0]);
        Assert.StartsWith("\"3\",\"Phones: This is needed.\"", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("\"4\",\"Phones: This number is too short.\"", rows[2], StringComparison.Ordinal);
        Assert.Equal("1\tПетрова Анна\t+7 916 123-45-67", Assert.Single((await _command.Run("find", "4567")).Lines));
    }

    [Fact]
    public async Task Importing_the_same_file_twice_adds_nobody()
    {
        await _command.Init();
        var file = await Write("a.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Анна\nTEL:+79161234567\nEND:VCARD\n");
        await _command.Run("import", file, "--salon", "Арбат");

        Assert.Equal(["a.vcf: imported 0, merged 1, rejected 0"], (await _command.Run("import", file, "--salon", "Арбат")).Lines);
        Assert.False(File.Exists(Path.ChangeExtension(file, ".rejected.csv")));
    }

    [Fact]
    public async Task An_unknown_salon_names_those_that_exist()
    {
        await _command.Init();
        var refusal = (await _command.Run("import", await Write("a.csv", "name,phone\n"), "--salon", "Нет такого")).Refusal();
        Assert.Contains("Арбат", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_no_contact_file_is_said_in_one_line()
    {
        await _command.Init();
        Assert.Contains("nowhere.vcf", (await _command.Run("import", "nowhere.vcf", "--salon", "Арбат")).Refusal(), StringComparison.Ordinal);

        var printed = await _command.Run("import", await Write("empty.csv", ""), "--salon", "Арбат");
        Assert.NotEqual(0, printed.Code);
        Assert.EndsWith("The file is empty.", printed.Error.Trim(), StringComparison.Ordinal);
    }

    private async Task<string> Write(string name, string content)
    {
        var file = Path.Combine(_files.FullName, name);
        await File.WriteAllTextAsync(file, content, new UTF8Encoding(false));
        return file;
    }
}

using System.Globalization;
using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Completeness;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using Book = SalonCrm.Admin.Completeness.Workbook;

namespace SalonCrm.Admin.Tests.Completeness;

public sealed class ReportWorkbookTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string Evil = "=HYPERLINK(\"http://evil.example\")";

    [Fact]
    public async Task The_report_opens_with_a_sheet_for_each_table_real_numbers_and_the_heads_in_sight()
    {
        await Client();
        using var browser = await SignedIn(Role.NetworkHead);

        var answer = await browser.Get("/completeness/report.xlsx");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Book.ContentType, answer.Content.Headers.ContentType!.ToString());
        using var book = SpreadsheetDocument.Open(await answer.Content.ReadAsStreamAsync(), isEditable: false);
        Assert.Equal(["Tiers", "Salons", "Fields", "Campaigns", "Imports"], book.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value));
        var tiers = Rows(book, 0);
        Assert.Equal(["Tier", "Before", "After", "Points"], tiers[0].Take(4).Select(c => c.InnerText));
        Assert.Equal(["Required", "1", "1", "0"], tiers[1].Take(4).Select(c => c.InnerText));
        Assert.All(tiers.Skip(1).SelectMany(r => r.Skip(1)), c => Assert.Equal(CellValues.Number, c.DataType!.Value));
        Assert.All(book.WorkbookPart.WorksheetParts, p => Assert.Equal(PaneStateValues.Frozen, p.Worksheet.Descendants<Pane>().Single().State!.Value));
    }

    [Fact]
    public async Task It_speaks_the_readers_language()
    {
        await Client();
        using var browser = await SignedIn(Role.NetworkHead, "ru");
        using var book = SpreadsheetDocument.Open(await (await browser.Get("/completeness/report.xlsx")).Content.ReadAsStreamAsync(), isEditable: false);

        Assert.Equal("Обязательное", Rows(book, 0)[1][0].InnerText);
    }

    [Fact]
    public async Task A_salon_named_like_a_formula_stays_a_text()
    {
        var form = new SalonForm { Name = Evil, CountryCode = "RU" };
        (await portal.Services.GetRequiredService<Salons>().Save(Actor.Operator, form)).Expect();
        await Client(form.Id, "+7 916 000-00-77");
        using var browser = await SignedIn(Role.NetworkHead);

        using var book = SpreadsheetDocument.Open(await (await browser.Get("/completeness/report.xlsx")).Content.ReadAsStreamAsync(), isEditable: false);

        var cell = Rows(book, 1).Select(r => r[0]).First(c => c.InnerText.StartsWith(Evil, StringComparison.Ordinal));
        Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
        Assert.All(book.WorkbookPart!.WorksheetParts, p => Assert.Empty(p.Worksheet.Descendants<CellFormula>()));
    }

    [Theory]
    [InlineData(Role.Staff)]
    [InlineData(Role.Specialist)]
    public async Task The_front_desk_fetching_the_address_gets_no_figures(Role role)
    {
        using var browser = await SignedIn(role);
        var answer = await browser.Get("/completeness/report.xlsx");
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Nobody_gets_it_without_signing_in()
    {
        using var browser = portal.Browser();
        Assert.NotEqual(HttpStatusCode.OK, (await browser.Get("/completeness/report.xlsx")).StatusCode);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("9999-12")]
    [InlineData("0001-01")]
    public async Task A_month_that_is_none_means_this_one(string month)
    {
        using var browser = await SignedIn(Role.NetworkHead);
        var answer = await browser.Get($"/completeness/report.xlsx?month={month}");
        Assert.Contains(DateTime.UtcNow.ToString("yyyy-MM", CultureInfo.InvariantCulture), answer.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_are_days_and_what_xml_cannot_hold_is_left_out()
    {
        var bytes = Book.Write([new("One", ["Day", "Text"], [new object[] { new DateOnly(2026, 11, 22), "a\u0001b" }])]);

        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var row = Rows(book, 0)[1];
        Assert.Equal(new DateTime(2026, 11, 22), DateTime.FromOADate(double.Parse(row[0].InnerText, CultureInfo.InvariantCulture)));
        Assert.Equal("ab", row[1].InnerText);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(book).Select(e => e.Description));
    }

    private static List<List<Cell>> Rows(SpreadsheetDocument book, int sheet)
    {
        var id = book.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().ElementAt(sheet).Id!.Value!;
        return [.. ((WorksheetPart)book.WorkbookPart.GetPartById(id)).Worksheet.Descendants<Row>().Select(r => r.Elements<Cell>().ToList())];
    }

    private async Task<SomeBrowser> SignedIn(Role role, string language = "en")
    {
        var browser = portal.Browser(language);
        await browser.SignIn((await portal.Account(role)).Email);
        return browser;
    }

    private async Task Client(Guid? salon = null, string phone = "+7 916 123-45-67")
    {
        var home = (await portal.Services.GetRequiredService<Salons>().View(Actor.Operator)).Expect().Salons[0].Id;
        var form = new ClientForm { SalonId = salon ?? home, FirstName = "Мария", LastName = "Иванова", Phones = [new() { Text = phone }] };
        await portal.Services.GetRequiredService<ClientCards>().Create(Actor.Operator, form);
    }
}

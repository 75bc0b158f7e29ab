using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using SalonCrm.Admin.Import;
using SalonCrm.Data.Access;
using SalonCrm.Data.Exchange;

namespace SalonCrm.Admin.Tests.Import;

public sealed class ImportPageTests
{
    [Fact]
    public async Task The_page_tells_what_became_of_each_row()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var page = await Import(pages, "name,phone\nАнна,+79161112233\nБез номера,\n");

        page.WaitForAssertion(() => Assert.Contains("imported 1, merged 0, rejected 1", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Line 3", page.Find(".rejected").TextContent, StringComparison.Ordinal);
        Assert.Contains("Phones: This is needed.", page.Find(".rejected").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_contact_file_is_told_plainly()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var page = await Import(pages, "");
        page.WaitForAssertion(() => Assert.Contains("The file is empty.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_too_large_for_the_browser_is_sent_to_the_command_line_before_it_is_read()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var page = pages.Render<ContactImportPage>();
        page.WaitForElement("#import-file");
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(new byte[(ContactImportPage.MostMegabytes * 1024 * 1024) + 1], "huge.csv"));
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("The file is larger than 50 MB.", page.Find(".problem").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_can_be_chosen_only_once_somebody_listens_for_it()
    {
        await using var context = new BunitContext();
        var listening = context.JSInterop.SetupVoid("Blazor._internal.InputFile.init", _ => true);
        var choice = context.Render<FileChoice>();
        Assert.True(choice.Find("input").HasAttribute("disabled"));

        listening.SetVoidResult();
        choice.WaitForAssertion(() => Assert.False(choice.Find("input").HasAttribute("disabled")));
        choice.Render(parameters => parameters.Add(input => input.Disabled, true));
        Assert.True(choice.Find("input").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Every_reason_for_a_rejection_has_its_sentence()
    {
        Assert.All(Enum.GetValues<ContactRowProblem>(), problem => Assert.DoesNotContain("Row_", RejectionTexts.Of(new ImportRejection(1, "") { Row = problem }), StringComparison.Ordinal));
        Assert.All(Enum.GetValues<ContactFileProblem>(), problem => Assert.DoesNotContain("File_", RejectionTexts.Of(problem), StringComparison.Ordinal));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_rejected_formula_is_harmless_in_a_spreadsheet()
    {
        using var file = new MemoryStream();
        await using (var rows = new RejectedRows(file))
        {
            await rows.Add(new ImportRejection(7, "=cmd|'/c calc'!A1,\"x\"") { Row = ContactRowProblem.Malformed });
        }

        Assert.Contains("\"'=cmd|'/c calc'!A1,\"\"x\"\"\"", Encoding.UTF8.GetString(file.ToArray()), StringComparison.Ordinal);
    }

    private static async Task<IRenderedComponent<ContactImportPage>> Import(PagesOfNetwork pages, string content)
    {
        var page = pages.Render<ContactImportPage>();
        page.WaitForElement("#import-file");
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(content, "clients.csv"));
        await page.Find("form").SubmitAsync();
        return page;
    }
}

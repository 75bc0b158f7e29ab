using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Print;
using SalonCrm.Data.Access;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Admin.Tests.Print;

public sealed class PrintPageTests
{
    private static readonly string[] OnIt = ["Verbenika · Arbat", "Иванова Мария", "+7 916 123-45-67", "Allergy: ammonia", "dry skin"];
    private static readonly string[] Sensitive = ["ammonia", "dry skin"];

    [Fact]
    public async Task The_sheet_holds_the_card_with_the_salons_name_and_leaves_out_what_is_sensitive_on_request()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var client = await pages.Client();
        var note = new SpecialistNoteForm { ClientId = client, Day = new(2026, 1, 5), Text = "dry skin" };
        (await pages.Services.GetRequiredService<SpecialistNotes>().Save(Actor.Operator, note)).Expect();
        var page = pages.Render<PrintPage>(p => p.Add(c => c.Id, client));

        var sheet = page.WaitForElement(".sheet").TextContent;
        Assert.All(OnIt, text => Assert.Contains(text, sheet, StringComparison.Ordinal));

        await page.Find("#without-sensitive").ChangeAsync(new ChangeEventArgs { Value = true });
        page.WaitForAssertion(() => Assert.Contains("are left out", page.Find(".sheet").TextContent, StringComparison.Ordinal));
        Assert.All(Sensitive, text => Assert.DoesNotContain(text, page.Find(".sheet").TextContent, StringComparison.Ordinal));
        Assert.Contains("+7 916 123-45-67", page.Find(".sheet").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_print_gets_no_sheet()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var client = await pages.Client();
        var page = pages.Render<PrintPage>(p => p.Add(c => c.Id, client));

        page.WaitForAssertion(() => Assert.Contains("may not", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".sheet"));
    }
}

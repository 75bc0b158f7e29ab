using Bunit;
using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Access;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.Tests.Access;

public sealed class AccountsPageTests
{
    [Fact]
    public async Task A_new_account_comes_with_a_one_time_link()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<AccountsPage>();
        await page.WaitForElement(".head button").ClickAsync(new());
        await page.WaitForElement("#account-name").ChangeAsync(new ChangeEventArgs { Value = "Olga" });
        await page.Find("#account-email").ChangeAsync(new ChangeEventArgs { Value = "olga@salon.example" });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("/Identity/Account/ResetPassword?account=", page.Find("input.link").GetAttribute("value"), StringComparison.Ordinal));
        Assert.Contains("Olga", page.Find(".list").TextContent, StringComparison.Ordinal);
        Assert.Contains("no password yet", page.Find(".list").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_cannot_disable_oneself()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<AccountsPage>();
        await page.WaitForElement(".list button").ClickAsync(new());
        await page.WaitForElement("#account-role").ChangeAsync(new ChangeEventArgs { Value = "Staff" });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("You can't do this to your own account.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_table_on_the_page_is_the_table_of_the_code()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var table = pages.Render<PermissionTable>();
        var rows = table.FindAll("tbody tr");
        var shown = Enum.GetValues<Permission>().Where(p => Permissions.AccountRoles.Any(r => r.Allows(p))).ToList();
        Assert.Equal(shown.Count, rows.Count);
        Assert.All(shown.Zip(rows), pair => Assert.Equal(
            Permissions.AccountRoles.Select(r => r.Allows(pair.First) ? "✓" : "–"),
            pair.Second.QuerySelectorAll("td").Select(c => c.TextContent.Trim())));
    }
}

using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
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
    public async Task A_manager_is_made_with_a_fresh_code_and_nothing_typed_is_lost_meanwhile()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<AccountsPage>();
        await page.WaitForElement(".head button").ClickAsync(new());
        await page.WaitForElement("#account-name").ChangeAsync(new ChangeEventArgs { Value = "Olga" });
        await page.Find("#account-email").ChangeAsync(new ChangeEventArgs { Value = "olga@salon.example" });
        await page.Find("#account-role").ChangeAsync(new ChangeEventArgs { Value = "Manager" });
        await page.Find("form").SubmitAsync();

        Assert.Equal("_blank", page.WaitForElement(".second-factor-first a").GetAttribute("target"));
        Assert.Equal("Olga", page.Find("#account-name").GetAttribute("value"));
        await pages.ShowFactor();
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("/Identity/Account/ResetPassword?account=", page.Find("input.link").GetAttribute("value"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_account_that_was_changed_past_the_portal_says_so_until_it_is_kept_with_a_fresh_code()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var olga = await pages.Colleague("Olga");
        await pages.Sql($"UPDATE accounts SET Role = 4 WHERE Id = {olga.AccountId!.Value.Key()}");

        var page = pages.Render<AccountsPage>();
        Assert.Contains("Changed past the portal: it can't sign in.", page.WaitForElement(".altered").TextContent, StringComparison.Ordinal);
        await page.FindAll(".list li").Single(l => l.TextContent.Contains("Olga", StringComparison.Ordinal)).QuerySelector("button")!.ClickAsync(new());
        await page.WaitForElement("#account-role").ChangeAsync(new ChangeEventArgs { Value = "Staff" });
        await page.Find("form").SubmitAsync();
        page.WaitForElement(".second-factor-first");

        await pages.ShowFactor();
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".altered")));
        Assert.Equal((Role.Staff, false), ((await Listed(pages, olga)).Role, (await Listed(pages, olga)).IsAltered));
    }

    [Fact]
    public async Task A_lost_second_step_is_taken_off_once_it_was_asked_back_and_the_code_was_shown()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var olga = await WithSecondStep(pages, await pages.Colleague("Olga"));
        var page = pages.Render<AccountsPage>();

        await page.WaitForElement("[data-take-off]").ClickAsync(new());
        Assert.Contains("Make sure first that it is the owner who asks.", page.WaitForElement("[data-take-off-asked]").TextContent, StringComparison.Ordinal);
        await page.Find("[data-take-off-now]").ClickAsync(new());
        page.WaitForElement("[data-take-off-asked] .second-factor-first");
        Assert.True((await Listed(pages, olga)).HasSecondFactor);

        await pages.ShowFactor();
        await page.Find("[data-take-off-now]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("The second step is off the account of Olga.", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.False((await Listed(pages, olga)).HasSecondFactor);
        Assert.Empty(page.FindAll("[data-take-off], [data-take-off-asked]"));
    }

    [Fact]
    public async Task Ones_own_second_step_is_not_taken_off_here()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        await WithSecondStep(pages, pages.Person);
        await pages.ShowFactor();

        var page = pages.Render<AccountsPage>();

        page.WaitForAssertion(() => Assert.Contains("second step on", page.Find(".list").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-take-off]"));
    }

    [Theory]
    [InlineData(Role.Manager)]
    [InlineData(Role.Staff)]
    [InlineData(Role.Specialist)]
    public async Task Nobody_but_a_head_takes_off_a_second_step(Role role)
    {
        await using var pages = await PagesOfNetwork.For(role);
        var olga = await WithSecondStep(pages, await pages.Colleague("Olga"));
        await pages.ShowFactor();
        var view = await Listed(pages, olga);

        Assert.Empty(pages.Render<AccountsPage>().FindAll("[data-take-off]"));
        var asked = pages.Render<TakeOffFactor>(p => p.Add(t => t.Account, view));
        await asked.Find("[data-take-off-now]").ClickAsync(new());

        asked.WaitForElement("[role=alert]");
        Assert.True((await Listed(pages, olga)).HasSecondFactor);
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

    private static async Task<Actor> WithSecondStep(PagesOfNetwork pages, Actor person)
    {
        var users = pages.Services.GetRequiredService<UserManager<Account>>();
        Assert.True((await users.SetTwoFactorEnabledAsync((await users.FindByIdAsync(person.AccountId!.Value.ToString()))!, true)).Succeeded);
        return person;
    }

    private static async Task<AccountView> Listed(PagesOfNetwork pages, Actor person) =>
        (await pages.Services.GetRequiredService<Accounts>().List(Actor.Operator)).Expect().Single(a => a.Id == person.AccountId);
}

using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Access;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.Tests.Access;

public sealed class SignInsPageTests
{
    private const string Chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";

    [Fact]
    public async Task The_head_sees_who_is_signed_in_and_ends_a_session()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var anna = await pages.Colleague("Anna");
        var session = await Enter(pages, anna, 1);
        var page = pages.Render<SignInsPage>();

        var line = page.WaitForElement("[data-session]");
        Assert.Contains("Anna", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("Chrome, Windows", line.TextContent, StringComparison.Ordinal);
        await page.Find("[data-session] button").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Anna: the session is ended.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-session]"));
        Assert.False(await pages.Services.GetRequiredService<EntryChecks>().IsOpen(anna.AccountId!.Value, session));
    }

    [Fact]
    public async Task The_head_picks_the_failed_sign_ins_and_an_unknown_name_is_called_so()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        await Enter(pages, await pages.Colleague("Anna"), 1);
        (await pages.Services.GetRequiredService<SignIns>().Fail(Actor.Visitor("203.0.113.9", null), new() { Name = "ghost@salon.example" })).Expect();
        var page = pages.Render<SignInsPage>();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-sign-in]").Count));

        page.Find("#sign-ins-failed").Change(true);
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("unknown name", Assert.Single(page.FindAll("[data-sign-in]")).TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("ghost", page.Markup, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(Role.Specialist)]
    [InlineData(Role.Staff)]
    [InlineData(Role.Manager)]
    public async Task Everybody_sees_his_own_sign_ins_and_nobody_elses(Role role)
    {
        await using var pages = await PagesOfNetwork.For(role);
        await Enter(pages, pages.Person, 1);
        await Enter(pages, await pages.Colleague("Anna"), 2);
        var page = pages.Render<MySignInsPage>();

        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-session]")));
        Assert.Single(page.FindAll("[data-sign-in]"));
        await page.Find(".head button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Sessions ended: 1.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_limit_is_set_in_place_and_a_line_that_is_no_network_is_named_by_its_number()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<LimitsPage>();
        await page.WaitForElement("[data-limit=Staff] button").ClickAsync(new());
        page.Find("#networks-Staff").Change("10.0.0.0/8\nsalon wifi");
        await page.Find("[data-limit=Staff] form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("in line: 2", page.Markup, StringComparison.Ordinal));

        page.Find("#networks-Staff").Change("10.0.0.0/8");
        await page.Find("[data-limit=Staff] form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-limit=Staff] form")));
        Assert.Contains("10.0.0.0/8", page.Find("[data-limit=Staff]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_that_would_keep_out_the_head_is_refused_in_a_sentence_and_what_was_typed_stays()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<LimitsPage>();
        await page.WaitForElement("[data-limit=NetworkHead] button").ClickAsync(new());
        page.Find("#networks-NetworkHead").Change("203.0.113.0/24");
        await page.Find("[data-limit=NetworkHead] form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("you yourself would be signed out", page.Markup, StringComparison.Ordinal));
        Assert.Equal("203.0.113.0/24", page.Find("#networks-NetworkHead").GetAttribute("value"));
    }

    [Fact]
    public async Task A_new_device_is_told_on_the_open_page_and_answered_there()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        pages.Within(await Enter(pages, pages.Person, 1));
        var notice = pages.Render<NewDeviceNotice>();
        Assert.Empty(notice.FindAll("[data-new-device]"));

        await Enter(pages, pages.Person, 2);

        Assert.Contains("You signed in from a new device: Chrome, Windows, 198.51.100.7", notice.WaitForElement("[data-new-device]").TextContent, StringComparison.Ordinal);
        await notice.Find("[data-new-device] button").ClickAsync(new());
        notice.WaitForAssertion(() => Assert.Empty(notice.FindAll("[data-new-device]")));
    }

    [Fact]
    public async Task Where_a_fresh_code_is_wanted_a_link_leads_there_and_back()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        pages.Navigation.NavigateTo("/access/export?kind=all");

        var link = pages.Render<SecondFactorFirst>().Find("a").GetAttribute("href");

        Assert.Equal("/Identity/Account/Manage/ShowSecondFactor?returnUrl=%2Faccess%2Fexport%3Fkind%3Dall", link);
    }

    private static async Task<Guid> Enter(PagesOfNetwork pages, Actor account, byte browser)
    {
        var mark = new byte[EntryAttempt.MarkLength];
        Array.Fill(mark, browser);
        var form = new EntryForm { Account = account.AccountId!.Value, Mark = mark };
        return (await pages.Services.GetRequiredService<SignIns>().Begin(Actor.Visitor("198.51.100.7", Chrome), form)).Expect().Session;
    }
}

using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Keys;
using SalonCrm.Data.Access;
using SalonCrm.Data.Protection;

namespace SalonCrm.Admin.Tests.Access;

public sealed class KeysPageTests
{
    [Fact]
    public async Task The_network_head_reads_in_plain_words_what_keys_there_are_and_never_a_key()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<KeysPage>();

        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll("[data-key-purpose]").Count));
        Assert.Contains("Names, phones, notes, photos", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Number 1", page.Find("[data-master]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_keys_asks_for_the_second_factor_first()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<KeysPage>();
        page.WaitForAssertion(() => page.Find("[data-change-keys]"));

        await page.Find("[data-change-keys]").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("second-factor-first", page.Markup, StringComparison.Ordinal));
        Assert.Empty((await pages.Services.GetRequiredService<ProtectionKeys>().View(pages.Person)).Expect().Changes);
    }

    [Fact]
    public async Task A_change_that_is_under_way_is_shown_as_a_bar_and_no_second_one_can_be_begun()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var keys = pages.Services.GetRequiredService<ProtectionKeys>();
        var newest = (await keys.View(pages.Person)).Expect().Newest;
        (await keys.Rotate(Actor.Operator, newest)).Expect();

        var page = pages.Render<KeysPage>();

        page.WaitForAssertion(() => page.Find("progress"));
        Assert.True(page.Find("[data-change-keys]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_manager_is_shown_no_keys()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var page = pages.Render<KeysPage>();

        page.WaitForAssertion(() => page.Find("[role=alert]"));
        Assert.Empty(page.FindAll("[data-change-keys]"));
    }
}

using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Access;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Trails;
using SalonCrm.Data.Clients;

namespace SalonCrm.Admin.Tests.Access;

public sealed class TrailPageTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void Every_deed_kind_and_damage_has_its_text(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        string[] keys =
        [
            .. Enum.GetValues<TrailAction>().Select(a => $"Did_{a}"), .. Enum.GetValues<TrailGroup>().Select(g => $"Group_{g}"),
            .. Enum.GetValues<TrailDamage>().Select(d => $"Damage_{d}"),
        ];
        Assert.NotEmpty(keys);
        Assert.All(keys, k => Assert.False(string.IsNullOrEmpty(TrailText.ResourceManager.GetString(k, culture)), k));
    }

    [Fact]
    public async Task The_head_reads_who_did_what_and_comes_to_the_card()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var client = await pages.Client();
        await pages.Cards.Open(await pages.Colleague("Olga"), client);

        var page = pages.Render<TrailPage>();

        page.WaitForAssertion(() => Assert.Contains("opened the card", page.Find(".trail").TextContent, StringComparison.Ordinal));
        Assert.Contains("Olga, Front desk", page.Find(".trail").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll($".trail a[href='/clients/{client}']"));
    }

    [Fact]
    public async Task A_card_number_narrows_it_down_and_one_that_nobody_has_is_told()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        await pages.Client();
        var page = pages.Render<TrailPage>();
        await page.WaitForElement("#trail-card").ChangeAsync(new ChangeEventArgs { Value = "1" });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Who has seen the card of Иванова Мария", page.Markup, StringComparison.Ordinal));
        await page.Find("#trail-card").ChangeAsync(new ChangeEventArgs { Value = "77" });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("There is no card with this number.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Verifying_says_how_many_entries_are_whole()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<TrailVerify>();
        await page.Find("[data-verify]").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("The trail is whole", page.Find("[data-whole]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_old_database_is_told_on_every_page_and_card_until_it_is_accepted()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        File.Delete(pages.Services.GetRequiredService<DataPlace>().HeadFile);
        await pages.Client();

        var (everywhere, onCard, standing) = (pages.Render<TrailNotice>(), pages.Render<TrailNotice>(p => p.Add(n => n.IsOnCard, true)), pages.Render<TrailStanding>());
        Assert.Contains("The mark of the trail beside the key file is gone.", everywhere.Markup, StringComparison.Ordinal);
        Assert.Empty(onCard.Markup);

        await standing.Find("button").ClickAsync(new());
        standing.WaitForElement(".second-factor-first");
        Assert.NotEmpty(everywhere.Markup);
        await pages.ShowFactor();
        await standing.Find("button").ClickAsync(new());
        everywhere.WaitForAssertion(() => Assert.Empty(everywhere.Markup));
        Assert.True(File.Exists(pages.Services.GetRequiredService<DataPlace>().HeadFile));
    }

    [Fact]
    public async Task The_sheet_for_a_client_names_roles_and_salons_and_staff_only_if_it_is_wanted()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var client = await pages.Client();
        await pages.Cards.Open(await pages.Colleague("Olga"), client);

        var page = pages.Render<AccessSheetPage>(p => p.Add(s => s.Client, client));

        page.WaitForAssertion(() => Assert.Contains("Front desk, Arbat", page.Find(".sheet").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("Olga", page.Find(".sheet").TextContent, StringComparison.Ordinal);
        await page.Find("#with-names").ChangeAsync(new ChangeEventArgs { Value = true });
        Assert.Contains("Olga", page.Find(".sheet").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_read_the_trail_is_told_so()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var page = pages.Render<TrailPage>();

        page.WaitForAssertion(() => Assert.Contains("You may not read the trail.", page.Markup, StringComparison.Ordinal));
    }
}

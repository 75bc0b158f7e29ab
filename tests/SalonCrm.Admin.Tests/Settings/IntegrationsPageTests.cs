using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Settings;
using SalonCrm.Data.Access;
using SalonCrm.Data.Guests;

namespace SalonCrm.Admin.Tests.Settings;

public sealed class IntegrationsPageTests
{
    [Fact]
    public async Task The_key_of_a_new_site_is_shown_once_and_opens()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<IntegrationsPage>();
        page.WaitForAssertion(() => Assert.Contains("No site or app books here yet", page.Markup, StringComparison.Ordinal));
        await Add(page, "verbenika.example");

        var key = page.WaitForElement("[data-shown-key] code").TextContent;
        Assert.Equal(key, page.Find("[data-copy]").GetAttribute("data-copy"));
        Assert.NotNull(pages.Services.GetRequiredService<IntegrationKeys>().Find(key));
        Assert.Contains("all salons", page.Find("[data-part='verbenika.example']").TextContent, StringComparison.Ordinal);
        Assert.Contains("never used", page.Find("[data-part='verbenika.example']").TextContent, StringComparison.Ordinal);

        await page.Find("[data-close-key]").ClickAsync(new());
        Assert.DoesNotContain(key, page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(key, pages.Render<IntegrationsPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_is_limited_to_salons_given_a_new_key_revoked_and_the_revocation_undone()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var keys = pages.Services.GetRequiredService<IntegrationKeys>();
        var page = pages.Render<IntegrationsPage>();
        await Add(page, "app");
        var old = page.WaitForElement("[data-shown-key] code").TextContent;

        await page.Find("[data-edit-part]").ClickAsync(new());
        await page.WaitForElement($"[data-salon='{pages.Salon}']").ChangeAsync(new ChangeEventArgs { Value = true });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Arbat", page.Find("[data-part=app]").TextContent, StringComparison.Ordinal));

        await page.Find("[data-rotate]").ClickAsync(new());
        var renewed = page.WaitForElement("[data-shown-key] code").TextContent;
        Assert.NotEqual(old, renewed);
        Assert.NotNull(keys.Find(old));
        Assert.Contains("The old key opens until", page.Markup, StringComparison.Ordinal);

        await page.Find("[data-retire]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("opens nothing any more", page.Markup, StringComparison.Ordinal));
        Assert.Null(keys.Find(renewed));
        Assert.Null(keys.Find(old));
        await page.Find("[data-undo]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.NotNull(keys.Find(renewed)));
    }

    [Fact]
    public async Task A_name_that_is_missing_or_taken_is_told_and_stays_typed()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<IntegrationsPage>();
        await Add(page, "app");
        await Add(page, "APP");

        page.WaitForAssertion(() => Assert.Equal("This is taken already.", page.Find(".problem").TextContent));
        Assert.Equal("APP", page.Find("#integration-name").GetAttribute("value"));
    }

    [Fact]
    public async Task The_network_head_decides_whether_sites_are_told_that_a_number_is_known()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<IntegrationsPage>();
        Assert.False(page.WaitForElement("#tells-known").HasAttribute("checked"));

        await page.Find("#tells-known").ChangeAsync(new ChangeEventArgs { Value = true });

        page.WaitForAssertion(() => Assert.Contains("Sites are told.", page.Markup, StringComparison.Ordinal));
        Assert.True((await pages.Services.GetRequiredService<Integrations>().List(pages.Person)).Expect().TellsKnownNumbers);
    }

    [Fact]
    public async Task A_manager_is_refused_what_stands_behind_the_page()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var page = pages.Render<IntegrationsPage>();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[role=alert]")));
        Assert.Empty(page.FindAll("#tells-known"));
    }

    private static async Task Add(IRenderedComponent<IntegrationsPage> page, string name)
    {
        await page.WaitForElement("[data-add=integration]").ClickAsync(new());
        await page.WaitForElement("#integration-name").ChangeAsync(new ChangeEventArgs { Value = name });
        await page.Find("form").SubmitAsync();
    }
}

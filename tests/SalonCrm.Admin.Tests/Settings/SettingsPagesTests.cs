using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Hosting;
using SalonCrm.Admin.Settings;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Tests.Settings;

public sealed class SettingsPagesTests
{
    [Fact]
    public void Every_page_of_the_settings_is_for_the_network_head()
    {
        var pages = typeof(Portal).Assembly.GetTypes()
            .Where(t => t.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>().Any(r => r.Template.StartsWith("/settings", StringComparison.Ordinal))).ToList();
        Assert.True(pages.Count >= 5);
        Assert.All(pages, p => Assert.Contains(
            p.GetCustomAttributes(typeof(AuthorizeAttribute), true).Cast<AuthorizeAttribute>(), a => a.Policy == nameof(Permission.ManageNetwork)));
    }

    [Fact]
    public async Task The_tabs_lead_to_every_part_and_tell_where_one_is()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        pages.Navigation.NavigateTo("/settings");
        var nav = pages.Render<SettingsNav>();
        Assert.Equal(
            [
                "/settings/salons", "/accounts", "/settings/services", "/settings/surveys", "/settings/consents", "/settings/optional", "/settings/follow-ups",
                "/settings/completeness", "/settings/fields", "/settings/own-page", "/settings/integrations", "/settings/telephony", "/import",
            ],
            nav.FindAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal("/settings/salons", nav.Find("[aria-current=page]").GetAttribute("href"));
    }

    [Fact]
    public async Task A_service_is_added_and_the_next_one_begins_in_its_category()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<ServicesPage>();
        page.WaitForAssertion(() => Assert.Contains("No services yet", page.Markup, StringComparison.Ordinal));
        await page.Find("[data-add=service]").ClickAsync(new());
        await page.Find("#service-name").ChangeAsync(new() { Value = "Haircut" });
        await page.Find("#service-category").ChangeAsync(new() { Value = "Hair" });
        await page.Find("#service-price").ChangeAsync(new() { Value = "2800.50" });
        await page.Find("#service-minutes").ChangeAsync(new() { Value = "60" });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("2,800.5 · 60 min", page.Find("[data-part=Haircut]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Hair", page.Find("h3").TextContent);
        await page.Find("[data-add=service]").ClickAsync(new());
        Assert.Equal("Hair", page.WaitForElement("#service-category").GetAttribute("value"));
    }

    [Fact]
    public async Task A_survey_template_is_added_with_its_questions_and_scale()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<SurveyTemplatesPage>();
        await page.WaitForElement("[data-add=survey]").ClickAsync(new());
        await page.Find("#template-name").ChangeAsync(new() { Value = "After the visit" });
        await page.Find("#template-best").ChangeAsync(new() { Value = "10" });
        await page.Find("#template-questions").ChangeAsync(new() { Value = "Content?\n\nWhat next?" });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal(["Content?", "What next?"], page.FindAll(".questions li").Select(q => q.TextContent)));
        Assert.Contains("up to 10", page.Find("[data-part]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_optional_field_is_switched_in_one_click()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<OptionalFieldsPage>();
        Assert.False(page.WaitForElement("#optional-Hobbies").HasAttribute("checked"));
        await page.Find("#optional-Hobbies").ChangeAsync(new() { Value = true });

        page.WaitForAssertion(() => Assert.Contains("Saved: Hobbies", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal([Field.Hobbies], (await pages.Services.GetRequiredService<Salons>().View(Actor.Operator)).Expect().OptionalFields);
    }

    [Fact]
    public async Task A_new_version_of_a_consent_text_stands_above_the_older_one()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<ConsentTextsPage>();
        await page.WaitForElement("[data-purpose=Photos] [data-new-version]").ClickAsync(new());
        await page.Find("#consent-text-en").ChangeAsync(new() { Value = "Photos are for the specialist alone." });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Version 2", page.Find("[data-purpose=Photos]").TextContent, StringComparison.Ordinal));
        Assert.Contains("Photos are for the specialist alone.", page.Find("[data-purpose=Photos] > .version").TextContent, StringComparison.Ordinal);
        Assert.Contains("Version 1", page.Find("[data-purpose=Photos] details").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await pages.Services.GetRequiredService<ConsentWording>().CurrentTexts(Actor.Operator)).Expect()[(int)ConsentPurpose.Photos].Version);
    }

    [Theory]
    [InlineData(Role.Manager)]
    [InlineData(Role.Staff)]
    [InlineData(Role.Specialist)]
    public async Task Who_comes_in_by_another_way_reads_nothing_but_the_refusal(Role role)
    {
        await using var pages = await PagesOfNetwork.For(role);
        var (services, consents) = (pages.Render<ServicesPage>(), pages.Render<ConsentTextsPage>());

        services.WaitForElement(".notice.danger");
        Assert.Empty(services.FindAll("[data-part]"));
        consents.WaitForElement(".notice.danger");
        Assert.Empty(consents.FindAll("[data-purpose]"));
    }
}

using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Settings;
using SalonCrm.Data.Access;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Tests.Settings;

public sealed class OwnFieldsPageTests
{
    [Fact]
    public async Task The_network_head_adds_a_choice_with_answers()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<OwnFieldsPage>();
        await Add(page, "Hair porosity", "Choice");
        await page.WaitForElement("#own-choice-0-en").ChangeAsync(new ChangeEventArgs { Value = "low" });
        await page.Find("#own-choice-1-en").ChangeAsync(new ChangeEventArgs { Value = "high" });
        await page.Find("#own-choice-1-ru").ChangeAsync(new ChangeEventArgs { Value = "высокая" });
        await page.Find("#own-field-hint").ChangeAsync(new ChangeEventArgs { Value = true });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("low · high", page.Find("li").TextContent, StringComparison.Ordinal));
        var field = Assert.Single(await Fields(pages));
        Assert.Equal((OwnFieldKind.Choice, true, "высокая"), (field.Kind, field.IsHint, field.Choices[1].In("ru")));
    }

    [Fact]
    public async Task What_cannot_be_is_told_and_stays_typed()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<OwnFieldsPage>();
        await Add(page, "Pregnant", "Choice");
        await page.Find("#own-field-hint").ChangeAsync(new ChangeEventArgs { Value = true });
        await page.Find("#own-field-sensitive").ChangeAsync(new ChangeEventArgs { Value = true });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal(
            ["A choice needs an answer that can be chosen.", "A hint is for everybody, so it can't be hidden. Choose one of the two."],
            page.FindAll(".problem").Select(p => p.TextContent)));
        Assert.Equal("Pregnant", page.Find("#own-field-name-en").GetAttribute("value"));
        Assert.Empty(await Fields(pages));
    }

    [Fact]
    public async Task Fields_are_put_in_order_changed_and_retired_in_the_list()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<OwnFieldsPage>();
        foreach (var name in new[] { "Coffee", "Tea" })
        {
            await Add(page, name, "Text");
            await page.Find("form").SubmitAsync();
            page.WaitForAssertion(() => Assert.Empty(page.FindAll("form")));
        }

        await Button(page, "Up: Tea").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(["Tea", "Coffee"], page.FindAll("li strong").Select(s => s.TextContent)));
        Assert.True(Button(page, "Up: Tea").HasAttribute("disabled"));

        await Button(page, "Change: Tea").ClickAsync(new());
        await page.WaitForElement("#own-field-name-en").ChangeAsync(new ChangeEventArgs { Value = "coffee" });
        Assert.Empty(page.FindAll("button[aria-label='Up: Coffee']"));
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("Another field has this name.", page.Find(".problem").TextContent));
        await page.Find("#own-field-name-en").ChangeAsync(new ChangeEventArgs { Value = "Green tea" });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal(["Green tea", "Coffee"], page.FindAll("li strong").Select(s => s.TextContent)));

        await Button(page, "No longer ask: Coffee").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("no longer asked", page.FindAll("li")[1].TextContent, StringComparison.Ordinal));
        await Button(page, "Ask again: Coffee").ClickAsync(new());
        page.WaitForAssertion(() => Assert.DoesNotContain("no longer asked", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_who_manages_the_network_comes_here() =>
        Assert.Equal(nameof(Permission.ManageNetwork), typeof(OwnFieldsPage).GetCustomAttributes(typeof(AuthorizeAttribute), false).Cast<AuthorizeAttribute>().Single().Policy);

    private static async Task Add(IRenderedComponent<OwnFieldsPage> page, string name, string kind)
    {
        await page.WaitForElement(".head button").ClickAsync(new());
        await page.WaitForElement("#own-field-name-en").ChangeAsync(new ChangeEventArgs { Value = name });
        await page.Find("#own-field-kind").ChangeAsync(new ChangeEventArgs { Value = kind });
    }

    private static IElement Button(IRenderedComponent<OwnFieldsPage> page, string label) => page.WaitForElement($"button[aria-label='{label}']");

    private static async Task<IReadOnlyList<OwnFieldView>> Fields(PagesOfNetwork pages) =>
        (await pages.Services.GetRequiredService<NetworkFields>().Definitions(Actor.Operator)).Expect();
}

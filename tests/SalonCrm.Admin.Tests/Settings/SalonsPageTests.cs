using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Settings;
using SalonCrm.Data.Access;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Tests.Settings;

public sealed class SalonsPageTests
{
    [Fact]
    public async Task A_salon_and_a_master_in_it_are_added()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = Open(pages);
        Assert.Contains("No masters here yet", page.Markup, StringComparison.Ordinal);
        await page.Find("[data-add=salon]").ClickAsync(new());
        await page.Find("#salon-name").ChangeAsync(new() { Value = "Ligovka" });
        await page.Find("#salon-country").ChangeAsync(new() { Value = "PL" });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Poland", page.Find("[data-part=Ligovka]").TextContent, StringComparison.Ordinal));

        var salon = (await View(pages)).Salons.Single(s => s.Name == "Ligovka").Id;
        await page.WaitForElement("[data-add=master]").ClickAsync(new());
        await page.Find("#master-name").ChangeAsync(new() { Value = "Alina" });
        await page.Find("#master-salon").ChangeAsync(new() { Value = salon.ToString() });
        await page.Find("form").SubmitAsync();
        page.WaitForElement("[data-part=Alina]");
        Assert.Equal(salon, Assert.Single((await View(pages)).Masters).SalonId);
    }

    [Fact]
    public async Task What_is_wrong_is_told_beside_its_field()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = Open(pages);
        await page.Find("[data-add=salon]").ClickAsync(new());
        await page.Find("#salon-name").ChangeAsync(new() { Value = "arbat" });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("This is taken already.", page.Find("#salon-name-problem").TextContent));
        Assert.NotEmpty(page.FindAll("#salon-country-problem"));
        Assert.Equal("arbat", page.Find("#salon-name").GetAttribute("value"));
    }

    [Fact]
    public async Task A_retired_master_is_brought_back_by_the_undo()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        (await pages.Services.GetRequiredService<Masters>().Save(Actor.Operator, new() { Name = "Alina", SalonId = pages.Salon })).Expect();
        var page = Open(pages);
        await page.WaitForElement("[data-part=Alina] [data-retire]").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("works here no longer", page.Find("[data-part=Alina]").TextContent, StringComparison.Ordinal));
        Assert.Empty((await View(pages)).MastersFor());
        await page.Find("[data-undo]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.DoesNotContain("works here no longer", page.Markup, StringComparison.Ordinal));
        Assert.Single((await View(pages)).MastersFor());
    }

    [Fact]
    public async Task Why_the_last_open_salon_is_not_closed_is_told()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = Open(pages);
        await page.Find("[data-part=Arbat] [data-retire]").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("at least one open salon", page.Find(".notice.danger").TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll("[data-part=Arbat] [data-retire]"));
    }

    [Fact]
    public async Task The_second_of_two_heads_is_told_and_saves_again_knowingly()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = Open(pages);
        await page.Find("[data-part=Arbat] [data-edit-part]").ClickAsync(new());
        await page.WaitForElement("#salon-name").ChangeAsync(new() { Value = "Mine" });
        var theirs = (await View(pages)).Salons[0].Form();
        theirs.Name = "Theirs";
        (await pages.Services.GetRequiredService<Salons>().Save(Actor.Operator, theirs)).Expect();
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Somebody else has just saved this", page.Find(".notice.warn").TextContent, StringComparison.Ordinal));
        Assert.Equal("Mine", page.Find("#salon-name").GetAttribute("value"));
        await page.Find("form").SubmitAsync();
        page.WaitForElement("[data-part=Mine]");
    }

    private static IRenderedComponent<SalonsPage> Open(PagesOfNetwork pages)
    {
        var page = pages.Render<SalonsPage>();
        page.WaitForElement("[data-part=Arbat]");
        page.WaitForElement("[data-add=master]");
        return page;
    }

    private static async Task<NetworkView> View(PagesOfNetwork pages) =>
        (await pages.Services.GetRequiredService<Salons>().View(Actor.Operator)).Expect();
}

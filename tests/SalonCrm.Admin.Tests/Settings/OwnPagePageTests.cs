using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Settings;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Guests;

namespace SalonCrm.Admin.Tests.Settings;

public sealed class OwnPagePageTests
{
    [Fact]
    public async Task The_network_head_chooses_what_clients_see_and_where()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<OwnPagePage>();
        Assert.False(page.WaitForElement("#own-page-Address").IsChecked());

        await page.Find("#own-page-Address").ChangeAsync(new ChangeEventArgs { Value = true });
        await page.Find("#own-page-BirthDate").ChangeAsync(new ChangeEventArgs { Value = false });
        await page.Find("#own-page-address").ChangeAsync(new ChangeEventArgs { Value = "https://my.salon.example/" });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("✓", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        var kept = (await pages.Services.GetRequiredService<OwnPageSettings>().View(pages.Person)).Expect();
        Assert.Equal("https://my.salon.example", kept.Address);
        Assert.Contains(Field.Address, kept.Fields);
        Assert.DoesNotContain(Field.BirthDate, kept.Fields);
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused_beside_its_field()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<OwnPagePage>();
        await page.WaitForElement("#own-page-address").ChangeAsync(new ChangeEventArgs { Value = "my salon" });
        await page.Find("form").SubmitAsync();
        Assert.Contains("scheme and host", page.WaitForElement("#own-page-address-problem").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_sees_it()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        Assert.NotEmpty(pages.Render<OwnPagePage>().FindAll("[role=alert]"));
    }
}

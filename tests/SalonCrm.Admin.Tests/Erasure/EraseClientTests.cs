using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Erasure;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Admin.Tests.Erasure;

/// <summary>A network head erases a client: told what goes, asked for the card's number, and done.</summary>
public sealed class EraseClientTests
{
    [Fact]
    public async Task What_goes_is_told_and_another_number_erases_nothing()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var client = await pages.Client();
        var page = pages.Render<EraseClientPage>(p => p.Add(e => e.Id, client));
        await page.WaitForElement("#erase-number").ChangeAsync(new() { Value = "999999" });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("not the number of the card", page.Find("#erase-number-problem").TextContent, StringComparison.Ordinal));
        Assert.Contains("no way back", page.Markup, StringComparison.Ordinal);
        (await pages.Services.GetRequiredService<ClientCards>().Open(Actor.Operator, client)).Expect();
    }

    [Fact]
    public async Task With_the_cards_number_and_a_fresh_code_the_client_is_gone()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var client = await pages.Client();
        var card = (await pages.Services.GetRequiredService<ClientCards>().Open(Actor.Operator, client)).Expect();
        var page = pages.Render<EraseClientPage>(p => p.Add(e => e.Id, client));
        await page.WaitForElement("#erase-number").ChangeAsync(new() { Value = card.CardNumber.ToString(CultureInfo.InvariantCulture) });
        await page.Find("form").SubmitAsync();
        page.WaitForElement(".second-factor-first");
        (await pages.Services.GetRequiredService<ClientCards>().Open(Actor.Operator, client)).Expect();

        await pages.ShowFactor();
        await page.Find("form").SubmitAsync();

        page.WaitForElement("[data-erased]");
        Assert.IsType<Outcome<ClientCard>.NotFound>(await pages.Services.GetRequiredService<ClientCards>().Open(Actor.Operator, client));
    }

    [Fact]
    public async Task All_data_of_a_client_are_shown_with_a_file_for_the_manager_and_the_way_to_erase_for_the_head_alone()
    {
        foreach (var (role, mayErase) in new[] { (Role.Manager, false), (Role.NetworkHead, true) })
        {
            await using var pages = await PagesOfNetwork.For(role);
            var client = await pages.Client();
            var page = pages.Render<ClientDataPage>(p => p.Add(d => d.Id, client));
            page.WaitForElement("[data-changes]");

            Assert.Equal($"/clients/{client}/data.json", page.Find("[data-json]").GetAttribute("href"));
            Assert.Equal(mayErase, page.FindAll("[data-erase]").Count == 1);
        }
    }
}

using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.Duplicates;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Tests.Duplicates;

public sealed class DuplicatesPageTests
{
    [Fact]
    public async Task A_pair_stands_there_with_its_reasons_in_words_and_leads_to_the_comparison()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var (first, second) = await Doubles(pages);
        var page = pages.Render<DuplicatesPage>();

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".pairs li")));
        Assert.Contains("likely", page.Find(".why").TextContent, StringComparison.Ordinal);
        Assert.Contains("same phone, short form of the name", page.Find(".why").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/duplicates/compare?first={first}&second={second}", page.Find(".deeds a").GetAttribute("href"));
        Assert.DoesNotContain("123-45-67", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_the_same_takes_the_pair_off_and_undo_puts_it_back()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        await Doubles(pages);
        var page = pages.Render<DuplicatesPage>();
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".pairs li")));

        await page.Find("[data-key=KeyJ]").ClickAsync(new());
        await page.Find("[data-key=KeyX]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("two people", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Contains("No card of your salons", page.Markup, StringComparison.Ordinal);
        Assert.Empty((await pages.Services.GetRequiredService<ClientDuplicates>().List(pages.Person)).Expect().Pairs);

        await page.Find("[data-undo]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".pairs li")));
        Assert.Contains("Taken back", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pair_that_is_gone_meanwhile_is_told_so()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var (_, second) = await Doubles(pages);
        var page = pages.Render<DuplicatesPage>();
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".pairs li")));
        var form = (await pages.Cards.Open(pages.Person, second)).Expect().Form!;
        form.FirstName = "Дарья";
        (await pages.Cards.Edit(pages.Person, form)).Expect();

        await page.Find(".deeds button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("no longer on the list", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_manager_sees_no_pair_of_another_salon_and_the_head_does()
    {
        foreach (var (role, count) in new[] { (Role.Manager, 0), (Role.NetworkHead, 1) })
        {
            await using var pages = await PagesOfNetwork.For(role);
            (await pages.Services.GetRequiredService<Salons>().Save(Actor.Operator, new() { Name = "Pokrovka", CountryCode = "RU" })).Expect();
            var other = (await pages.Services.GetRequiredService<Salons>().View(Actor.Operator)).Expect().Salons.Single(s => s.Name == "Pokrovka").Id;
            await Doubles(pages, form => form.SalonId = other);
            var page = pages.Render<DuplicatesPage>();
            page.WaitForAssertion(() => Assert.Empty(page.FindAll("[aria-busy]")));
            Assert.Equal(count, page.FindAll(".pairs li").Count);
        }
    }

    [Theory]
    [InlineData(Role.Manager, true)]
    [InlineData(Role.NetworkHead, true)]
    [InlineData(Role.Staff, false)]
    [InlineData(Role.Specialist, false)]
    public async Task The_card_says_so_quietly_to_who_can_do_something_about_it(Role role, bool sees)
    {
        await using var pages = await PagesOfNetwork.For(role);
        var (first, second) = await Doubles(pages);
        var page = pages.Render<ClientCardPage>(p => p.Add(c => c.Id, first));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".summary h1")));
        if (sees)
        {
            page.WaitForAssertion(() => Assert.Contains("May be the same client as card 2: same phone, short form of the name", page.Find("[data-duplicate]").TextContent, StringComparison.Ordinal));
            Assert.Equal($"/duplicates/compare?first={first}&second={second}", page.Find("[data-duplicate] a").GetAttribute("href"));
        }
        else
        {
            Assert.Empty(page.FindAll("[data-duplicate]"));
        }
    }

    [Fact]
    public void Every_reason_and_likelihood_has_its_words()
    {
        var reasons = Enum.GetValues<DuplicateReasons>().Where(r => r != DuplicateReasons.None).ToList();
        Assert.All(reasons, r => Assert.NotEqual($"Reason_{r}", DuplicateTexts.Of(r)));
        Assert.All(reasons, r => Assert.Equal(DuplicateTexts.Of(r), DuplicateTexts.All(r)));
        Assert.All(Enum.GetValues<Likelihood>(), l => Assert.NotEqual($"Likelihood_{l}", DuplicateTexts.Of(l)));
    }

    private static async Task<(Guid First, Guid Second)> Doubles(PagesOfNetwork pages, Action<ClientForm>? change = null)
    {
        var first = await pages.Client(form => change?.Invoke(form));
        var second = await pages.Client(form =>
        {
            (form.FirstName, form.BirthDate, form.Email, form.SharesPhoneKnowingly) = ("Маша", null, null, true);
            change?.Invoke(form);
        });
        return (first, second);
    }
}

using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.Guests;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Clients;

namespace SalonCrm.Admin.Tests.Access;

public sealed class RevealLimitTests
{
    [Fact]
    public async Task At_the_limit_the_card_says_when_it_goes_on_and_the_number_does_not_come()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var client = await UsedUp(pages);

        var value = pages.Render<MaskedValue>(p => p.Add(m => m.Masked, "m•••@mail.example").Add(m => m.Client, client).Add(m => m.Field, Field.Email));
        await value.Find("button").ClickAsync(new());

        value.WaitForAssertion(() => Assert.Contains("it goes on at", value.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("maria@mail.example", value.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_limit_no_link_is_made_and_it_is_said_why()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var client = await UsedUp(pages);

        var link = pages.Render<SendLink>(p => p.Add(l => l.Client, client));
        await link.Find("button").ClickAsync(new());
        await link.WaitForElement("[data-make-link]").ClickAsync(new());

        link.WaitForAssertion(() => Assert.Contains("it goes on at", link.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    /// <summary>A client, and a person who has had as much shown as a budget of one allows.</summary>
    private static async Task<Guid> UsedUp(PagesOfNetwork pages)
    {
        var settings = pages.Services.GetRequiredService<WatchSettings>();
        var form = (await settings.Rules(Actor.Operator)).Expect();
        (form.RevealsInTenMinutes, form.RevealsADay) = (1, 1);
        (await settings.Set(Actor.Operator, form)).Expect();
        var client = await pages.Client();
        (await pages.Cards.Reveal(pages.Person, client, Field.Email)).Expect();
        return client;
    }
}

using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.Guests;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Guests;

namespace SalonCrm.Admin.Tests.Guests;

public sealed class SendLinkTests
{
    [Theory]
    [InlineData(Role.Staff)]
    [InlineData(Role.Manager)]
    [InlineData(Role.NetworkHead)]
    public async Task A_link_is_made_and_handed_to_the_number_on_the_card(Role role)
    {
        await using var pages = await PagesOfNetwork.For(role);
        var client = await pages.Client(f => f.PreferredLanguage = "ru");
        var sent = 0;
        var link = pages.Render<SendLink>(p => p.Add(l => l.Client, client).Add(l => l.Sent, () => sent++));

        await link.Find("button").ClickAsync(new());
        await link.WaitForElement("[data-make-link]").ClickAsync(new());

        var address = link.WaitForElement(".address").GetAttribute("value")!;
        Assert.Matches("^http://localhost/my/[A-Za-z0-9_-]{43}$", address);
        string Target(string begins) => Uri.UnescapeDataString(link.Find($"a[href^='{begins}']").GetAttribute("href")!);
        Assert.StartsWith("sms:+79161234567?body=Verbenika: проверьте", Target("sms:"), StringComparison.Ordinal);
        Assert.StartsWith("https://wa.me/79161234567?text=Verbenika", Target("https://wa.me"), StringComparison.Ordinal);
        Assert.StartsWith($"https://t.me/share/url?url={address}&text=", Target("https://t.me"), StringComparison.Ordinal);
        Assert.Contains(address, link.Find("[data-copy]").GetAttribute("data-copy"), StringComparison.Ordinal);
        Assert.StartsWith("data:image/svg+xml;base64,", link.Find(".qr").GetAttribute("src"), StringComparison.Ordinal);
        Assert.Equal(1, sent);
        Assert.Single(link.FindAll(".links li"));
    }

    [Fact]
    public async Task A_link_is_taken_back_and_what_handed_it_over_is_gone()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var client = await pages.Client();
        var link = pages.Render<SendLink>(p => p.Add(l => l.Client, client));
        await link.Find("button").ClickAsync(new());
        await link.WaitForElement("[data-make-link]").ClickAsync(new());

        await link.WaitForElement(".links button").ClickAsync(new());

        link.WaitForAssertion(() => Assert.Contains("revoked", link.Find(".links").TextContent, StringComparison.Ordinal));
        Assert.Empty(link.FindAll(".address, .qr, a[href^='sms:']"));
        Assert.NotEmpty(link.FindAll("[data-make-link]"));
    }

    [Fact]
    public async Task Who_may_not_send_links_is_not_offered_it()
    {
        await using var pages = await PagesOfNetwork.For(Role.Specialist);
        var client = await pages.Client();
        var card = pages.Render<ClientCardPage>(p => p.Add(c => c.Id, client));
        card.WaitForElement(".summary");
        Assert.Empty(card.FindAll("[data-send-link], #proposals"));
    }

    [Fact]
    public async Task The_history_says_that_it_was_the_client()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var client = await pages.Client();
        await pages.Sends(client, f => f.Said[Field.Email] = "own@mail.example");
        var card = pages.Render<ClientCardPage>(p => p.Add(c => c.Id, client));

        card.WaitForAssertion(() => Assert.Contains("Иванова Мария · by the client", Spaced(card.Find("#history .who").TextContent), StringComparison.Ordinal));
    }

    private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>What clients do on their own pages, for tests of what the salon then sees.</summary>
internal static class OwnPageVisits
{
    public static async Task Sends(this PagesOfNetwork pages, Guid client, Action<OwnPageForm> change)
    {
        var own = pages.Services.GetRequiredService<OwnPages>();
        var made = (await pages.Services.GetRequiredService<ClientLinks>().Make(Actor.Operator, client)).Expect();
        var comer = await own.Recognise(made.Token, null, null) ?? throw new InvalidOperationException("Nobody made this link.");
        var pass = (await own.Enter(comer, made.Dial[^4..])).Expect().Pass;
        var form = (await own.Show(comer, pass)).Expect().Form;
        change(form);
        (await own.Send(comer, pass, form)).Expect();
    }
}

using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Settings;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Tests.Settings;

public sealed class TelephonyPageTests
{
    [Fact]
    public async Task An_exchange_is_connected_and_its_secret_is_shown_once()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<TelephonyPage>();
        await Begin(page, "PBX", ExchangeKind.Own);
        await page.Find("#line-0").ChangeAsync(new ChangeEventArgs { Value = "8 (495) 999-00-11" });
        await page.Find("form").SubmitAsync();

        var secret = page.WaitForElement("[data-shown-key] code").TextContent;
        Assert.StartsWith("sx_", secret, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("+7 495 999-00-11 → Arbat", page.Find("[data-part=PBX]").TextContent, StringComparison.Ordinal));
        await page.Find("[data-close-key] button, button[data-close-key]").ClickAsync(new());
        Assert.DoesNotContain(secret, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_a_kind_needs_is_asked_and_its_steps_stand_there()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<TelephonyPage>();
        await Begin(page, "PBX", ExchangeKind.Own);
        Assert.Empty(page.FindAll("#exchange-secret, #exchange-login, #map-call-id"));

        foreach (var (kind, asked) in new[]
        {
            (ExchangeKind.Zadarma, "#exchange-secret"), (ExchangeKind.MangoOffice, "#exchange-login"), (ExchangeKind.Twilio, "#exchange-login"), (ExchangeKind.Mapped, "#map-call-id"),
        })
        {
            await page.Find("#exchange-kind").ChangeAsync(new ChangeEventArgs { Value = kind.ToString() });
            page.WaitForElement(asked);
            Assert.True(page.FindAll(".steps li").Count >= 2);
        }
    }

    [Fact]
    public async Task An_exchange_that_signs_nothing_is_given_its_secret_within_the_address()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<TelephonyPage>();
        await Begin(page, "Binotel", ExchangeKind.Binotel);
        await page.Find("form").SubmitAsync();

        var address = page.WaitForElement("[data-shown-key] code").TextContent;
        Assert.Matches("^http://localhost/api/v1/calls/[0-9a-f-]{36}/sx_[A-Za-z0-9_-]{43}$", address);
        Assert.DoesNotContain(address.Split('/')[^1], page.Find("[data-part=Binotel]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_shows_at_once_what_would_be_read_from_it()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<TelephonyPage>();
        await Begin(page, "Other", ExchangeKind.Mapped);
        await page.WaitForElement("#map-sample").InputAsync(new ChangeEventArgs { Value = """{"call":{"id":"77","from":"79430000001"},"what":"start"}""" });
        page.WaitForAssertion(() => Assert.Contains("The id of the call is not found", page.Find("[data-read]").TextContent, StringComparison.Ordinal));

        await page.Find("#map-call-id").InputAsync(new ChangeEventArgs { Value = "call.id" });
        await page.Find("#map-number").InputAsync(new ChangeEventArgs { Value = "call.from" });
        await page.Find("#map-event").InputAsync(new ChangeEventArgs { Value = "what" });
        page.WaitForAssertion(() => Assert.Contains("passed over", page.Find("[data-read]").TextContent, StringComparison.Ordinal));
        await page.Find("#map-ringing").InputAsync(new ChangeEventArgs { Value = "start" });

        page.WaitForAssertion(() => Assert.Contains("+79430000001", page.Find("[data-read]").TextContent, StringComparison.Ordinal));
        Assert.Contains("rings", page.Find("[data-read]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_nobodys_becomes_a_salons_in_one_click()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var form = new ExchangeForm { Name = "PBX" };
        (await pages.Services.GetRequiredService<TelephoneExchanges>().Save(pages.Person, form)).Expect();
        var news = new CallNews { CallId = "1", Event = CallEvent.Ringing, Number = "+79430000001", Line = "+74959990011" };
        (await pages.Services.GetRequiredService<CallAnnouncements>().Tell(Actor.Exchange(form.Id, null, null), news)).Expect();
        var page = pages.Render<TelephonyPage>();

        await page.WaitForElement($"[data-assign='{pages.Salon}']").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-unknown]")));
        Assert.Contains("+7 495 999-00-11 → Arbat", page.Find("[data-part=PBX]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_secret_and_a_revocation_with_its_undo()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var form = new ExchangeForm { Name = "PBX" };
        var old = (await pages.Services.GetRequiredService<TelephoneExchanges>().Save(pages.Person, form)).Expect();
        var secrets = pages.Services.GetRequiredService<ExchangeSecrets>();
        var page = pages.Render<TelephonyPage>();

        await page.WaitForElement("[data-new-secret]").ClickAsync(new());
        var secret = page.WaitForElement("[data-shown-key] code").TextContent;
        Assert.NotEqual(old, secret);
        Assert.Equal(secret, secrets.Find(form.Id)!.Secret);

        await page.Find("[data-retire]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Null(secrets.Find(form.Id)));
        await page.WaitForElement("[data-undo]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.NotNull(secrets.Find(form.Id)));
    }

    [Fact]
    public async Task A_line_twice_is_told_beside_it_and_stays_typed()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<TelephonyPage>();
        await Begin(page, "PBX", ExchangeKind.Own);
        await page.Find("#line-0").ChangeAsync(new ChangeEventArgs { Value = "+7 495 999-00-11" });
        await page.Find("[data-add-line]").ClickAsync(new());
        await page.WaitForElement("#line-1").ChangeAsync(new ChangeEventArgs { Value = "84959990011" });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("This is taken already.", page.Find(".problem").TextContent));
        Assert.Equal("+74959990011", page.Find("#line-1").GetAttribute("value"));
    }

    [Fact]
    public async Task A_manager_is_refused_what_stands_behind_the_page()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var page = pages.Render<TelephonyPage>();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[role=alert]")));
        Assert.Empty(page.FindAll("[data-part]"));
    }

    private static async Task Begin(IRenderedComponent<TelephonyPage> page, string name, ExchangeKind kind)
    {
        await page.WaitForElement("[data-add=exchange]").ClickAsync(new());
        await page.WaitForElement("#exchange-name").ChangeAsync(new ChangeEventArgs { Value = name });
        await page.Find("#exchange-kind").ChangeAsync(new ChangeEventArgs { Value = kind.ToString() });
    }
}

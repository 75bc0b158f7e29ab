using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Access;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Watch;

namespace SalonCrm.Admin.Tests.Access;

public sealed class WatchPageTests
{
    [Fact]
    public async Task Who_opened_what_stands_on_the_page_and_one_click_freezes_and_one_with_the_code_sets_free()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var (olga, client) = (await pages.Colleague("Olga"), await pages.Client());
        await pages.Cards.Open(olga, client);

        var page = pages.Render<WatchPage>();
        var line = page.WaitForElement($"[data-person='{olga.AccountId}']");
        Assert.Equal("1", line.QuerySelector("[data-deed=Cards] .count")!.TextContent);
        Assert.Contains("usual not known yet", line.TextContent, StringComparison.Ordinal);

        await line.QuerySelector("[data-turn]")!.ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Olga is frozen", page.Markup, StringComparison.Ordinal));
        Assert.IsType<Outcome<Data.Clients.ClientCard>.NotAllowed>(await pages.Cards.Open(olga, client));

        await page.Find($"[data-person='{olga.AccountId}'] [data-turn]").ClickAsync(new());
        page.WaitForElement(".second-factor-first");
        await pages.ShowFactor();
        await page.Find($"[data-person='{olga.AccountId}'] [data-turn]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Olga can sign in again", page.Markup, StringComparison.Ordinal));
        (await pages.Cards.Open(olga, client)).Expect();
    }

    [Fact]
    public async Task One_does_not_freeze_oneself()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        await pages.Cards.Open(pages.Person, await pages.Client());

        var line = pages.Render<WatchPage>().WaitForElement($"[data-person='{pages.Person.AccountId}']");

        Assert.Null(line.QuerySelector("[data-turn]"));
        Assert.Contains("(you)", line.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_alert_is_told_wherever_the_head_is_and_is_quiet_once_it_is_seen()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var (olga, canary) = (await pages.Colleague("Olga"), await Canary(pages));
        var bell = pages.Render<AlertBell>();
        Assert.Equal("0", bell.WaitForElement("[data-bell]").GetAttribute("data-bell"));
        Assert.Empty(bell.FindAll("[data-news]"));

        await pages.Cards.Open(olga, canary);

        bell.WaitForAssertion(() => Assert.Contains("Olga touched a decoy card.", bell.Find("[data-news]").TextContent, StringComparison.Ordinal));
        Assert.Equal(("1", "Alerts, unseen: 1"), (bell.Find("[data-bell]").GetAttribute("data-bell"), bell.Find("[data-bell]").GetAttribute("aria-label")));

        var panel = pages.Render<AlertPanel>();
        await panel.WaitForElement("[data-alert=CanaryTouched] button").ClickAsync(new());
        bell.WaitForAssertion(() => Assert.Equal("0", bell.Find("[data-bell]").GetAttribute("data-bell")));
        Assert.Empty(bell.FindAll("[data-news]"));
        Assert.Contains("seen by Head", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alert_from_before_is_a_number_and_no_notice()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        await pages.Cards.Open(await pages.Colleague("Olga"), await Canary(pages));

        var bell = pages.Render<AlertBell>();

        bell.WaitForAssertion(() => Assert.Equal("1", bell.Find("[data-bell]").GetAttribute("data-bell")));
        Assert.Empty(bell.FindAll("[data-news]"));
    }

    [Fact]
    public async Task A_budget_out_of_bounds_is_told_beside_its_field_and_a_good_one_is_kept()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var rules = pages.Render<WatchRules>();
        await rules.WaitForElement("#rule-RevealsInTenMinutes").ChangeAsync(new ChangeEventArgs { Value = "0" });
        await rules.Find("form").SubmitAsync();
        rules.WaitForElement("#rule-RevealsInTenMinutes-problem");

        await rules.Find("#rule-RevealsInTenMinutes").ChangeAsync(new ChangeEventArgs { Value = "20" });
        await rules.Find("form").SubmitAsync();

        rules.WaitForAssertion(() => Assert.Contains("Saved", rules.Markup, StringComparison.Ordinal));
        Assert.Equal(20, (await pages.Services.GetRequiredService<WatchSettings>().Rules(pages.Person)).Expect().RevealsInTenMinutes);
    }

    [Fact]
    public async Task Decoys_are_planted_shown_with_who_touched_them_and_removed()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<CanariesPage>();
        page.WaitForElement("#canary-count");
        Assert.Contains("No decoys yet", page.Markup, StringComparison.Ordinal);

        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("[data-canary]").Count));
        Assert.All(page.FindAll("[data-canary]"), c => Assert.Contains("nobody has touched it", c.TextContent, StringComparison.Ordinal));

        await page.Find("[data-canary] button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-canary]").Count));
    }

    [Fact]
    public async Task Without_a_fresh_second_factor_the_export_shows_the_way_to_it_and_no_form()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<ExportPage>();

        var panel = page.WaitForElement("[data-export]");

        Assert.NotNull(panel.QuerySelector(".second-factor-first"));
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public void Every_alert_deed_and_oddity_has_its_words()
    {
        Assert.All(Enum.GetValues<AlertKind>(), k => Assert.DoesNotContain("Alert_", WatchTexts.Of(new AlertView { Kind = k }), StringComparison.Ordinal));
        Assert.All(Enum.GetValues<Deed>(), d => Assert.DoesNotContain("Deed_", WatchTexts.Of(d), StringComparison.Ordinal));
        Oddity[] odd =
        [
            .. Enum.GetValues<OddityKind>().Except([OddityKind.ManyAtOnce, OddityKind.MoreThanUsual]).Select(k => new Oddity(k, 7)),
            .. new[] { Deed.Cards, Deed.Prints, Deed.Searches }.Select(d => new Oddity(OddityKind.ManyAtOnce, 7, 3, d)),
            .. new[] { Deed.Cards, Deed.Searches, Deed.Lists, Deed.Reveals, Deed.Prints }.Select(d => new Oddity(OddityKind.MoreThanUsual, 7, 3, d)),
        ];
        Assert.All(odd, o => Assert.DoesNotContain("Odd_", WatchTexts.Of(o), StringComparison.Ordinal));
    }

    private static async Task<Guid> Canary(PagesOfNetwork pages)
    {
        var form = new CanaryForm { SalonId = pages.Salon, Count = 1 };
        (await pages.Services.GetRequiredService<Canaries>().Plant(pages.Person, form)).Expect();
        return form.Ids[0];
    }
}

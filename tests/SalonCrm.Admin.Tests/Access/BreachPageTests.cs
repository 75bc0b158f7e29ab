using Bunit;
using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Access;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Trails;
using SalonCrm.Data.Clients;

namespace SalonCrm.Admin.Tests.Access;

public sealed class BreachPageTests
{
    private static readonly DateTimeOffset Found = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task From_who_was_active_the_head_comes_to_the_clients_with_their_contacts_and_the_drafts()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var client = await pages.Client();
        await pages.Cards.Open(await pages.Colleague("Olga"), client);
        var page = pages.Render<BreachPage>();
        await page.Find("[data-active]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Olga, Front desk", page.Markup, StringComparison.Ordinal));
        await page.FindAll("label.check").First(l => l.TextContent.Contains("Olga", StringComparison.Ordinal)).QuerySelector("input")!.ChangeAsync(new ChangeEventArgs { Value = true });
        await page.Find("form").SubmitAsync();

        page.WaitForElement(".second-factor-first a[target=_blank]");
        Assert.Empty(page.FindAll("[data-client]"));
        await pages.ShowFactor();
        await page.Find("[data-more]").ClickAsync(new());

        var line = page.WaitForElement($"[data-client='{client}']");
        Assert.Contains("+7 916 123-45-67", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("maria@mail.example", line.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", page.Find("[data-opened]").GetAttribute("data-opened"));
        Assert.Equal(4, page.FindAll(".draft").Count);
    }

    [Fact]
    public async Task Nobody_chosen_is_told_and_nothing_typed_is_lost()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<BreachPage>();
        await page.Find("#breach-from").ChangeAsync(new ChangeEventArgs { Value = "2026-01-05T10:00:00" });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("This is needed.", page.Markup, StringComparison.Ordinal));
        Assert.StartsWith("2026-01-05T10:00", page.Find("#breach-from").GetAttribute("value"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deadlines_count_from_when_it_was_found_and_stand_out_in_the_last_day()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);

        var fresh = pages.Render<BreachClock>(p => p.Add(c => c.FoundAt, DateTimeOffset.UtcNow.AddMinutes(5)));
        Assert.Empty(fresh.FindAll(".soon"));
        var pressing = pages.Render<BreachClock>(p => p.Add(c => c.FoundAt, DateTimeOffset.UtcNow.AddHours(-50)));
        Assert.Equal(3, pressing.FindAll(".soon").Count);
        Assert.Contains("over since 26 h", pressing.Markup, StringComparison.Ordinal);
        Assert.Contains("21 h", pressing.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "GDPR, Article 33", "Phones")]
    [InlineData("ru", "№ 152-ФЗ", "Телефон")]
    public void The_draft_for_the_authority_has_what_is_known_filled_in_its_own_language(string language, string law, string field)
    {
        var report = Some();
        var draft = NoticeDraft.Authority(report, Found, language);

        Assert.Contains(law, draft, StringComparison.Ordinal);
        Assert.Contains(field, draft, StringComparison.Ordinal);
        Assert.Contains("2", draft, StringComparison.Ordinal);
        Assert.DoesNotContain("{", draft, StringComparison.Ordinal);
    }

    [Fact]
    public void The_draft_for_a_client_names_no_employee_and_no_other_client() =>
        Assert.DoesNotContain("Olga", NoticeDraft.Client(Some(), Found, "en"), StringComparison.Ordinal);

    private static BreachReport Some()
    {
        var query = new BreachQuery { From = Found.AddDays(-2), To = Found };
        BreachedCard Card(bool isListed) => new(Guid.CreateVersion7(), query.From, query.To, 1, [Field.LastName, Field.Phones], ["Olga"], isListed);
        return new(query, [Card(false), Card(false), Card(true)], 0, [], 3, 0, ["Olga"]);
    }
}

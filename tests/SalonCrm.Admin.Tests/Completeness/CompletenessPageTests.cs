using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.Completeness;
using SalonCrm.Admin.Settings;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Tests.Completeness;

public sealed class CompletenessPageTests
{
    [Fact]
    public async Task Every_number_is_a_link_to_exactly_so_many_cards()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        await pages.Client();
        await pages.Client(f => (f.Email, f.Phones[0].Text) = (null, "+7 916 000-00-02"));

        var page = pages.Render<CompletenessPage>();

        var email = page.WaitForElement("[data-field=Email]");
        Assert.Equal("1", email.QuerySelectorAll("a")[1].TextContent);
        Assert.Equal(1, await Behind(pages, email.QuerySelectorAll("a")[1].GetAttribute("href")!));
        var cell = page.FindAll(".heat td a").Single(a => a.GetAttribute("aria-label")!.StartsWith("Arbat, Email", StringComparison.Ordinal));
        Assert.Equal("50", cell.TextContent);
        Assert.Equal(1, await Behind(pages, cell.GetAttribute("href")!));
        var required = page.Find("[data-tier=Required]");
        Assert.Equal(AuditTexts.Told(100), required.QuerySelector(".percent")!.TextContent);
        Assert.Equal(0, await Behind(pages, required.QuerySelector(".percent")!.GetAttribute("href")!));
        Assert.Equal(2, await Behind(pages, required.QuerySelector("a.quiet")!.GetAttribute("href")!));
        Assert.All(page.FindAll("td a, .figure a, li a"), a => Assert.NotNull(AuditSlice.Read(Slice(a.GetAttribute("href")!))));
    }

    [Fact]
    public async Task A_network_without_cards_is_told_where_to_begin()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<CompletenessPage>();

        Assert.Equal("/import", page.WaitForElement(".empty a").GetAttribute("href"));
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public async Task Without_a_history_the_page_says_that_it_begins_today()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        await pages.Client();
        var page = pages.Render<CompletenessPage>();

        page.WaitForAssertion(() => Assert.Contains("begins today", page.Find("[aria-labelledby=story]").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("begins today", page.Find("[aria-labelledby=trend]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_manager_never_sees_another_salons_figures()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var other = new SalonForm { Name = "Kreuzberg", CountryCode = "DE" };
        (await pages.Services.GetRequiredService<Salons>().Save(Actor.Operator, other)).Expect();
        await pages.Client();
        var theirs = await pages.Client(f => (f.SalonId, f.Phones[0].Text) = (other.Id, "+7 916 000-00-02"));

        var page = pages.Render<CompletenessPage>();
        var list = List(pages, new AuditSlice { Salon = other.Id }.Write());
        Assert.Equal("0", list.WaitForElement("[data-count]").GetAttribute("data-count"));
        var all = List(pages, "");
        var report = pages.Render<ReportPage>();

        Assert.Equal("1 of 1", page.WaitForElement("[data-tier=Required] a.quiet").TextContent);
        page.WaitForElement("#compare");
        Assert.DoesNotContain("Kreuzberg", page.Markup, StringComparison.Ordinal);
        Assert.Equal("1", all.WaitForElement("[data-count]").GetAttribute("data-count"));
        Assert.DoesNotContain(theirs.ToString(), all.Markup, StringComparison.Ordinal);
        report.WaitForElement(".sheet");
        Assert.DoesNotContain("Kreuzberg", report.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("a[href='/settings/completeness']"));
    }

    [Theory]
    [InlineData(Role.Staff)]
    [InlineData(Role.Specialist)]
    public async Task Who_does_not_answer_for_completeness_gets_nothing_of_it(Role role)
    {
        await using var pages = await PagesOfNetwork.For(role);
        await pages.Client();
        var (page, list, report, rules) = (pages.Render<CompletenessPage>(), List(pages, "g-2"), pages.Render<ReportPage>(), pages.Render<CountingRulesPage>());

        page.WaitForElement(".notice.danger");
        rules.WaitForElement(".notice.danger");
        list.WaitForElement(".notice");
        report.WaitForAssertion(() => Assert.Contains("may not", report.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-tier], table, .heat"));
        Assert.Empty(list.FindAll("[data-count], .hits"));
        Assert.Empty(report.FindAll(".sheet"));
        Assert.Empty(rules.FindAll("input"));
    }

    [Fact]
    public async Task The_list_says_in_words_what_it_is_and_each_line_opens_its_card()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var client = await pages.Client(f => f.Email = null);

        var page = List(pages, new AuditSlice { Salon = pages.Salon, Gap = Gap.Email, Source = ClientSource.Desk }.Write());

        Assert.StartsWith("Arbat: cards without email, taken down at the salon", page.WaitForElement("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/clients/{client}", page.Find(".hits a").GetAttribute("href"));
    }

    [Fact]
    public async Task An_address_that_leads_to_no_figure_is_told_so()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = List(pages, "nonsense");
        Assert.Contains("no figure", page.WaitForElement(".notice").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cards_are_sent_after_it_was_told_whom_it_would_ask_twice_and_taken_back()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        await pages.Client();
        var page = List(pages, new AuditSlice { Gap = Gap.ConsentMissing }.Write());
        await page.WaitForElement("#send-day").ChangeAsync(new ChangeEventArgs { Value = "" });
        await page.Find(".send form").SubmitAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.Find("#send-day-problem").TextContent));
        Assert.Empty(page.FindAll("[data-send]"));

        await page.Find("#send-day").ChangeAsync(new ChangeEventArgs { Value = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        await page.Find(".send form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("1", page.Find("[data-answer=have-one] dt").TextContent));
        Assert.Equal("1", page.Find("[data-answer=earlier] dt").TextContent);
        await page.Find("[data-send]").ClickAsync(new());
        Assert.Equal("1", page.WaitForElement("[data-sent]").GetAttribute("data-sent"));
        await page.Find("[data-take-back]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Taken back", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_counts_is_chosen_for_the_network_and_for_a_salon()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<CountingRulesPage>();
        await page.WaitForElement("#network-Email").ChangeAsync(new ChangeEventArgs { Value = false });
        await page.Find($"[data-rules='{pages.Salon}'] [data-own]").ChangeAsync(new ChangeEventArgs { Value = "on" });
        await page.Find($"[id='{pages.Salon:N}-Visits']").ChangeAsync(new ChangeEventArgs { Value = false });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Saved", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        var rules = (await pages.Services.GetRequiredService<AuditSettings>().View(pages.Person)).Expect().Rules;
        Assert.Equal((GapSet.Email, GapSet.Email | GapSet.Visits), (rules.Network.Gaps, rules.Of(pages.Salon).Gaps));
    }

    [Fact]
    public async Task A_card_says_what_the_audit_says_and_a_phone_is_confirmed_where_it_is_told()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var client = await pages.Client();
        var page = pages.Render<ClientCardPage>(p => p.Add(c => c.Id, client));

        var gaps = page.WaitForElements("button.mark.gap").Select(b => b.TextContent.Trim()).ToList();
        Assert.Contains("+ visits", gaps);
        Assert.Contains("+ consent to processing", gaps);
        Assert.Contains("+ confirm the phone", gaps);
        await page.Find("#confirm-card").ClickAsync(new());
        page.WaitForAssertion(() => Assert.DoesNotContain("confirm the phone", page.Find(".summary").TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void Everything_in_the_audit_has_a_text(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.All(Enum.GetValues<Tier>(), v => Said(AuditTexts.Of(v)));
        Assert.All(Enum.GetValues<AuditAge>(), v => Said(AuditTexts.Of(v)));
        Assert.All(Enum.GetValues<Freshness>(), v => Said(AuditTexts.Of(v)));
        Assert.All(Enum.GetValues<FunnelStage>(), v => Said(AuditTexts.Of(v)));
        Assert.All(Enum.GetValues<ClientStatus>(), v => Said(AuditTexts.Of(v)));
        Assert.All(Enum.GetValues<Gap>(), v => Said(AuditTexts.Field(v)));
        Assert.All(Enum.GetValues<Gap>(), v => Said(AuditTexts.Of(new AuditSlice { Gap = v }, null)));
        Assert.All(Enum.GetValues<Tier>(), v => Said(AuditTexts.Of(new AuditSlice { Tier = v }, null)));
        Assert.All(Enum.GetValues<Tier>(), v => Said(AuditTexts.Of(new AuditSlice { Tier = v, IsComplete = true }, null)));
        static void Said(string text) => Assert.DoesNotContain('_', text);
    }

    [Theory]
    [InlineData(0, 0, 100)]
    [InlineData(0, 7, 0)]
    [InlineData(1, 1000, 1)]
    [InlineData(999, 1000, 99)]
    [InlineData(1000, 1000, 100)]
    public void Nothing_is_whole_while_a_card_is_missing(int part, int whole, int percent) => Assert.Equal(percent, AuditTexts.Percent(part, whole));

    private static IRenderedComponent<BehindFigurePage> List(PagesOfNetwork pages, string of)
    {
        pages.Navigation.NavigateTo($"/completeness/cards?of={of}");
        return pages.Render<BehindFigurePage>();
    }

    private static string Slice(string address) => address.Split("of=")[1];

    private static async Task<int> Behind(PagesOfNetwork pages, string address) =>
        (await pages.Services.GetRequiredService<CompletenessAudit>().List(pages.Person, AuditSlice.Read(Slice(address))!)).Expect().Count;
}

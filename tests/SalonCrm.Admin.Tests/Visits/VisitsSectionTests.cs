using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Visits;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Visits;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Admin.Tests.Visits;

public sealed class VisitsSectionTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.Now);

    [Fact]
    public async Task A_new_guest_has_no_visits_and_nothing_is_held_against_them()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var section = await Open(pages, await pages.Client());

        section.WaitForAssertion(() => Assert.Contains("No visits yet.", section.Markup, StringComparison.Ordinal));
        Assert.Empty(section.FindAll(".notice"));
        Assert.Empty(section.FindAll("[data-add-visit]"));
    }

    [Fact]
    public async Task The_front_desk_reads_visits_marks_them_and_writes_none()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var client = await pages.Client();
        await Save(pages, client, Today.AddDays(-3), VisitState.Done, "Haircut", 1500);
        await Save(pages, client, Today, VisitState.Planned, "Colour", null);
        var section = await Open(pages, client);

        section.WaitForAssertion(() => Assert.Equal(2, section.FindAll("[data-visit]").Count));
        Assert.Equal(["planned", "done"], section.FindAll(".visit header .mark").Select(m => m.TextContent));
        Assert.Contains("Haircut", section.Find(".sums").TextContent, StringComparison.Ordinal);
        Assert.Contains("1,500", section.Find(".sums").TextContent, StringComparison.Ordinal);
        Assert.Empty(section.FindAll("[data-add-visit], [data-edit-visit]"));
        await section.Find("[data-mark=Cancelled]").ClickAsync(new());
        section.WaitForAssertion(() => Assert.Equal(["cancelled", "done"], section.FindAll(".visit header .mark").Select(m => m.TextContent)));
    }

    [Theory]
    [InlineData(Role.Specialist)]
    [InlineData(Role.Manager)]
    public async Task Who_writes_treatments_adds_a_visit_with_services_and_purchases(Role role)
    {
        await using var pages = await PagesOfNetwork.For(role);
        var section = await Open(pages, await pages.Client());
        await section.WaitForElement("[data-add-visit]").ClickAsync(new());
        section.WaitForElement(".visit-form");
        await Type(section, "service-0-name", "Colour");
        await Type(section, "service-0-price", "4500.50");
        await Type(section, "service-0-formula", "6/0 30 g");
        await section.Find("[data-add-service]").ClickAsync(new());
        await Type(section, "service-1-name", "Haircut");
        await section.Find("[data-add-purchase]").ClickAsync(new());
        await Type(section, "purchase-0-name", "Shampoo");
        await Type(section, "purchase-0-price", "900");
        await Type(section, "visit-at", "10:15:00");
        await Type(section, "visit-score", "5");
        await section.Find("form").SubmitAsync();

        section.WaitForElement("[data-visit]");
        var visit = section.Find("[data-visit]").TextContent;
        Assert.All(["10:15", "Arbat", "Colour", "4,500.50", "6/0 30 g", "Haircut", "Shampoo", "5 of 5", "Total 5,400.50"], text => Assert.Contains(text, visit.Replace('\u202f', ' '), StringComparison.Ordinal));
        Assert.Contains("The visit is saved.", section.Markup, StringComparison.Ordinal);
        Assert.Empty(section.FindAll("form"));
    }

    [Fact]
    public async Task A_service_is_suggested_and_fills_in_its_price_unless_one_was_typed()
    {
        await using var pages = await PagesOfNetwork.For(Role.Specialist);
        var service = new OfferedServiceForm { Name = "Colour", Category = "Hair", Price = 4500 };
        (await pages.Services.GetRequiredService<OfferedServices>().Save(Actor.Operator, service)).Expect();
        var section = await Open(pages, await pages.Client());
        await section.WaitForElement("[data-add-visit]").ClickAsync(new());
        section.WaitForElement(".visit-form");
        Assert.Equal("Colour", section.Find("#offered-services option").GetAttribute("value"));
        await Type(section, "service-0-name", " colour");
        Assert.Equal("4500", section.Find("#service-0-price").GetAttribute("value"));

        await section.Find("[data-add-service]").ClickAsync(new());
        await Type(section, "service-1-price", "100");
        await Type(section, "service-1-name", "Colour");
        Assert.Equal("100", section.Find("#service-1-price").GetAttribute("value"));
    }

    [Fact]
    public async Task Masters_who_work_no_longer_are_offered_only_where_they_are_held()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var masters = pages.Services.GetRequiredService<Masters>();
        var (olga, alina) = (new MasterForm { Name = "Olga", SalonId = pages.Salon }, new MasterForm { Name = "Alina", SalonId = pages.Salon });
        (await masters.Save(Actor.Operator, olga)).Expect();
        (await masters.Save(Actor.Operator, alina)).Expect();
        var client = await pages.Client();
        var form = new VisitForm { ClientId = client, SalonId = pages.Salon, On = Today, State = VisitState.Done, Services = [new() { Name = "Colour", MasterId = olga.Id }] };
        (await Visits(pages).Save(Actor.Operator, form)).Expect();
        (olga.Version, olga.IsRetired) = (1, true);
        (await masters.Save(Actor.Operator, olga)).Expect();

        var section = await Open(pages, client);
        await section.WaitForElement("[data-edit-visit]").ClickAsync(new());
        section.WaitForElement("#service-0-master");
        await section.Find("[data-add-service]").ClickAsync(new());
        string[] Offered(int line) => [.. section.FindAll($"#service-{line}-master optgroup option").Select(o => o.TextContent)];
        Assert.Equal(["Alina", "Olga"], Offered(0));
        Assert.Equal(["Alina"], Offered(1));
    }

    [Fact]
    public async Task What_is_wrong_is_told_beside_its_field_and_nothing_typed_is_lost()
    {
        await using var pages = await PagesOfNetwork.For(Role.Specialist);
        var section = await Open(pages, await pages.Client());
        await section.WaitForElement("[data-add-visit]").ClickAsync(new());
        section.WaitForElement(".visit-form");
        await Type(section, "visit-on", "1980-01-01");
        await Type(section, "service-0-name", "Colour");
        await Type(section, "service-0-price", "-5");
        await section.Find("form").SubmitAsync();

        section.WaitForElement("#visit-on-problem");
        Assert.Equal("This is before the birth date.", section.Find("#visit-on-problem").TextContent);
        Assert.Equal("This can't be less than nothing.", section.Find("#service-0-price-problem").TextContent);
        Assert.Equal("Colour", section.Find("#service-0-name").GetAttribute("value"));
        Assert.DoesNotContain("1985", section.Markup.WithoutIds(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_planned_visit_is_marked_in_one_click()
    {
        await using var pages = await PagesOfNetwork.For(Role.Specialist);
        var client = await pages.Client();
        await Save(pages, client, Today, VisitState.Planned, "Haircut", null);
        var section = await Open(pages, client);
        await section.WaitForElement("[data-mark=NoShow]").ClickAsync(new());

        section.WaitForAssertion(() => Assert.Equal("no-show", section.Find(".visit header .mark").TextContent));
        Assert.Empty(section.FindAll("[data-mark]"));
    }

    [Fact]
    public async Task The_second_who_edits_is_told_keeps_what_was_typed_and_may_save_it()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var client = await pages.Client();
        var kept = await Save(pages, client, Today, VisitState.Done, "Haircut", null);
        var section = await Open(pages, client);
        await section.WaitForElement("[data-edit-visit]").ClickAsync(new());
        section.WaitForElement(".visit-form");
        (await Visits(pages).Mark(Actor.Operator, kept.Id, kept.Version, VisitState.Cancelled)).Expect();
        await Type(section, "visit-wishes", "tea");
        await section.Find("form").SubmitAsync();

        section.WaitForAssertion(() => Assert.Contains("Somebody else saved this visit", section.Markup, StringComparison.Ordinal));
        Assert.Equal("tea", section.Find("#visit-wishes").GetAttribute("value"));
        await section.Find("[data-save-mine]").ClickAsync(new());
        section.WaitForAssertion(() => Assert.Contains("tea", section.Find("[data-visit]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_newest_twenty_are_shown_and_the_rest_on_request()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var client = await pages.Client();
        for (var i = 0; i < 21; i++)
        {
            await Save(pages, client, Today.AddDays(-i), VisitState.Done, "Haircut", null);
        }

        var section = await Open(pages, client);
        section.WaitForAssertion(() => Assert.Equal(20, section.FindAll("[data-visit]").Count));
        await section.Find("[data-more-visits]").ClickAsync(new());

        section.WaitForAssertion(() => Assert.Equal(21, section.FindAll("[data-visit]").Count));
        Assert.Empty(section.FindAll("[data-more-visits]"));
    }

    [Fact]
    public async Task The_last_and_the_next_visit_stand_in_one_line_each()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var client = await pages.Client();
        await Save(pages, client, new DateOnly(2025, 12, 23), VisitState.Done, "Haircut", null);
        await Save(pages, client, new DateOnly(2999, 10, 15), VisitState.Planned, "Colour", null);
        var card = (await pages.Cards.Open(pages.Person, client)).Expect();
        var last = pages.Render<LastVisit>(p => p.Add(l => l.Summary, card.Entries!.Summary));

        last.WaitForAssertion(() => Assert.Contains("12/23/2025 · Arbat", last.Find(".last-visit").TextContent, StringComparison.Ordinal));
        Assert.Contains("10/15/2999 · Arbat", last.Find(".last-visit").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_history_tells_day_and_state_as_the_language_writes_them()
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("ru");
        Assert.Equal("04.03.2026 09:00 · не пришли · Арбат · Стрижка, 1500.5", VisitTexts.Told("2026-03-04 09:00 · NoShow · Арбат · Стрижка, 1500.5"));
        Assert.All(Enum.GetValues<VisitState>(), state => Assert.NotEqual(state.ToString(), VisitTexts.Of(state)));
    }

    private static ClientVisits Visits(PagesOfNetwork pages) => pages.Services.GetRequiredService<ClientVisits>();

    private static async Task<VisitView> Save(PagesOfNetwork pages, Guid client, DateOnly on, VisitState state, string service, decimal? price) =>
        (await Visits(pages).Save(Actor.Operator, new() { ClientId = client, SalonId = pages.Salon, On = on, State = state, Services = [new() { Name = service, Price = price }] })).Expect();

    private static async Task<IRenderedComponent<VisitsSection>> Open(PagesOfNetwork pages, Guid client)
    {
        var card = (await pages.Cards.Open(pages.Person, client)).Expect();
        return pages.Render<VisitsSection>(p => p.Add(s => s.Card, card));
    }

    private static Task Type(IRenderedComponent<VisitsSection> section, string id, string text) =>
        section.Find($"#{id}").ChangeAsync(new ChangeEventArgs { Value = text });
}

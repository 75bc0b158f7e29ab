using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Health;

namespace SalonCrm.Admin.Tests.Health;

public sealed class PinnedBandTests
{
    [Fact]
    public async Task A_specialist_writes_down_an_allergy_and_it_stands_in_the_band_at_once()
    {
        await using var pages = await PagesOfNetwork.For(Role.Specialist);
        var card = await Open(pages);
        await card.Find("[data-add-allergy]").ClickAsync(new());
        await card.Find("#allergy-substance").ChangeAsync(new ChangeEventArgs { Value = "latex" });
        await card.Find("#allergy-reaction").ChangeAsync(new ChangeEventArgs { Value = "swelling" });
        await card.Find("#allergy-severity").ChangeAsync(new ChangeEventArgs { Value = "Severe" });
        await card.Find("#health form").SubmitAsync();

        card.WaitForAssertion(() => Assert.Contains("latex: swelling, severe", card.Find(".allergies").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Contraindications_and_features_are_pinned_for_everybody()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var id = await pages.Client();
        var health = pages.Services.GetRequiredService<ClientHealth>();
        (await health.SaveNote(Actor.Operator, new HealthNoteForm { ClientId = id, Kind = HealthNoteKind.Contraindication, Text = "no peeling" })).Expect();
        (await health.SaveNote(Actor.Operator, new HealthNoteForm { ClientId = id, Kind = HealthNoteKind.PhysicalFeature, Text = "tremor" })).Expect();
        (await health.SaveNote(Actor.Operator, new HealthNoteForm { ClientId = id, Kind = HealthNoteKind.ChronicCondition, Text = "asthma" })).Expect();
        var card = pages.Render<ClientCardPage>(p => p.Add(c => c.Id, id));

        var band = card.WaitForElement(".summary").TextContent;
        Assert.Contains("no peeling", band, StringComparison.Ordinal);
        Assert.Contains("tremor", band, StringComparison.Ordinal);
        Assert.DoesNotContain("asthma", band, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promise_is_made_and_kept_in_the_band()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var card = await Open(pages);
        await card.FindAll(".summary button.gap").First(b => b.TextContent.Contains("Promise", StringComparison.Ordinal)).ClickAsync(new());
        await card.WaitForElement("#promise-text").ChangeAsync(new ChangeEventArgs { Value = "find out about another dye" });
        await card.Find(".summary form").SubmitAsync();
        card.WaitForAssertion(() => Assert.Contains("find out about another dye", card.Find(".promise").TextContent, StringComparison.Ordinal));

        await card.Find(".promise button").ClickAsync(new());
        card.WaitForAssertion(() => Assert.Empty(card.FindAll(".promise")));
    }

    [Fact]
    public async Task One_click_dates_the_confirmation()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var card = await Open(pages);
        Assert.Contains("never", card.Find(".summary").TextContent, StringComparison.Ordinal);
        await card.FindAll(".summary button").First(b => b.TextContent.Contains("Confirmed with the client today", StringComparison.Ordinal)).ClickAsync(new());
        card.WaitForAssertion(() => Assert.DoesNotContain("never", card.Find(".summary").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Health_that_is_noted_while_the_card_is_edited_leaves_what_was_typed()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var card = await Open(pages);
        await card.Find("[data-edit]").ClickAsync(new());
        await card.WaitForElement("#field-Address").ChangeAsync(new ChangeEventArgs { Value = "typed" });
        await card.Find("[data-add-health-note]").ClickAsync(new());
        await card.Find("#health-text").ChangeAsync(new ChangeEventArgs { Value = "pacemaker" });
        await card.Find("#health form").SubmitAsync();
        card.WaitForAssertion(() => Assert.Contains("pacemaker", card.Find(".summary").TextContent, StringComparison.Ordinal));
        Assert.Equal("typed", card.Find("#field-Address").GetAttribute("value"));

        await card.Find("#personal form").SubmitAsync();
        card.WaitForAssertion(() => Assert.Contains("typed", card.Find(".details").TextContent, StringComparison.Ordinal));
    }

    private static async Task<IRenderedComponent<ClientCardPage>> Open(PagesOfNetwork pages)
    {
        var id = await pages.Client();
        var card = pages.Render<ClientCardPage>(p => p.Add(c => c.Id, id));
        card.WaitForElement(".details");
        return card;
    }
}

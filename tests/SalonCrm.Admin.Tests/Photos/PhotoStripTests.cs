using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Photos;
using SalonCrm.Admin.Visits;
using SalonCrm.Data.Access;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Photos;
using SalonCrm.Data.Visits;

namespace SalonCrm.Admin.Tests.Photos;

public sealed class PhotoStripTests
{
    private static readonly DateOnly Day = new(2025, 12, 15);

    [Theory]
    [InlineData(Role.Specialist)]
    [InlineData(Role.Manager)]
    [InlineData(Role.NetworkHead)]
    public async Task Who_treats_sees_small_pictures_before_and_after_and_may_add_more(Role role)
    {
        await using var pages = await PagesOfNetwork.For(role);
        var visit = await Visit(pages);
        var (before, after) = (await Add(pages, visit, PhotoStage.Before), await Add(pages, visit, PhotoStage.After));
        var section = await Open(pages, visit);

        section.WaitForAssertion(() => Assert.Equal([$"photos/{before}/thumbnail", $"photos/{after}/thumbnail"], section.FindAll(".thumb img").Select(i => i.GetAttribute("src"))));
        Assert.Equal(
            ["Open photo 1 before, visit of 12/15/2025", "Open photo 1 after, visit of 12/15/2025"], section.FindAll(".thumb").Select(b => b.GetAttribute("aria-label")));
        Assert.Equal([("Before", "Photo before, visit of 12/15/2025"), ("After", "Photo after, visit of 12/15/2025")], section.FindAll("input[type=file]").Select(i => (i.GetAttribute("data-stage"), i.GetAttribute("aria-label"))));
        Assert.All(section.FindAll("[data-photo-add]"), i => Assert.Equal($"clients/{visit.Form!.ClientId}/visits/{visit.Id}/photos", i.GetAttribute("data-photo-add")));
        Assert.Empty(section.FindAll("[data-photo-consent]"));
    }

    [Fact]
    public async Task The_front_desk_sees_how_many_there_are_and_no_picture()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var visit = await Visit(pages);
        await Add(pages, visit, PhotoStage.Before);
        await Add(pages, visit, PhotoStage.After);
        var section = await Open(pages, visit);

        section.WaitForAssertion(() => Assert.Contains("Photos: 2", section.Find("[data-photos]").TextContent, StringComparison.Ordinal));
        Assert.Empty(section.FindAll("[data-photos] img, [data-photos] button, input[type=file], [data-photo-consent]"));
        Assert.DoesNotContain("photos/", section.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_consent_there_is_a_sentence_with_the_way_to_the_consents_and_nothing_to_add_with()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var visit = await Visit(pages, consents: false);
        var section = await Open(pages, visit);

        var notice = section.WaitForElement("[data-photo-consent]");
        Assert.Contains("has not consented to photos", notice.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/clients/{visit.Form!.ClientId}#consents", section.Find("[data-photo-consent] a").GetAttribute("href"));
        Assert.Empty(section.FindAll("input[type=file]"));

        await Consent(pages, visit.Form.ClientId);
        var states = (await pages.Services.GetRequiredService<ClientConsents>().Of(Actor.Operator, visit.Form.ClientId)).Expect();
        section.Render(p => p.Add(s => s.Consents, states));
        section.WaitForAssertion(() => Assert.Equal(2, section.FindAll("input[type=file]").Count));
        Assert.Empty(section.FindAll("[data-photo-consent]"));
    }

    [Fact]
    public async Task Photos_of_a_withdrawn_consent_are_counted_and_marked_but_not_shown_and_none_can_be_added()
    {
        await using var pages = await PagesOfNetwork.For(Role.Specialist);
        var visit = await Visit(pages);
        await Add(pages, visit, PhotoStage.After);
        (await pages.Services.GetRequiredService<ClientConsents>().Withdraw(Actor.Operator, visit.Form!.ClientId, ConsentPurpose.Photos)).Expect();
        var section = await Open(pages, visit);

        Assert.Contains("has withdrawn the consent", section.WaitForElement("[data-photo-consent]").TextContent, StringComparison.Ordinal);
        Assert.Equal("consent withdrawn", section.Find("[data-photos] .mark").TextContent);
        Assert.Contains("Photos: 1", section.Find("[data-photos]").TextContent, StringComparison.Ordinal);
        Assert.Empty(section.FindAll(".thumb"));
        Assert.Empty(section.FindAll("input[type=file]"));
    }

    [Fact]
    public async Task A_photo_is_shown_large_removed_in_one_click_and_put_back_in_another()
    {
        await using var pages = await PagesOfNetwork.For(Role.Specialist);
        var visit = await Visit(pages);
        var photo = await Add(pages, visit, PhotoStage.Before);
        var section = await Open(pages, visit);
        await section.WaitForElement(".thumb").ClickAsync(new());
        Assert.Equal($"photos/{photo}", section.Find("dialog img").GetAttribute("src"));
        Assert.Equal("Before, visit of 12/15/2025", section.Find("dialog").GetAttribute("aria-label"));

        await section.Find("[data-remove-photo]").ClickAsync(new());
        section.WaitForAssertion(() => Assert.Contains("The photo was removed.", section.Markup, StringComparison.Ordinal));
        Assert.Empty(section.FindAll(".thumb, dialog"));

        await section.Find("[data-put-back]").ClickAsync(new());
        section.WaitForAssertion(() => Assert.Single(section.FindAll(".thumb")));
        Assert.Empty(section.FindAll("[data-put-back]"));
    }

    [Fact]
    public async Task Before_and_after_lie_over_each_other_under_a_labelled_slider_and_others_can_be_chosen()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var visit = await Visit(pages);
        var before = await Add(pages, visit, PhotoStage.Before);
        var section = await Open(pages, visit);
        section.WaitForElement(".thumb");
        Assert.Empty(section.FindAll("[data-compare-photos]"));
        var (first, second) = (await Add(pages, visit, PhotoStage.After), await Add(pages, visit, PhotoStage.After));

        // As the browser tells that a photo was added.
        await section.Find(".card-photos").TriggerEventAsync("onphotoadded", EventArgs.Empty);
        await section.WaitForElement("[data-compare-photos]").ClickAsync(new());

        string[] Shown() => [.. section.FindAll("dialog img").Select(i => i.GetAttribute("src")!)];
        Assert.Equal([$"photos/{first}", $"photos/{before}"], Shown());
        Assert.Equal("How much of the photo before is shown", section.Find("input[type=range]").GetAttribute("aria-label"));
        await section.Find("[data-choose=After]").ChangeAsync(new() { Value = "1" });
        Assert.Equal([$"photos/{second}", $"photos/{before}"], Shown());

        await section.Find("dialog").TriggerEventAsync("onclose", EventArgs.Empty);
        Assert.Empty(section.FindAll("dialog"));
    }

    [Fact]
    public async Task The_second_who_removes_a_photo_is_not_told_off_and_one_without_the_right_any_more_is()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var visit = await Visit(pages);
        var photo = await Add(pages, visit, PhotoStage.Before);
        var section = await Open(pages, visit);
        await section.WaitForElement(".thumb").ClickAsync(new());
        (await pages.Services.GetRequiredService<VisitPhotos>().Remove(Actor.Operator, photo)).Expect();
        await section.Find("[data-remove-photo]").ClickAsync(new());
        section.WaitForAssertion(() => Assert.Contains("The photo was removed.", section.Markup, StringComparison.Ordinal));

        (await pages.Services.GetRequiredService<ClientConsents>().Withdraw(Actor.Operator, visit.Form!.ClientId, ConsentPurpose.Photos)).Expect();
        await section.Find("[data-put-back]").ClickAsync(new());
        section.WaitForAssertion(() => Assert.Contains("The client has not consented to this.", section.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void The_history_tells_day_and_stage_as_the_language_writes_them()
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("ru");
        Assert.Equal("15.01.2026 · До", PhotoTexts.Told("2026-01-15 · Before"));
        Assert.Equal("15.01.2026 · После", PhotoTexts.Told("2026-01-15 · After"));
        Assert.Equal("anything", PhotoTexts.Told("anything"));
    }

    private static async Task<VisitView> Visit(PagesOfNetwork pages, bool consents = true)
    {
        var client = await pages.Client();
        if (consents)
        {
            await Consent(pages, client);
        }

        return (await pages.Services.GetRequiredService<ClientVisits>().Save(Actor.Operator, new() { ClientId = client, SalonId = pages.Salon, On = Day, State = VisitState.Done })).Expect();
    }

    private static async Task Consent(PagesOfNetwork pages, Guid client) =>
        (await pages.Services.GetRequiredService<ClientConsents>().Give(Actor.Operator, new() { ClientId = client, Purpose = ConsentPurpose.Photos, TextVersion = 1 })).Expect();

    private static async Task<Guid> Add(PagesOfNetwork pages, VisitView visit, PhotoStage stage)
    {
        var form = new PhotoForm { ClientId = visit.Form!.ClientId, VisitId = visit.Id, Stage = stage };
        return (await pages.Services.GetRequiredService<VisitPhotos>().Add(Actor.Operator, form, SomePhoto.Jpeg, SomePhoto.Jpeg)).Expect().Id;
    }

    private static async Task<IRenderedComponent<VisitsSection>> Open(PagesOfNetwork pages, VisitView visit)
    {
        var card = (await pages.Cards.Open(pages.Person, visit.Form!.ClientId)).Expect();
        return pages.Render<VisitsSection>(p => p.Add(s => s.Card, card).Add(s => s.Consents, card.Entries!.Consents));
    }
}

using Bunit;
using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.Tests.Drafts;

public sealed class DraftTests
{
    [Theory]
    [InlineData("#personal", "[data-edit]", "#field-Comment")]
    [InlineData("#visits", "[data-add-visit]", "#visit-wishes")]
    [InlineData("#notes", "[data-add-note]", "#note-text")]
    [InlineData("#notes", "[data-add-test]", "#test-substance")]
    [InlineData("#surveys", "[data-add-survey]", "#survey-results")]
    [InlineData("#health", "[data-add-allergy]", "#allergy-substance")]
    [InlineData("#health", "[data-add-health-note]", "#health-text")]
    [InlineData("#recommendations", "[data-add-recommendation]", "#advice-text")]
    [InlineData(".summary", ".summary button.gap:has(.rzi)", "#promise-text")]
    public async Task What_was_typed_when_the_connection_went_is_there_on_return(string section, string open, string field)
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var client = await pages.Client();
        var lost = Page(pages, client);
        await lost.Find(open).ClickAsync(new());
        await Type(lost, field, "half a sentence");
        lost.WaitForElement($"{section} [data-kept]");

        // A page that is lost closes nothing: another is opened later.
        var back = Page(pages, client);
        await back.WaitForElement($"{section} [data-go-on]").ClickAsync(new());
        back.WaitForAssertion(() => Assert.Equal("half a sentence", back.Find(field).GetAttribute("value") ?? back.Find(field).TextContent));
        Assert.Empty(back.FindAll($"{section} [data-unsaved]"));
    }

    [Fact]
    public async Task A_form_that_was_saved_or_cancelled_leaves_nothing_behind()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var client = await pages.Client();
        var page = Page(pages, client);
        await page.Find("[data-edit]").ClickAsync(new());
        await Type(page, "#field-Comment", "saved");
        await page.Find("#personal form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#personal form")));
        await page.Find("[data-add-note]").ClickAsync(new());
        await Type(page, "#note-text", "cancelled");
        await page.FindAll("#notes form button").First(b => b.TextContent.Contains("Cancel", StringComparison.Ordinal)).ClickAsync(new());

        Assert.Empty(Page(pages, client).FindAll("[data-unsaved]"));
    }

    [Fact]
    public async Task A_draft_that_is_discarded_is_gone_and_a_form_that_was_only_opened_leaves_none()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var client = await pages.Client();
        var page = Page(pages, client);
        await page.Find("[data-add-visit]").ClickAsync(new());
        page.WaitForElement("#visit-wishes");
        Assert.Empty(Page(pages, client).FindAll("[data-unsaved]"));

        await Type(page, "#visit-wishes", "no fringe");
        await Page(pages, client).Find("[data-discard]").ClickAsync(new());
        Assert.Empty(Page(pages, client).FindAll("[data-unsaved]"));
    }

    /// <summary>As the browser tells it: the change of the field, and then to whoever stands around it that something was typed.</summary>
    private static async Task Type(IRenderedComponent<ClientCardPage> page, string field, string text)
    {
        await page.WaitForElement(field).ChangeAsync(new ChangeEventArgs { Value = text });
        await page.Find(field).TriggerEventAsync("ontyped", EventArgs.Empty);
    }

    private static IRenderedComponent<ClientCardPage> Page(PagesOfNetwork pages, Guid client)
    {
        var card = pages.Render<ClientCardPage>(p => p.Add(c => c.Id, client));
        card.WaitForElement(".details");
        return card;
    }
}

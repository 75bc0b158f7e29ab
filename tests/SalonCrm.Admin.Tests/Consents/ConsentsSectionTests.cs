using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.Consents;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;

namespace SalonCrm.Admin.Tests.Consents;

public sealed class ConsentsSectionTests
{
    [Fact]
    public async Task The_front_desk_records_a_consent_and_its_withdrawal()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var section = await Open(pages);
        Assert.Contains("Nobody has asked this client", section.Markup, StringComparison.Ordinal);

        await Button(Line(section), "Gave consent").ClickAsync(new());
        await section.Find("#consent-Photos-channel").ChangeAsync(new ChangeEventArgs { Value = "Paper" });
        await section.Find("form").SubmitAsync();
        section.WaitForAssertion(() => Assert.Contains("on paper; recorded by Staff", Line(section).TextContent, StringComparison.Ordinal));
        Assert.Empty(section.FindAll("form"));

        await Button(Line(section), "Withdrew").ClickAsync(new());
        section.WaitForAssertion(() => Assert.Contains("withdrawn on", Line(section).TextContent, StringComparison.Ordinal));
        Assert.Contains("quiet", Line(section).QuerySelector(".state")!.ClassName, StringComparison.Ordinal);
        Assert.Empty(section.FindAll(".danger"));
    }

    [Fact]
    public async Task A_day_that_cannot_be_is_told_beside_it_and_what_was_typed_stays()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var section = await Open(pages);
        await Button(Line(section), "Gave consent").ClickAsync(new());
        await section.Find("#consent-Photos-day").ChangeAsync(new ChangeEventArgs { Value = "2999-01-01" });
        await section.Find("form").SubmitAsync();

        section.WaitForAssertion(() => Assert.Contains("This date is still to come.", section.Find("#consent-Photos-day-problem").TextContent, StringComparison.Ordinal));
        Assert.Equal("2999-01-01", section.Find("#consent-Photos-day").GetAttribute("value"));
    }

    [Fact]
    public async Task Who_reads_out_a_text_that_is_replaced_meanwhile_is_shown_the_new_one()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var section = await Open(pages);
        await Button(Line(section), "Gave consent").ClickAsync(new());
        var text = new ConsentTextForm { Purpose = ConsentPurpose.Photos, Texts = { ["en"] = "Quite another text." } };
        (await pages.Services.GetRequiredService<ConsentWording>().AddText(Actor.Operator, text)).Expect();

        await section.Find("form").SubmitAsync();
        section.WaitForAssertion(() => Assert.Contains("has been replaced", section.Markup, StringComparison.Ordinal));
        Assert.Contains("Quite another text.", section.Find("blockquote").TextContent, StringComparison.Ordinal);

        await section.Find("form").SubmitAsync();
        section.WaitForAssertion(() => Assert.Contains("given on", Line(section).TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Role.Specialist)]
    [InlineData(Role.Staff)]
    public async Task Before_health_is_written_down_consent_is_asked_for_and_then_the_form_comes(Role role)
    {
        await using var pages = await PagesOfNetwork.For(role);
        var client = await pages.Client(Unasked);
        var card = pages.Render<ClientCardPage>(p => p.Add(c => c.Id, client));

        await card.WaitForElement("[data-add-allergy]").ClickAsync(new());
        Assert.Empty(card.FindAll("#allergy-substance"));
        Assert.Contains("what I tell about my health", card.Find("[data-health-consent]").TextContent, StringComparison.Ordinal);
        await card.Find("[data-health-consent] form").SubmitAsync();

        card.WaitForElement("#allergy-substance");
        Assert.Empty(card.FindAll("[data-health-consent]"));
        Assert.Contains("given on", card.Find("[data-consent=HealthData]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_consent_to_health_data_is_not_asked_further()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var client = await pages.Client(Unasked);
        var card = pages.Render<ClientCardPage>(p => p.Add(c => c.Id, client));
        await card.WaitForElement("[data-add-allergy]").ClickAsync(new());
        await Button(card.Find("[data-health-consent]"), "Cancel").ClickAsync(new());

        card.WaitForAssertion(() => Assert.Empty(card.FindAll("[data-health-consent], #allergy-substance")));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void Purposes_channels_and_the_history_read_as_the_language_writes_them(string language)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.All(Enum.GetValues<ConsentPurpose>(), p => Assert.DoesNotContain("Purpose_", ConsentTexts.Of(p), StringComparison.Ordinal));
        Assert.All(Enum.GetValues<ConsentChannel>(), c => Assert.DoesNotContain("Channel_", ConsentTexts.Of(c), StringComparison.Ordinal));
        Assert.Equal("unknown", FieldTexts.Of(Field.Consent, "unknown"));
        var told = FieldTexts.Of(Field.Consent, "Photos; 2; Paper; 2026-05-01; 2026-05-03");
        Assert.Equal(
            language == "ru"
                ? "Фотографии: отозвано 03.05.2026; дано 01.05.2026, на бумаге (текст, версия 2)"
                : "Photos: withdrawn on 5/3/2026; given on 5/1/2026, on paper (text, version 2)",
            told);
    }

    private static async Task<IRenderedComponent<ConsentsSection>> Open(PagesOfNetwork pages)
    {
        var card = (await pages.Cards.Open(pages.Person, await pages.Client(Unasked))).Expect();
        IRenderedComponent<ConsentsSection>? section = null;
        section = pages.Render<ConsentsSection>(p => p.Add(s => s.Card, card).Add(s => s.States, card.Entries!.Consents)
            .Add(s => s.Changed, (IReadOnlyList<ConsentState> states) => section!.Render(again => again.Add(s => s.States, states))));
        return section;
    }

    /// <summary>Nobody has asked this client anything yet.</summary>
    private static void Unasked(ClientForm form) =>
        (form.AllergyState, form.Allergies, form.ConsentsToHealthData) = (AllergyState.NotAsked, [], false);

    private static IElement Line(IRenderedComponent<ConsentsSection> section) => section.Find("[data-consent=Photos]");

    private static IElement Button(IElement within, string text) =>
        within.QuerySelectorAll("button").First(b => b.TextContent.Contains(text, StringComparison.Ordinal));
}

using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.OwnFields;
using SalonCrm.Admin.Print;
using SalonCrm.Admin.Search;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Admin.Tests.OwnFields;

public sealed class OwnFieldCardTests
{
    [Fact]
    public async Task A_manager_fills_in_a_field_in_place_and_it_stands_in_the_history_by_its_name()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var field = await Field(pages, "Hair porosity", f => (f.Kind, f.Choices) = (OwnFieldKind.Choice, [Answer("low"), Answer("high")]));
        var card = await Open(pages);
        await card.Find("#own-PersonalData [data-fill-in]").ClickAsync(new());
        await card.WaitForElement($"#own-{field.Id}").ChangeAsync(new ChangeEventArgs { Value = field.Choices[1].Id.ToString() });
        await card.Find("#own-PersonalData form").SubmitAsync();

        card.WaitForAssertion(() => Assert.Contains("high", card.Find("#own-PersonalData dd").TextContent, StringComparison.Ordinal));
        card.WaitForAssertion(() => Assert.Contains("Hair porosity", card.Find(".changes").TextContent, StringComparison.Ordinal));
        Assert.Equal("high", card.FindAll(".changes ins")[0].TextContent);
    }

    [Fact]
    public async Task An_old_value_is_put_back_from_the_history_with_one_click()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var (coffee, id) = (await Field(pages, "Coffee"), await pages.Client());
        await Say(pages, coffee, id, "black");
        var card = await Open(pages, id);
        await card.Find("#own-PersonalData [data-fill-in]").ClickAsync(new());
        await card.WaitForElement($"#own-{coffee.Id}").ChangeAsync(new ChangeEventArgs { Value = "with milk" });
        await card.Find("#own-PersonalData form").SubmitAsync();
        card.WaitForAssertion(() => Assert.Equal("with milk", card.Find("#own-PersonalData dd").TextContent.Trim()));

        await card.WaitForElement("#history .restore").ClickAsync(new());
        card.WaitForAssertion(() => Assert.Equal("black", card.Find("#own-PersonalData dd").TextContent.Trim()));
        Assert.Contains("Coffee: the old value is back.", card.Find("#history").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_cannot_be_is_told_beside_its_field_and_stays_typed()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        await Field(pages, "Coffee");
        var children = await Field(pages, "Children", f => f.Kind = OwnFieldKind.Number);
        var card = await Open(pages);
        await card.Find("#own-PersonalData [data-fill-in]").ClickAsync(new());
        await card.WaitForElement($"#own-{children.Id}").ChangeAsync(new ChangeEventArgs { Value = "two" });
        await card.Find("#own-PersonalData form").SubmitAsync();

        card.WaitForAssertion(() => Assert.Contains("Type a number", card.Find($"#own-{children.Id}-problem").TextContent, StringComparison.Ordinal));
        Assert.Equal("two", card.Find($"#own-{children.Id}").GetAttribute("value"));
    }

    [Fact]
    public async Task The_second_of_two_is_told_what_the_first_saved_and_what_nobody_typed_is_taken_over()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var (coffee, tea) = (await Field(pages, "Coffee"), await Field(pages, "Tea"));
        var id = await pages.Client();
        var card = await Open(pages, id);
        await card.Find("#own-PersonalData [data-fill-in]").ClickAsync(new());
        await Say(pages, coffee, id, "black");
        await Say(pages, tea, id, "green");
        await card.WaitForElement($"#own-{coffee.Id}").ChangeAsync(new ChangeEventArgs { Value = "with milk" });
        await card.Find("#own-PersonalData form").SubmitAsync();

        card.WaitForAssertion(() => Assert.Contains("Coffee: black.", card.Find("#own-PersonalData .notice").TextContent, StringComparison.Ordinal));
        await card.Find("#own-PersonalData form").SubmitAsync();
        card.WaitForAssertion(() => Assert.Equal(["with milk", "green"], card.FindAll("#own-PersonalData dd").Select(d => d.TextContent.Trim())));
    }

    [Fact]
    public async Task A_gap_of_the_networks_own_opens_the_very_field_for_who_may_fill_it_in()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var pets = await Field(pages, "Pets", f => f.Tier = Tier.Required);
        var skin = await Field(pages, "Skin", f => (f.Tier, f.Section) = (Tier.Desirable, OwnFieldSection.Features));
        var card = await Open(pages);

        Assert.Contains(card.FindAll(".summary span.mark"), m => m.TextContent == "Pets");
        Assert.Empty(card.FindAll($"#own-{pets.Id}"));
        await card.FindAll(".summary button.gap").Single(b => b.TextContent == "+ Skin").ClickAsync(new());
        await card.WaitForElement($"#own-{skin.Id}").ChangeAsync(new ChangeEventArgs { Value = "dry" });
        await card.Find("#own-Features form").SubmitAsync();
        card.WaitForAssertion(() => Assert.DoesNotContain("Skin", card.Find(".summary").TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Role.Specialist, "Features Treatments", "Features Treatments")]
    [InlineData(Role.Staff, "Features", "Features")]
    [InlineData(Role.Manager, "PersonalData Features Treatments", "PersonalData Features Treatments")]
    [InlineData(Role.NetworkHead, "PersonalData Features Treatments", "PersonalData Features Treatments")]
    public async Task Each_role_sees_what_is_sensitive_and_fills_in_what_it_may(Role role, string seen, string filled)
    {
        await using var pages = await PagesOfNetwork.For(role);
        var id = await pages.Client();
        foreach (var section in Enum.GetValues<OwnFieldSection>())
        {
            await Say(pages, await Field(pages, $"secret of {section}", f => (f.IsSensitive, f.Section) = (true, section)), id, $"kept {section}");
            await Say(pages, await Field(pages, $"open in {section}", f => f.Section = section), id, $"told {section}");
        }

        var card = await Open(pages, id);
        card.WaitForElement("#own-Treatments");
        string Of(Func<OwnFieldSection, bool> holds) => string.Join(' ', Enum.GetValues<OwnFieldSection>().Where(holds));
        Assert.Equal("PersonalData Features Treatments", Of(s => card.Markup.Contains($"told {s}", StringComparison.Ordinal)));
        Assert.Equal(seen, Of(s => card.Markup.Contains($"kept {s}", StringComparison.Ordinal)));
        Assert.Equal(filled, Of(s => card.FindAll($"#own-{s} [data-fill-in]").Count > 0));
    }

    [Fact]
    public async Task Hints_and_reactions_stand_in_the_band_and_in_the_search()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var id = await pages.Client();
        await Say(pages, await Field(pages, "Pacemaker", f => (f.Kind, f.IsHint) = (OwnFieldKind.YesNo, true)), id, "yes");
        await Say(pages, await Field(pages, "Lenses", f => (f.Kind, f.IsHint) = (OwnFieldKind.YesNo, true)), id, "no");
        var test = new PatchTestForm { ClientId = id, Day = new DateOnly(2026, 1, 5), Substance = "henna", Result = PatchResult.Reaction };
        (await pages.Services.GetRequiredService<PatchTests>().Save(Actor.Operator, test)).Expect();

        var band = (await Open(pages, id)).FindAll(".summary .notice.danger").Select(n => n.TextContent).ToList();
        Assert.Contains(band, n => n.Contains("Pacemaker: yes", StringComparison.Ordinal));
        Assert.Contains(band, n => n.Contains("Patch test, reaction: henna", StringComparison.Ordinal));
        Assert.DoesNotContain(band, n => n.Contains("Lenses", StringComparison.Ordinal));

        var search = pages.Render<ClientSearchPage>();
        await search.Find("[data-search]").InputAsync(new ChangeEventArgs { Value = "Иванова" });
        var hints = search.WaitForElements("#hits .hint").Select(h => h.TextContent);
        Assert.Contains(hints, h => h.Contains("Pacemaker: yes", StringComparison.Ordinal));
        Assert.Contains(hints, h => h.Contains("Patch test, reaction: henna", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reaction_that_is_written_down_stands_in_the_band_at_once()
    {
        await using var pages = await PagesOfNetwork.For(Role.Specialist);
        var card = await Open(pages);
        await card.WaitForElement("[data-add-test]").ClickAsync(new());
        await card.WaitForElement("#test-substance").ChangeAsync(new ChangeEventArgs { Value = "henna" });
        await card.Find("#test-result").ChangeAsync(new ChangeEventArgs { Value = "Reaction" });
        await card.Find("#notes form").SubmitAsync();
        card.WaitForAssertion(() => Assert.Contains("Patch test, reaction: henna", card.Find(".summary").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_longer_asked_is_shown_and_not_typed_into()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var (coffee, id) = (await Field(pages, "Coffee"), await pages.Client());
        await Say(pages, coffee, id, "black");
        (await pages.Services.GetRequiredService<NetworkFields>().Retire(Actor.Operator, coffee.Id, true)).Expect();

        var card = await Open(pages, id);
        Assert.Contains("no longer asked", card.Find("#own-PersonalData dd").TextContent, StringComparison.Ordinal);
        Assert.Empty(card.FindAll("#own-PersonalData [data-fill-in]"));
    }

    [Fact]
    public async Task They_are_printed_and_the_sensitive_ones_on_the_whole_sheet_alone()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var id = await pages.Client();
        await Say(pages, await Field(pages, "Coffee"), id, "black");
        await Say(pages, await Field(pages, "Income", f => f.IsSensitive = true), id, "high");
        var page = pages.Render<PrintPage>(p => p.Add(c => c.Id, id));

        var whole = page.WaitForElement(".sheet").TextContent;
        Assert.Contains("Coffee: black", whole, StringComparison.Ordinal);
        Assert.Contains("Income: high", whole, StringComparison.Ordinal);
        await page.Find("#without-sensitive").ChangeAsync(new ChangeEventArgs { Value = true });
        page.WaitForAssertion(() => Assert.DoesNotContain("Income", page.Find(".sheet").TextContent, StringComparison.Ordinal));
        Assert.Contains("Coffee: black", page.Find(".sheet").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_consent_to_health_data_it_is_asked_for_before_the_fields_among_health_are_typed_into()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var skin = await Field(pages, "Skin", f => f.Section = OwnFieldSection.Features);
        var id = await pages.Client(f => (f.ConsentsToHealthData, f.AllergyState, f.Allergies) = (false, AllergyState.NotAsked, []));
        var card = await Open(pages, id);
        await card.Find("#own-Features [data-fill-in]").ClickAsync(new());

        card.WaitForElement("#own-Features [data-health-consent]");
        Assert.Empty(card.FindAll($"#own-{skin.Id}"));
    }

    [Theory]
    [InlineData("ru", OwnFieldKind.Date, "2027-03-08", "08.03.2027")]
    [InlineData("ru", OwnFieldKind.Number, "1.5", "1,5")]
    [InlineData("ru", OwnFieldKind.YesNo, "yes", "да")]
    [InlineData("en", OwnFieldKind.YesNo, "no", "no")]
    [InlineData("en", OwnFieldKind.Text, "2027-03-08", "2027-03-08")]
    public void A_value_reads_as_the_language_writes_it(string language, OwnFieldKind kind, string kept, string shown)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "field" };
        var field = new OwnFieldView(Guid.NewGuid(), 1, names, OwnFieldSection.PersonalData, kind, Tier.Optional, false, false, false, []);
        Assert.Equal(shown, OwnFieldTexts.Value(field, kept));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void Every_section_and_kind_has_a_text(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.All(Enum.GetValues<OwnFieldSection>(), s => Assert.DoesNotContain('_', OwnFieldTexts.Of(s)));
        Assert.All(Enum.GetValues<OwnFieldKind>(), k => Assert.DoesNotContain('_', OwnFieldTexts.Of(k)));
        Assert.All(new[] { Tier.Required, Tier.Desirable, Tier.Optional }, t => Assert.DoesNotContain('_', OwnFieldTexts.Of(t)));
    }

    private static OwnChoiceForm Answer(string name) => new() { Names = { ["en"] = name } };

    private static async Task<OwnFieldView> Field(PagesOfNetwork pages, string name, Action<OwnFieldForm>? change = null)
    {
        var form = new OwnFieldForm { Names = { ["en"] = name } };
        change?.Invoke(form);
        return (await pages.Services.GetRequiredService<NetworkFields>().Save(Actor.Operator, form)).Expect().Single(f => f.Id == form.Id);
    }

    private static async Task Say(PagesOfNetwork pages, OwnFieldView field, Guid client, string value)
    {
        var (values, form) = (pages.Services.GetRequiredService<OwnValues>(), new OwnValuesForm { ClientId = client, Lines = [new() { FieldId = field.Id, Value = value }] });
        (await (field.Section switch
        {
            OwnFieldSection.PersonalData => values.SaveInPersonalData(Actor.Operator, form),
            OwnFieldSection.Features => values.SaveInFeatures(Actor.Operator, form),
            _ => values.SaveInTreatments(Actor.Operator, form),
        })).Expect();
    }

    private static async Task<IRenderedComponent<ClientCardPage>> Open(PagesOfNetwork pages, Guid? client = null)
    {
        var id = client ?? await pages.Client();
        var card = pages.Render<ClientCardPage>(p => p.Add(c => c.Id, id));
        card.WaitForElement(".details");
        return card;
    }
}

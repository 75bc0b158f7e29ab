using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.Treatments;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Admin.Tests.Treatments;

public sealed class NotesSectionTests
{
    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    [Fact]
    public void The_history_tells_days_kinds_and_results_as_the_language_writes_them()
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("ru");
        Assert.Equal("04.03.2026 · Волосы · Ломкие", FieldTexts.Of(Field.SpecialistNote, "2026-03-04 · Hair · Ломкие"));
        Assert.Equal("04.03.2026 · Аммиак · Реакции нет · → 04.09.2026", FieldTexts.Of(Field.PatchTest, "2026-03-04 · Аммиак · NoReaction · → 2026-09-04"));
        Assert.Equal("04.03.2026 · Маска · Не нужно", FieldTexts.Of(Field.Recommendation, "2026-03-04 · Маска · Dropped"));
    }

    [Theory]
    [InlineData(Role.Specialist, true)]
    [InlineData(Role.Staff, false)]
    [InlineData(Role.Manager, true)]
    [InlineData(Role.NetworkHead, true)]
    public async Task Everybody_reads_notes_and_only_who_treats_writes_them(Role role, bool mayWrite)
    {
        await using var pages = await PagesOfNetwork.For(role);
        var client = await pages.Client();
        await Note(pages, client, "very dry", NoteKind.Skin);
        var section = await Section(pages, client);

        Assert.Contains("very dry", section.Find(".entries").TextContent, StringComparison.Ordinal);
        Assert.Equal(mayWrite, section.FindAll("[data-add-note]").Count == 1);
        Assert.Equal(mayWrite, section.FindAll(".edit").Count == 1);
    }

    [Theory]
    [InlineData(Role.Specialist, "write down what you see")]
    [InlineData(Role.Staff, "specialists write them")]
    public async Task Where_there_is_nothing_it_says_what_to_do(Role role, string text)
    {
        await using var pages = await PagesOfNetwork.For(role);
        var section = await Section(pages, await pages.Client());
        Assert.Contains(text, section.Find(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_is_written_in_place_and_stands_under_its_author()
    {
        await using var pages = await PagesOfNetwork.For(Role.Specialist);
        var section = await Section(pages, await pages.Client());

        await section.Find("[data-add-note]").ClickAsync(new());
        await section.Find("#note-kind").ChangeAsync(new() { Value = "Nails" });
        await section.Find("#note-text").ChangeAsync(new() { Value = "brittle" });
        await section.Find("form").SubmitAsync();

        section.WaitForAssertion(() => Assert.Contains("brittle", section.Find(".entry").TextContent, StringComparison.Ordinal));
        Assert.Contains("Nails", section.Find(".entry .mark").TextContent, StringComparison.Ordinal);
        Assert.Contains("Specialist", section.Find(".entry header").TextContent, StringComparison.Ordinal);
        Assert.Empty(section.FindAll("form"));
    }

    [Fact]
    public async Task What_is_wrong_is_told_beside_the_field_and_what_was_typed_stays()
    {
        await using var pages = await PagesOfNetwork.For(Role.Specialist);
        var section = await Section(pages, await pages.Client());

        await section.Find("[data-add-test]").ClickAsync(new());
        await section.Find("#test-substance").ChangeAsync(new() { Value = "henna" });
        await section.Find("#test-until").ChangeAsync(new() { Value = "2001-01-01" });
        await section.Find("#test-day").ChangeAsync(new() { Value = "2999-01-01" });
        await section.Find("form").SubmitAsync();

        section.WaitForAssertion(() => Assert.NotEmpty(section.FindAll("#test-until-problem")));
        Assert.Contains("still to come", section.Find("#test-day-problem").TextContent, StringComparison.Ordinal);
        Assert.Equal("henna", section.Find("#test-substance").GetAttribute("value"));
    }

    [Fact]
    public async Task A_reaction_is_red_and_a_test_that_has_run_out_is_amber()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var client = await pages.Client();
        await Test(pages, client, "latex", PatchResult.Reaction, null);
        await Test(pages, client, "henna", PatchResult.NoReaction, Today.AddDays(-1));
        await Test(pages, client, "ammonia", PatchResult.NoReaction, Today.AddDays(1));
        var section = await Section(pages, client);

        Assert.Contains("latex", Assert.Single(section.FindAll(".hint")).Closest(".entry")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("henna", Assert.Single(section.FindAll(".late")).Closest(".entry")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_and_patch_tests_stand_together_and_are_shown_by_kind()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var client = await pages.Client();
        await Note(pages, client, "dry", NoteKind.Skin);
        await Note(pages, client, "split ends", NoteKind.Hair);
        await Test(pages, client, "latex", PatchResult.Unclear, null);
        var section = await Section(pages, client);
        Assert.Equal(3, section.FindAll(".entry").Count);

        await Filter(section, "Hair");
        Assert.Contains("split ends", Assert.Single(section.FindAll(".entry")).TextContent, StringComparison.Ordinal);
        await Filter(section, "Patch tests");
        Assert.Contains("latex", Assert.Single(section.FindAll(".entry")).TextContent, StringComparison.Ordinal);
        await Filter(section, "Nails");
        Assert.Empty(section.FindAll(".entry"));
        Assert.Contains("choose All", section.Find(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_who_edit_a_note_is_told_keeps_the_own_text_and_may_replace_theirs()
    {
        await using var pages = await PagesOfNetwork.For(Role.Specialist);
        var client = await pages.Client();
        var theirs = await Note(pages, client, "dry", NoteKind.Skin);
        var section = await Section(pages, client);
        await section.Find(".edit").ClickAsync(new());
        (theirs.Version, theirs.Text) = (1, "theirs");
        (await pages.Services.GetRequiredService<SpecialistNotes>().Save(Actor.Operator, theirs)).Expect();

        await section.Find("#note-text").ChangeAsync(new() { Value = "mine" });
        await section.Find("form").SubmitAsync();
        section.WaitForAssertion(() => Assert.Contains("Somebody else changed this entry", section.Find(".notice.warn").TextContent, StringComparison.Ordinal));
        Assert.Equal("mine", section.Find("#note-text").GetAttribute("value"));

        await section.Find("form").SubmitAsync();
        section.WaitForAssertion(() => Assert.Contains("mine", Assert.Single(section.FindAll(".entry")).TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancel_leaves_what_is_kept()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var client = await pages.Client();
        await Note(pages, client, "dry", NoteKind.Skin);
        var section = await Section(pages, client);
        await section.Find(".edit").ClickAsync(new());
        await section.Find("#note-text").ChangeAsync(new() { Value = "never mind" });
        await section.FindAll("form button").First(b => b.TextContent.Contains("Cancel", StringComparison.Ordinal)).ClickAsync(new());

        section.WaitForAssertion(() => Assert.Contains("dry", section.Find(".entry").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("never mind", section.Markup, StringComparison.Ordinal);
    }

    private static Task Filter(IRenderedComponent<NotesSection> section, string text) =>
        section.FindAll(".filter").First(b => b.TextContent == text).ClickAsync(new());

    private static async Task<SpecialistNoteForm> Note(PagesOfNetwork pages, Guid client, string text, NoteKind kind)
    {
        var form = new SpecialistNoteForm { ClientId = client, Day = Today, Kind = kind, Text = text };
        (await pages.Services.GetRequiredService<SpecialistNotes>().Save(Actor.Operator, form)).Expect();
        return form;
    }

    private static async Task Test(PagesOfNetwork pages, Guid client, string substance, PatchResult result, DateOnly? until)
    {
        var form = new PatchTestForm { ClientId = client, Day = Today.AddDays(-9), Substance = substance, Result = result, HoldsUntil = until };
        (await pages.Services.GetRequiredService<PatchTests>().Save(Actor.Operator, form)).Expect();
    }

    private static async Task<IRenderedComponent<NotesSection>> Section(PagesOfNetwork pages, Guid client)
    {
        var card = (await pages.Cards.Open(pages.Person, client)).Expect();
        var section = pages.Render<NotesSection>(p => p.Add(s => s.Card, card));
        section.WaitForElement(".entries");
        return section;
    }
}

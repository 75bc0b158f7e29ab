using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Backups;
using SalonCrm.Data.Access;
using SalonCrm.Data.Backups;

namespace SalonCrm.Admin.Tests.Backups;

public sealed class BackupsPageTests
{
    [Fact]
    public async Task Before_the_first_the_head_is_told_when_it_comes()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);

        var page = pages.Render<BackupsPage>();

        page.WaitForAssertion(() => Assert.Contains("No backup has been made yet", page.Find("[data-backup-state]").TextContent, StringComparison.Ordinal));
        Assert.Equal("well", page.Find("[data-backup-state]").GetAttribute("data-backup-state"));
        Assert.Contains("restore", page.Find("pre").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_made_now_is_told_with_its_age_and_size()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        await pages.Client();
        var page = pages.Render<BackupsPage>();

        page.WaitForElement("[data-make-backup]").Click();

        page.WaitForAssertion(() => Assert.Contains("checked", page.Find("[data-backup-state]").TextContent, StringComparison.Ordinal));
        Assert.Contains("clients: 1", page.Find("[data-backup-state]").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll("[data-run=Whole]"));
        Assert.Contains("kept", page.Find("[data-run]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_failed_stands_in_amber_with_what_to_do()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var folder = pages.Services.GetRequiredService<Data.DataPlace>().BackupFolder;
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        await File.WriteAllTextAsync(folder, "in its place");
        (await pages.Services.GetRequiredService<NetworkBackups>().Make(pages.Person)).Expect();

        var page = pages.Render<BackupsPage>();

        page.WaitForAssertion(() => Assert.Equal("late", page.Find("[data-backup-state]").GetAttribute("data-backup-state")));
        Assert.Contains("There is no room, or the folder can't be written", page.Find("[data-backup-state]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_out_of_bounds_are_told_beside_their_field_and_kept_as_typed()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<BackupsPage>();

        page.WaitForElement("#kept-weekly").Change("61");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.NotEmpty(page.Find("#kept-weekly-problem").TextContent));
        Assert.Equal("61", page.Find("#kept-weekly").GetAttribute("value"));

        page.Find("#kept-weekly").Change("6");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Saved", page.Find("form").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task To_keep_fewer_the_code_is_asked_for_beside_the_form_and_what_was_typed_stays()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<BackupsPage>();
        page.WaitForElement("#kept-weekly").Change("4");
        page.Find("form").Submit();

        Assert.Equal("_blank", page.WaitForElement("form .second-factor-first a").GetAttribute("target"));
        Assert.Equal("4", page.Find("#kept-weekly").GetAttribute("value"));
        await pages.ShowFactor();
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Saved", page.Find("form").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".second-factor-first"));
    }

    [Fact]
    public async Task Nobody_but_the_head_sees_anything_of_them()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);

        var page = pages.Render<BackupsPage>();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[role=alert]")));
        Assert.Empty(page.FindAll("[data-backup-state], pre, form"));
    }
}

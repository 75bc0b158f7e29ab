using Bunit;
using SalonCrm.Admin.Backups;
using SalonCrm.Admin.Shell;
using SalonCrm.Admin.Storage;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.Tests.Storage;

public sealed class NotSavedTests
{
    [Fact]
    public async Task What_was_typed_is_still_there_and_is_saved_once_it_works_again()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var notice = pages.Render<StorageNotice>();
        var page = pages.Render<BackupsPage>();
        page.WaitForElement("#kept-daily").Change("9");

        using (HeldDatabase.Of(pages.Services))
        {
            page.Find("form").Submit();
            notice.WaitForAssertion(() => Assert.Equal(
                "Nothing was saved: another program holds the database. What you typed is still here: save it again as soon as the notice at the top is gone.",
                notice.Find("[data-not-saved]").TextContent.Trim()));
            Assert.Single(notice.FindAll("[data-storage=Busy]"));
            Assert.Equal("9", page.Find("#kept-daily").GetAttribute("value"));
        }

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Saved", page.Find("form").TextContent, StringComparison.Ordinal));
        notice.WaitForAssertion(() => Assert.Single(notice.FindAll("[data-works-again]")));
        Assert.Empty(notice.FindAll("[data-not-saved], [data-storage]"));
    }

    [Fact]
    public async Task What_can_not_be_recorded_is_not_shown_and_can_be_tried_again()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        IRenderedComponent<FaultBoundary> page;
        using (HeldDatabase.Of(pages.Services))
        {
            page = pages.Render<FaultBoundary>(p => p.AddChildContent<BackupsPage>());
            page.WaitForAssertion(() => Assert.Contains("This can't be shown now", page.Find("[data-not-shown]").TextContent, StringComparison.Ordinal));
        }

        page.Find("[data-not-shown] button").Click();

        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-backup-state]")));
    }
}

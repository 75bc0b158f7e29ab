using Deque.AxeCore.Playwright;
using SalonCrm.Browser.Tests.Running;

namespace SalonCrm.Browser.Tests.Journeys;

/// <summary>axe finds nothing serious on any page, with any of the card's forms open, in either theme.</summary>
[Collection(InBrowser.Name)]
public sealed class AccessibilityTests(Running.Browser browser) : IAsyncLifetime
{
    private RunningPortal _portal = null!;

    public async Task InitializeAsync() => _portal = await RunningPortal.Demo(clients: 60);

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [BrowserTheory]
    [InlineData("light", "ru", 1366)]
    [InlineData("dark", "en", 1366)]
    [InlineData("dark", "ru", 390)]
    public async Task No_page_has_a_serious_or_critical_finding(string theme, string language, int width)
    {
        var page = await browser.Open(_portal, language, width, width > 800 ? 768 : 844);
        var findings = new List<string>();
        var seen = 0;
        await EveryPage.Visit(page, theme, async where =>
        {
            seen++;
            var result = await page.RunAxe();
            Assert.NotEmpty(result.Passes);
            findings.AddRange(result.Violations
                .Where(v => v.Impact is "serious" or "critical")
                .SelectMany(v => v.Nodes.Select(n => $"{where}: {v.Id}: {n.Html}")));
        });

        Assert.True(seen > 20, $"only {seen} pages and states were looked at");
        Assert.True(findings.Count == 0, string.Join('\n', findings.Distinct(StringComparer.Ordinal)));
    }
}

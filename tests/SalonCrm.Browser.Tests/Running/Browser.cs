using Microsoft.Playwright;

namespace SalonCrm.Browser.Tests.Running;

/// <summary>One browser for all tests; each test has contexts of its own, which are as separate as two persons' browsers.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Arguments });
    }

    /// <summary>A person's browser: language, size and nothing remembered.</summary>
    public async Task<IPage> Open(RunningPortal portal, string language = "ru", int width = 1366, int height = 768)
    {
        var browser = _browser ?? throw new InvalidOperationException(Chromium.Missing);
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = portal.Address,
            Locale = language == "ru" ? "ru-RU" : "en-US",
            ViewportSize = new() { Width = width, Height = height },
        });
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }

    /// <summary>A client's phone that runs no script.</summary>
    public async Task<IPage> OpenPhone(RunningPortal portal)
    {
        var browser = _browser ?? throw new InvalidOperationException(Chromium.Missing);
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = portal.Address,
            Locale = "ru-RU",
            ViewportSize = new() { Width = 390, Height = 844 },
            JavaScriptEnabled = false,
        });
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}

/// <summary>The tests of one collection share the browser and run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class InBrowser : ICollectionFixture<Browser>
{
    public const string Name = "browser";
}

/// <summary>The walks over every page are as long as all journeys together, and have a browser of their own beside them.</summary>
[CollectionDefinition(Name)]
public sealed class InOtherBrowser : ICollectionFixture<Browser>
{
    public const string Name = "other browser";
}

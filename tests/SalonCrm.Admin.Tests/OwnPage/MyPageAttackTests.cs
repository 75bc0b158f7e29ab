using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;

namespace SalonCrm.Admin.Tests.OwnPage;

public sealed class MyPageAttackTests(OwnPagePortal portal) : IClassFixture<OwnPagePortal>
{
    [Fact]
    public async Task The_clients_own_address_shows_nothing_of_the_portal()
    {
        var made = await portal.Link(await portal.Client());
        using var outside = new SomeBrowser(portal.OwnAddress, "en");

        foreach (var path in new[] { "/", "/health", "/Identity/Account/Login", "/settings/own-page", "/app.css", "/_framework/blazor.web.js", "/fault", "/setup", "/api/v1/salons", "/openapi/v1.json", "/my", "/mystery" })
        {
            var answer = await outside.Get(path);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, answer.StatusCode));
            Assert.DoesNotContain("SalonCrm", await answer.Text(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await outside.Get("/my.css")).StatusCode);
        Assert.Contains("Мария", await outside.Enter($"/my/{made.Token}", made.Dial[^4..]).Decoded(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_kept_by_nobody_and_lets_nothing_else_in()
    {
        var made = await portal.Link(await portal.Client());
        using var browser = portal.Browser();
        var path = $"/my/{made.Token}";
        var answer = await browser.Press(path, await browser.Get(path).Html(), "enter", ("digits", made.Dial[^4..]));

        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("noindex, nofollow", Assert.Single(answer.Headers.GetValues("X-Robots-Tag")));
        Assert.StartsWith("default-src 'none'; style-src 'self';", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("my-", StringComparison.Ordinal));
        Assert.Contains("samesite=strict; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/my", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Five_wrong_tries_close_the_link_and_the_page_says_so()
    {
        var made = await portal.Link(await portal.Client());
        using var browser = portal.Browser();
        var path = $"/my/{made.Token}";
        var wrong = made.Dial[^4..] == "0000" ? "1111" : "0000";
        for (var left = 4; left > 0; left--)
        {
            Assert.Contains($"Tries left: {left}.", await browser.Enter(path, wrong), StringComparison.Ordinal);
        }

        Assert.Contains("wrong five times", await browser.Enter(path, wrong), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await browser.Get(path)).StatusCode);
    }

    [Fact]
    public async Task The_pass_of_ones_own_link_opens_no_other()
    {
        var (mine, other) = (await portal.Link(await portal.Client()), await portal.Link(await portal.Client(f => f.FirstName = "Жертва")));
        using var browser = portal.Browser();
        await browser.Enter($"/my/{mine.Token}", mine.Dial[^4..]);
        var pass = browser.Cookies.GetAllCookies().Single(c => c.Name.StartsWith("my-", StringComparison.Ordinal));
        browser.Cookies.Add(new Cookie($"my-{other.Id:N}", pass.Value, "/my", pass.Domain));

        Assert.Contains("name=\"digits\"", await browser.Get($"/my/{other.Token}").Html(), StringComparison.Ordinal);
        Assert.Contains("Hello", await browser.Get($"/my/{mine.Token}").Html(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_from_another_site_is_refused_in_the_pages_own_look()
    {
        var client = await portal.Client();
        var made = await portal.Link(client);
        using var browser = portal.Browser();
        await browser.Enter($"/my/{made.Token}", made.Dial[^4..]);

        var answer = await browser.Post($"/my/{made.Token}", ("do", "send"), ("card-version", "1"), ("said-email", "evil@mail.example"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.Text();
        Assert.Contains("out of date", page, StringComparison.Ordinal);
        Assert.Contains("/my.css", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/\"", page, StringComparison.Ordinal);
        Assert.Equal("maria@mail.example", (await portal.Card(client)).Email);
    }

    [Fact]
    public async Task A_form_of_a_megabyte_and_one_of_nonsense_change_nothing()
    {
        var client = await portal.Client();
        var made = await portal.Link(client);
        using var browser = portal.Browser();
        var path = $"/my/{made.Token}";
        var details = await browser.Enter(path, made.Dial[^4..]);

        Assert.False((await browser.Press(path, details, "send", ("said-email", new string('a', 1_000_000)))).IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Press(path, details, "nonsense", ("card-version", "first"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Press(path, details, "send", ("card-version", "-1"), ("text-processing", "x"))).StatusCode);
        Assert.Equal("maria@mail.example", (await portal.Card(client)).Email);
    }

    [Fact]
    public async Task Neither_token_nor_digits_nor_anything_typed_is_in_the_log()
    {
        using var log = new Heard();
        portal.The<ILoggerFactory>().AddProvider(log);
        var made = await portal.Link(await portal.Client(f => f.FirstName = "Святослава"));
        using var browser = portal.Browser();
        var path = $"/my/{made.Token}";
        await browser.Enter(path, "0000");
        var details = await browser.Enter(path, made.Dial[^4..]);
        await browser.Press(path, details, "send", ("said-email", "nonsense-in-the-log"));
        await browser.Post(path, ("digits", made.Dial[^4..]), ("said-email", "without-its-token"));
        await browser.Press(path, details, "send", ("said-email", "heard@mail.example"), ("new-phone", "+7 926 111-22-33"));
        await browser.Get(path);

        portal.The<ILoggerFactory>().CreateLogger("SalonCrm.Tests").LogWarning("It is heard.");
        Assert.Contains("It is heard.", log.Lines);
        Assert.All(
            new[] { made.Token, made.Dial[^4..], "Святослава", "nonsense-in-the-log", "without-its-token", "heard@mail.example", "926" },
            secret => Assert.DoesNotContain(log.Lines, line => line.Contains(secret, StringComparison.Ordinal)));
    }

    /// <summary>Everything that the portal logs, exceptions with it.</summary>
    private sealed class Heard : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}

/// <summary>How often one address may ask.</summary>
public sealed class OwnPageLimitTests(SomePortal portal) : IClassFixture<SomePortal>
{
    [Fact]
    public async Task Guessing_links_from_one_address_is_over_after_thirty_tries_a_minute_and_the_portal_goes_on()
    {
        using var browser = portal.Browser();
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(HttpStatusCode.Gone, (await browser.Get("/my/" + Guid.NewGuid().ToString("N"))).StatusCode);
        }

        var refused = await browser.Get("/my/" + Guid.NewGuid().ToString("N"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains("Wait a minute", await refused.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/Identity/Account/Login")).StatusCode);
    }
}

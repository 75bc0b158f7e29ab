using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SalonCrm.Admin.Hosting;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.Tests.Attacks;

/// <summary>What is typed stays what was typed: no header, no line of the log, no path is made of it.</summary>
public sealed class InjectionTests(SomePortal portal) : IClassFixture<SomePortal>
{
    private const string Line = "2026-01-01T00:00:00Z Information Portal: the attacker wrote this";

    /// <summary>Path traversal: no way of writing two dots leads out of what is served.</summary>
    [Theory]
    [InlineData("/../../../../etc/passwd")]
    [InlineData("/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/..%2f..%2f..%2fappsettings.json")]
    [InlineData("/%2e%2e%5c%2e%2e%5cappsettings.json")]
    [InlineData("/%252e%252e/%252e%252e/appsettings.json")]
    [InlineData("/_content/../appsettings.json")]
    [InlineData("/_content/%2e%2e/%2e%2e/SalonCrm.Admin.dll")]
    [InlineData("/_framework/..%2f..%2fdata%2fsalon.db")]
    [InlineData("/photos/..%2f..%2fdata%2fsalon.db")]
    [InlineData("/photos/%2e%2e/%2e%2e/data/key.json")]
    [InlineData("/clients/..%2f..%2fkey/data.json")]
    [InlineData("/my/..%2f..%2fetc%2fpasswd")]
    [InlineData("/api/v1/../../appsettings.json")]
    [InlineData("/openapi/..%2f..%2fappsettings.json")]
    [InlineData("/access/export/..%2f..%2f..%2fdata%2fsalon.db")]
    [InlineData("//etc/passwd")]
    [InlineData("/appsettings.json")]
    [InlineData("/SalonCrm.Admin.staticwebassets.runtime.json")]
    public async Task Dots_in_an_address_lead_out_of_nothing(string path)
    {
        var answer = await RawRequest.Send(portal, path);
        Assert.True(RawRequest.State(answer) is 400 or 404 or 410 || answer.Contains("Location: ", StringComparison.Ordinal) && answer.Contains("/Identity/Account/Login", StringComparison.Ordinal), answer[..Math.Min(400, answer.Length)]);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite format", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("AllowedHosts", answer, StringComparison.Ordinal);
    }

    /// <summary>Header injection, by every text that finds its way into a header.</summary>
    [Theory]
    [InlineData("/language?to=ru%0d%0aEvil:%201&back=/")]
    [InlineData("/language?to=ru&back=/%0d%0aEvil:%201")]
    [InlineData("/theme?to=dark&back=/x%0aEvil:%201")]
    [InlineData("/theme?to=dark%0d%0aEvil:%201&back=/")]
    [InlineData("/import?x=%0d%0aEvil:%201")]
    [InlineData("/my/abc%0d%0aEvil:%201")]
    [InlineData("/Identity/Account/Login?returnUrl=/%0d%0aEvil:%201")]
    [InlineData("/Identity/Account/Lockout?Minutes=1%0d%0aEvil:%201")]
    public async Task A_line_break_in_an_address_makes_no_header(string path)
    {
        var answer = await RawRequest.Send(portal, path);
        Assert.DoesNotContain(RawRequest.Heads(answer), h => h.StartsWith("Evil", StringComparison.OrdinalIgnoreCase));
        Assert.InRange(RawRequest.State(answer), 200, 499);
    }

    /// <summary>Header injection by the way back after a sign-in.</summary>
    [Fact]
    public async Task A_line_break_in_the_way_back_leads_home()
    {
        using var browser = portal.Browser();
        var email = (await portal.Account()).Email;
        var answer = await browser.Send("/Identity/Account/Login?returnUrl=%2Fimport%0d%0aEvil%3a%201", ("Email", email), ("Password", SomePortal.Password));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Evil"));
        Assert.DoesNotContain('\n', answer.Goes()!);
    }

    /// <summary>A made-up host name: where the portal leads must not follow it.</summary>
    [Fact]
    public async Task Headers_of_a_proxy_that_is_not_there_do_not_change_where_the_portal_leads()
    {
        var answer = await RawRequest.Send(portal, "/import", "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\nX-Original-URL: /accounts\r\nX-HTTP-Method-Override: DELETE\r\n");
        Assert.DoesNotContain("evil.example", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", string.Join('\n', RawRequest.Heads(answer).Where(h => h.StartsWith("Location", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    /// <summary>Log injection, by every way in that a stranger has.</summary>
    [Fact]
    public async Task Nothing_that_a_stranger_types_is_a_line_of_the_log()
    {
        using var heard = Heard.In(portal.Services);
        using var browser = portal.Browser();
        await browser.SignIn($"a@b.example\r\n{Line}", $"x\r\n{Line}");
        await browser.Send("/Identity/Account/Login", ("Email", $"\u001b[2J{Line}\u2028{Line}"), ("Password", "x"));
        await browser.Get("/nowhere%0d%0a" + Uri.EscapeDataString(Line));
        await browser.Get("/my/x%0a" + Uri.EscapeDataString(Line));
        await browser.Post("/api/v1/bookings%0a", ("name", Line));
        await RawRequest.Send(portal, "/import", $"User-Agent: x\u001b[2J {Line}\r\nCookie: saloncrm={Line}\r\nX-Forwarded-For: {Line}\r\nAuthorization: Bearer {Line}\r\n");
        await RawRequest.Send(portal, "/api/v1/bookings", $"Content-Type: application/json\r\nAuthorization: Bearer {Line}\r\n", $"{{\"name\":\"\\n{Line}\"", "POST");
        await RawRequest.Send(portal, "/calls", $"Cookie: .AspNetCore.Antiforgery.x={Line}\r\n", $"__RequestVerificationToken={Line}", "POST");
        using var desk = portal.Browser();
        await desk.SignIn((await portal.Account(Role.Staff)).Email);
        await desk.Get("/call?phone=%0d%0a" + Uri.EscapeDataString(Line));

        Assert.DoesNotContain(heard.Lines, l => l.Contains("the attacker wrote this", StringComparison.Ordinal));
    }

    /// <summary>Log injection, where a library does write what was typed: it stays on its line, and moves no cursor.</summary>
    [Fact]
    public void A_line_break_or_an_escape_in_an_event_begins_no_line_of_its_own()
    {
        using var output = new StringWriter();
        var entry = new LogEntry<string>(LogLevel.Warning, "Tests", default, $"Bad request\r\n{Line}\u2028{Line}\u0085{Line}\u001b[2J\u202e.", null, (state, _) => state);

        new QuietFormatter(TimeProvider.System).Write(entry, null, output);

        var text = output.ToString();
        Assert.EndsWith(Environment.NewLine, text, StringComparison.Ordinal);
        Assert.DoesNotContain(text[..^Environment.NewLine.Length], c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202e');
        Assert.Contains("Bad request", text, StringComparison.Ordinal);
        Assert.Contains("the attacker wrote this", text, StringComparison.Ordinal);
    }
}

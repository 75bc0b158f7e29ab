using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SalonCrm.Admin.Hosting;

namespace SalonCrm.Admin.Tests.Hosting;

public sealed class FaultTests : IAsyncLifetime
{
    private readonly SomePortal _portal = new();

    public Task InitializeAsync() => _portal.InitializeAsync();

    public Task DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task A_fault_shows_a_reference_number_and_never_the_exceptions_text()
    {
        using var browser = _portal.Browser("ru");
        await browser.Get("/Identity/Account/Login");
        await _portal.Sql("ALTER TABLE accounts RENAME TO gone");

        var answer = await browser.SignIn("head@salon.example");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var text = await answer.Text();
        Assert.Contains("Не получилось", text, StringComparison.Ordinal);
        Assert.Matches("этот номер: [0-9a-f]{8}", text);
        Assert.DoesNotContain("accounts", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sqlite", text, StringComparison.Ordinal);
        Assert.DoesNotContain("head@salon.example", text, StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public void The_log_tells_an_exceptions_kind_and_place_but_not_its_text()
    {
        using var output = new StringWriter();
        var exception = Assert.Throws<FormatException>(() => DateOnly.ParseExact("Мария", "O", null));
        var entry = new LogEntry<string>(
            LogLevel.Error, "Tests", default, "Fault 1.", new InvalidOperationException("of Мария", exception), (state, _) => state);

        new QuietFormatter(TimeProvider.System).Write(entry, null, output);

        Assert.Contains("Error Tests: Fault 1.", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("System.FormatException", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("ParseExact", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Мария", output.ToString(), StringComparison.Ordinal);
    }
}

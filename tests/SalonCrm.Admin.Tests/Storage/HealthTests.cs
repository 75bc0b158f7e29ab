using System.Net;
using SalonCrm.Admin.Tests.Api;
using SalonCrm.Data;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.Tests.Storage;

public sealed class HealthTests : IAsyncLifetime
{
    private readonly SomePortal _portal = new();

    public Task InitializeAsync() => _portal.InitializeAsync();

    public Task DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Strangers_are_told_that_it_lives_and_is_ready_and_nothing_more()
    {
        await _portal.Services.FillDirectory();
        using var stranger = _portal.Browser();

        Assert.Equal("""{"status":"live"}""", await stranger.Read("/health/live"));
        Assert.Equal("""{"status":"ready"}""", await stranger.Read("/health/ready"));
        Assert.Equal("Healthy", await stranger.Read("/health"));
    }

    [Fact]
    public async Task While_nothing_can_be_saved_it_lives_and_is_not_ready()
    {
        await _portal.Services.FillDirectory();
        using var stranger = _portal.Browser();
        using var other = HeldDatabase.Of(_portal.Services);

        var answer = await stranger.Get("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("""{"status":"not ready"}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal("""{"status":"live"}""", await stranger.Read("/health/live"));
    }

    [Fact]
    public async Task A_site_is_told_when_to_send_its_booking_again_and_then_it_is_taken_once()
    {
        using var site = await SomeApi.Of(_portal);
        var (booking, mark) = (site.Booking(), Guid.NewGuid().ToString());
        using (HeldDatabase.Of(_portal.Services))
        {
            var refused = await site.Post("bookings", booking, mark);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal("30", refused.Headers.RetryAfter!.ToString());
            Assert.Equal("/api#problem-not-kept", (string?)(await SomeApi.Json(refused))["type"]);
        }

        Assert.Equal(HttpStatusCode.Created, (await site.Post("bookings", booking, mark)).StatusCode);
        Assert.Equal(1, await _portal.Sql("SELECT count(*) FROM bookings"));
    }

    [Fact]
    public async Task A_page_without_script_tells_it_in_a_sentence_too()
    {
        var account = await _portal.Account(Role.Staff);
        using var browser = _portal.Browser();
        using var other = HeldDatabase.Of(_portal.Services);

        var answer = await browser.SignIn(account.Email);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("Nothing was saved: another program holds the database.", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.False(browser.IsSignedIn);
    }
}

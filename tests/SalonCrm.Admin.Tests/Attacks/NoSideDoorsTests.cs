using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SalonCrm.Admin.Tests.SignIn;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.Tests.Attacks;

/// <summary>
/// Every address of the running portal, asked for by each role and by nobody: what a role may not see is in no status, no
/// header, no body, and nothing of anybody is in the log.
/// </summary>
public sealed class NoSideDoorsTests : IAsyncLifetime
{
    /// <summary>
    /// What takes a post without a token: a connection, which alone opens no page and is for who has signed in, and the
    /// state of the portal, which says the same however it is asked for.
    /// </summary>
    private static readonly string[] Open = ["/_blazor", "/health"];

    private static readonly HttpStatusCode[] Refusals =
    [
        HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.NotFound,
        HttpStatusCode.MethodNotAllowed, HttpStatusCode.Gone, HttpStatusCode.UnsupportedMediaType, HttpStatusCode.UnprocessableEntity,
    ];

    private readonly SomePortal _portal = new();
    private KnownPeople _known = null!;
    private Walk _walk = null!;
    private Heard _heard = null!;

    public async Task InitializeAsync()
    {
        await _portal.InitializeAsync();
        _heard = Heard.In(_portal.Services);
        _known = await KnownPeople.In(_portal.Services);
        _walk = Walk.Of(_portal.Services, _known);
    }

    public async Task DisposeAsync()
    {
        _heard.Dispose();
        await _portal.DisposeAsync();
    }

    [Fact]
    public async Task No_address_hands_anybody_what_their_role_may_not_see_and_nothing_of_anybody_is_logged()
    {
        var found = new List<string>();
        foreach (var role in new[] { Role.Visitor, Role.Specialist, Role.Staff, Role.Manager, Role.NetworkHead })
        {
            using var browser = await SignedIn(role);
            var seen = new List<string>();
            foreach (var address in _walk.Gets)
            {
                var answer = await Walk.Whole(await browser.Get(address));
                Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
                seen.AddRange(KnownPeople.Found(answer, KnownPeople.HiddenFrom(role)).Select(s => $"{role} GET {address}: {s}"));
            }

            // Nothing on the way signed anybody out, so that the rest was asked for in vain.
            Assert.Equal(role == Role.Visitor ? HttpStatusCode.Redirect : HttpStatusCode.OK, (await browser.Get("/my-sign-ins")).StatusCode);
            if (role is Role.Manager or Role.NetworkHead)
            {
                // Who may see it does: what is looked for would have been found.
                Assert.Contains(seen, s => s.Contains("data.json", StringComparison.Ordinal));
                continue;
            }

            found.AddRange(seen);
        }

        _portal.Services.GetRequiredService<ILoggerFactory>().CreateLogger("SalonCrm.Tests").LogTrace("It is heard.");
        Assert.Contains(_heard.Lines, l => l.Contains("It is heard.", StringComparison.Ordinal));
        found.AddRange(KnownPeople.Found(string.Join('\n', _heard.Lines), KnownPeople.Everything).Select(s => $"log: {s}"));
        Assert.Equal("", string.Join('\n', found));
    }

    /// <summary>Another site's form: what a browser sends along by itself is never enough.</summary>
    [Fact]
    public async Task A_direct_post_to_any_address_without_antiforgery_is_refused_and_changes_nothing()
    {
        Assert.True(_walk.Posts.Count > 40, $"{_walk.Posts.Count} addresses");
        var found = new List<string>();
        foreach (var role in new[] { Role.Visitor, Role.Specialist, Role.Staff, Role.Manager, Role.NetworkHead })
        {
            using var browser = await SignedIn(role);
            foreach (var address in _walk.Posts)
            {
                var answer = await browser.Post(address, ("role", "NetworkHead"), ("Password", SomePortal.Password), ("reason", "for the accountant"), ("do", "send"));
                var text = await Walk.Whole(answer);
                if (!Refusals.Contains(answer.StatusCode) && answer.Goes()?.Contains("/Identity/Account/", StringComparison.Ordinal) != true && !IsOpen(address, role))
                {
                    found.Add($"{role} POST {address}: {(int)answer.StatusCode} {answer.Goes()}");
                }

                found.AddRange(KnownPeople.Found(text, KnownPeople.Everything).Select(s => $"{role} POST {address}: {s}"));
            }

            // Logging out was among them.
            Assert.Equal(role != Role.Visitor, browser.IsSignedIn);
        }

        Assert.Equal("", string.Join('\n', found));
    }

    /// <summary>A database that fails in the middle of an answer: what was about to be shown is not in what is said of it.</summary>
    [Theory]
    [InlineData("clients")]
    [InlineData("trail")]
    public async Task A_fault_tells_nothing_of_whom_it_was_about(string table)
    {
        using var browser = await SignedIn(Role.Manager);
        await _portal.Sql($"ALTER TABLE {table} RENAME TO gone");
        var faults = 0;
        foreach (var address in new[] { $"/clients/{_known.Client}/data.json", $"/photos/{_known.Photo}", $"/calls/{_known.Call}/recording", "/completeness/report.xlsx" })
        {
            var answer = await browser.Get(address);
            var text = await Walk.Whole(answer);
            faults += (int)answer.StatusCode >= 500 ? 1 : 0;
            Assert.Empty(KnownPeople.Found(text, KnownPeople.Everything));
            Assert.DoesNotContain("Sqlite", text, StringComparison.Ordinal);
        }

        Assert.InRange(faults, 1, 4);
        Assert.Empty(KnownPeople.Found(string.Join('\n', _heard.Lines), KnownPeople.Everything));
    }

    private static bool IsOpen(string address, Role role) => Array.Find(Open, o => address.StartsWith(o, StringComparison.Ordinal)) is { } open && (open == "/health" || role != Role.Visitor);

    private async Task<SomeBrowser> SignedIn(Role role)
    {
        var browser = _portal.Browser();
        if (role != Role.Visitor)
        {
            await browser.SignIn((await _portal.Account(role)).Email);
            Assert.True(browser.IsSignedIn);
        }

        if (role == Role.NetworkHead)
        {
            await browser.TurnOnSecondStep();
        }

        return browser;
    }
}

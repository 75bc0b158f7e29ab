using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Tests.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Tests.Calls;

/// <summary>Recordings and softphones, over real HTTP.</summary>
public sealed class RecordingTests(SomePortal portal) : IClassFixture<SomePortal>
{
    private static readonly Uri Recording = new("https://exchange.example/1.mp3");

    [Fact]
    public async Task Who_may_hear_a_recording_is_led_to_it_and_the_trail_says_so()
    {
        var call = await Recorded();
        using var head = await SignedInHead();

        var answer = await head.Get($"/calls/{call}/recording");

        Assert.Equal((HttpStatusCode.Redirect, Recording.AbsoluteUri), (answer.StatusCode, answer.Goes()));
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal(1, await portal.Sql($"SELECT COUNT(*) FROM trail WHERE Action = {(int)TrailAction.RecordingOpened}"));
    }

    [Fact]
    public async Task Guessing_the_address_of_a_recording_leads_the_desk_nowhere()
    {
        var call = await Recorded();
        using var desk = portal.Browser();
        await desk.SignIn((await portal.Account(Role.Staff)).Email);

        Assert.Equal(HttpStatusCode.NotFound, (await desk.Get($"/calls/{call}/recording")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Get($"/calls/{Guid.NewGuid()}/recording")).StatusCode);
        using var nobody = portal.Browser();
        Assert.Contains("Login", (await nobody.Get($"/calls/{call}/recording")).Goes(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_softphone_that_opens_a_number_before_the_sign_in_comes_back_to_it_after()
    {
        using var desk = portal.Browser();
        var login = (await desk.Get("/call?phone=%2B79161234567")).Goes()!;
        Assert.EndsWith("returnUrl=%2Fcall%3Fphone%3D%252B79161234567", login, StringComparison.Ordinal);

        var back = await desk.Send(new Uri(login).PathAndQuery, ("Email", (await portal.Account(Role.Staff)).Email), ("Password", SomePortal.Password));

        Assert.Equal("/call?phone=%2B79161234567", back.Goes());
    }

    private async Task<SomeBrowser> SignedInHead()
    {
        var browser = portal.Browser();
        await browser.SignIn((await portal.Account(Role.NetworkHead)).Email);
        await browser.TurnOnSecondStep();
        Assert.True(browser.IsSignedIn);
        return browser;
    }

    private async Task<Guid> Recorded()
    {
        var salon = (await portal.Services.GetRequiredService<Salons>().View(Actor.Operator)).Expect().Salons[0].Id;
        var exchange = await SomeExchange.In(portal.Services, salon, $"{Guid.NewGuid()}");
        await exchange.Ring();
        return await exchange.Tell(CallEvent.RecordingReady, recording: Recording);
    }
}

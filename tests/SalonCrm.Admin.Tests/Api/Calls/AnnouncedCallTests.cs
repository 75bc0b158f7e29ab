using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Api;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Tests.Api.Calls;

/// <summary>The portal's own form, as an exchange sends it over HTTP.</summary>
public sealed class AnnouncedCallTests(SomePortal portal) : IClassFixture<SomePortal>
{
    [Fact]
    public async Task A_call_is_announced_answered_ended_and_recorded_and_stays_one_call()
    {
        using var exchange = await SomeExchange.Of(portal);
        var news = SomeExchange.News();
        var heard = await SomeExchange.Heard(await exchange.Player.Tell(news));
        var answered = await SomeExchange.Heard(await exchange.Player.Tell(news with { Event = CallEvent.Answered }));
        var ended = await SomeExchange.Heard(await exchange.Player.Tell(news with { Event = CallEvent.Ended, WasAnswered = true, Talked = TimeSpan.FromSeconds(20) }));
        var recorded = await SomeExchange.Heard(await exchange.Player.Tell(news with { Event = CallEvent.RecordingReady, Recording = new("https://recordings.example/1.mp3") }));

        Assert.Equal((true, true), (heard.IsNew, heard.LineIsKnown));
        Assert.All([answered, ended, recorded], a => Assert.Equal((heard.CallId, false), (a.CallId, a.IsNew)));
        Assert.Equal(1, await exchange.Calls($"State = {(int)CallState.Ended} AND AnsweredAt IS NOT NULL"));
    }

    [Theory]
    [InlineData("anonymous")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("12")]
    public async Task A_hidden_number_and_an_internal_line_are_heard_too(string? number)
    {
        using var exchange = await SomeExchange.Of(portal);
        var heard = await SomeExchange.Heard(await exchange.Player.Tell(SomeExchange.News() with { Number = number }));

        Assert.True(heard is { IsNew: true, LineIsKnown: true });
        Assert.Equal(1, await exchange.Calls("NumberIndex IS NULL"));
    }

    [Fact]
    public async Task Ended_before_ringing_stays_ended()
    {
        using var exchange = await SomeExchange.Of(portal);
        var news = SomeExchange.News();
        await SomeExchange.Heard(await exchange.Player.Tell(news with { Event = CallEvent.Ended }));
        await SomeExchange.Heard(await exchange.Player.Tell(news));

        Assert.Equal(1, await exchange.Calls($"State = {(int)CallState.Ended}"));
    }

    [Fact]
    public async Task Told_twice_it_is_one_call()
    {
        using var exchange = await SomeExchange.Of(portal);
        var news = SomeExchange.News() with { At = DateTimeOffset.UtcNow };
        await SomeExchange.Heard(await exchange.Player.Tell(news));
        var again = await SomeExchange.Heard(await exchange.Player.Tell(news with { At = DateTimeOffset.UtcNow.AddMilliseconds(1) }));

        Assert.False(again.IsNew);
        Assert.Equal(1, await exchange.Calls());
    }

    [Fact]
    public async Task An_unknown_line_is_kept_for_the_network_head_and_for_nobodys_screen()
    {
        using var exchange = await SomeExchange.Of(portal);
        var heard = await SomeExchange.Heard(await exchange.Player.Tell(SomeExchange.News() with { Line = "+7 495 000-00-00" }));

        Assert.False(heard.LineIsKnown);
        Assert.Equal(1, await exchange.Calls("SalonId IS NULL"));
        var views = (await portal.Services.GetRequiredService<TelephoneExchanges>().List(Actor.Operator)).Expect();
        Assert.Single(views.Single(v => v.Form.Id == exchange.Id).UnknownLines);
    }

    [Theory]
    [InlineData(300, "300 seconds ahead", "en")]
    [InlineData(-300, "300 seconds behind", "en")]
    [InlineData(300, "спешат на 300 с", "ru")]
    public async Task A_clock_five_minutes_off_is_refused_and_told_by_how_much(int seconds, string told, string language)
    {
        using var exchange = await SomeExchange.Of(portal, language: language);
        var refused = await exchange.Post("""{"callId":"1","event":"ringing"}""", TimeSpan.FromSeconds(seconds));

        await ApiTests.IsProblem(refused, HttpStatusCode.Forbidden, ApiFault.ClockOff);
        var detail = (string)(await SomeApi.Json(refused))["detail"]!;
        Assert.True(Enumerable.Range(-2, 5).Any(off => detail.Contains(told.Replace("300", $"{300 + off}", StringComparison.Ordinal), StringComparison.Ordinal)), detail);
        Assert.Equal(0, await exchange.Calls());
        await SomeExchange.Heard(await exchange.Post("""{"callId":"1","event":"ringing"}""", TimeSpan.FromSeconds(seconds / 3)));
    }

    [Theory]
    [InlineData("""{"event":"ringing"}""", "callId", "required")]
    [InlineData("""{"callId":"1"}""", "event", "required")]
    [InlineData("""{"callId":"1","event":"rings"}""", "event", "notAChoice")]
    [InlineData("""{"callId":"1","event":"1"}""", "event", "notAChoice")]
    [InlineData("""{"callId":"1","event":"ringing","direction":"up"}""", "direction", "notAChoice")]
    [InlineData("""{"callId":"1","event":"ringing","at":"yesterday"}""", "at", "notADate")]
    [InlineData("""{"callId":"1","event":"ended","talkedSeconds":-1}""", "talkedSeconds", "belowZero")]
    [InlineData("""{"callId":"1","event":"ended","talkedSeconds":1e300}""", "talkedSeconds", "outOfRange")]
    [InlineData("""{"callId":"1","event":"recordingReady","recording":"javascript:alert(1)"}""", "recording", "notAnAddress")]
    public async Task A_field_that_is_wrong_is_told_by_its_name(string body, string field, string problem)
    {
        using var exchange = await SomeExchange.Of(portal);
        var refused = await exchange.Post(body);

        await ApiTests.IsProblem(refused, HttpStatusCode.UnprocessableEntity, ApiFault.Invalid);
        var error = Assert.Single((await SomeApi.Json(refused))["errors"]!.AsArray());
        Assert.Equal((field, problem), ((string)error!["field"]!, (string)error["problem"]!));
        Assert.Equal(0, await exchange.Calls());
    }

    [Fact]
    public async Task An_id_of_a_novels_length_is_refused_by_its_name()
    {
        using var exchange = await SomeExchange.Of(portal);
        var refused = await exchange.Player.Tell(SomeExchange.News(id: new string('x', CallNews.CallIdLength + 1)));

        await ApiTests.IsProblem(refused, HttpStatusCode.UnprocessableEntity, ApiFault.Invalid);
        Assert.Equal("callId", (string?)(await SomeApi.Json(refused))["errors"]![0]!["field"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"callId\":")]
    [InlineData("""{"callId":"1","event":"ringing","colour":"red"}""")]
    [InlineData("""{"callId":"1","event":"ringing","number":{"a":1}}""")]
    public async Task What_is_no_announcement_is_a_problem_and_nothing_is_kept(string body)
    {
        using var exchange = await SomeExchange.Of(portal);
        await ApiTests.IsProblem(await exchange.Post(body), HttpStatusCode.BadRequest, ApiFault.NotJson);
        Assert.Equal(0, await exchange.Calls());
    }

    [Fact]
    public async Task A_megabyte_is_refused()
    {
        using var exchange = await SomeExchange.Of(portal);
        var body = new JsonObject { ["callId"] = "1", ["event"] = "ringing", ["number"] = new string('1', 1 << 20) }.ToJsonString();
        await ApiTests.IsProblem(await exchange.Post(body), HttpStatusCode.RequestEntityTooLarge, ApiFault.TooLarge);
    }
}

/// <summary>A portal of its own: what comes in such numbers would be in the way of others.</summary>
public sealed class CallFloodTests(SomePortal portal) : IClassFixture<SomePortal>
{
    [Fact]
    public async Task A_thousand_in_a_second_are_each_answered_and_what_was_taken_is_kept_once()
    {
        const int Sent = 1000;
        using var exchange = await SomeExchange.Of(portal);
        var answers = new System.Collections.Concurrent.ConcurrentBag<HttpStatusCode>();

        await Parallel.ForEachAsync(Enumerable.Range(0, Sent), new ParallelOptions { MaxDegreeOfParallelism = 200 }, async (_, cancel) =>
        {
            using var answer = await exchange.Player.Tell(SomeExchange.News(), cancel);
            answers.Add(answer.StatusCode);
            Assert.True(answer.StatusCode == HttpStatusCode.Accepted || answer.Headers.RetryAfter is not null);
        });

        Assert.Equal(Sent, answers.Count);
        Assert.Superset(answers.ToHashSet(), new HashSet<HttpStatusCode> { HttpStatusCode.Accepted, HttpStatusCode.TooManyRequests });
        Assert.Equal(answers.Count(a => a == HttpStatusCode.Accepted), await exchange.Calls());
        Assert.True(answers.Count(a => a == HttpStatusCode.Accepted) > Sent / 2);
    }
}

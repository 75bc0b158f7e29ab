using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SalonCrm.Admin.Api;
using SalonCrm.Admin.Api.Calls;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Tests.Api.Calls;

/// <summary>What somebody tries who wants a call on the screens that never was.</summary>
public sealed class AnnouncementAttackTests(SomePortal portal) : IClassFixture<SomePortal>
{
    private const string Body = """{"callId":"attacked","event":"ringing","number":"+7 916 123-45-67","line":"+7 495 999-00-11"}""";

    [Fact]
    public async Task Replayed_announcement()
    {
        using var exchange = await SomeExchange.Of(portal);
        var time = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = ExchangeSignature.Of(exchange.Secret, time, Encoding.UTF8.GetBytes(Body));
        await SomeExchange.Heard(await exchange.Post(Body, timestamp: time, signature: signature));

        await ApiTests.IsProblem(await exchange.Post(Body, timestamp: time, signature: signature), HttpStatusCode.Conflict, ApiFault.Replayed);
        await ApiTests.IsProblem(await exchange.Post(Body, timestamp: time, signature: signature.ToUpperInvariant()), HttpStatusCode.Conflict, ApiFault.Replayed);
        Assert.Equal(1, await exchange.Calls());
    }

    [Fact]
    public async Task Swapped_body_under_anothers_signature()
    {
        using var exchange = await SomeExchange.Of(portal);
        await IsRefused(exchange, await exchange.Post(Body, signed: Body.Replace("123", "124", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Signature_of_another_exchange()
    {
        using var exchange = await SomeExchange.Of(portal);
        using var other = await SomeExchange.Of(portal);
        await IsRefused(exchange, await other.Post(Body, exchange: exchange.Id.ToString()));
    }

    [Fact]
    public async Task Time_stamp_changed()
    {
        using var exchange = await SomeExchange.Of(portal);
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        await IsRefused(exchange, await exchange.Post(Body, clock: TimeSpan.FromHours(-1), timestamp: now.ToString(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1e9")]
    [InlineData("99999999999999999999")]
    public async Task Time_stamp_that_is_none(string timestamp)
    {
        using var exchange = await SomeExchange.Of(portal);
        var signature = ExchangeSignature.Of(exchange.Secret, timestamp, Encoding.UTF8.GetBytes(Body));
        await IsRefused(exchange, await exchange.Post(Body, timestamp: timestamp, signature: signature));
    }

    [Fact]
    public async Task Unknown_exchange_revoked_exchange_and_wrong_signature_are_answered_the_same()
    {
        using var exchange = await SomeExchange.Of(portal);
        var exchanges = portal.Services.GetRequiredService<TelephoneExchanges>();
        var wrong = await Text(await exchange.Post(Body, signature: new string('0', 64)));
        var unknown = await Text(await exchange.Post(Body, exchange: Guid.NewGuid().ToString()));
        var none = await Text(await exchange.Post(Body, exchange: "none"));
        var form = (await exchanges.List(Actor.Operator)).Expect().Single(v => v.Form.Id == exchange.Id).Form;
        form.IsRetired = true;
        (await exchanges.Save(Actor.Operator, form)).Expect();
        var revoked = await Text(await exchange.Post(Body));

        Assert.Equal([wrong, wrong, wrong], [unknown, none, revoked]);
        Assert.StartsWith("401", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_exchanges_is_stopped_by_address_while_a_known_one_goes_on()
    {
        using var exchange = await SomeExchange.Of(portal);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < new ApiOptions().TriesPerMinute + 5; i++)
        {
            answers.Add((await exchange.Post(Body, exchange: Guid.NewGuid().ToString())).StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        await SomeExchange.Heard(await exchange.Player.Tell(SomeExchange.News()));
    }

    [Fact]
    public async Task Secret_of_a_path_tried_in_parts()
    {
        using var exchange = await SomeExchange.Of(portal, ExchangeKind.Binotel);
        (string, string)[] call = [("requestType", "receivedTheCall"), ("generalCallID", "1"), ("externalNumber", "0440000000")];
        foreach (var behind in new[] { "", "/", "/x", $"/{exchange.Secret[..^1]}", $"/{exchange.Secret}x", $"/{exchange.Secret.ToUpperInvariant()}", $"/events/{exchange.Secret}" })
        {
            Assert.NotEqual(HttpStatusCode.OK, (await exchange.Form(call, behind)).StatusCode);
        }

        Assert.Equal(0, await exchange.Calls());
        Assert.Equal(HttpStatusCode.OK, (await exchange.Form(call, $"/{exchange.Secret}")).StatusCode);
    }

    [Fact]
    public async Task Neither_number_nor_secret_nor_anything_sent_is_in_the_log()
    {
        using var log = new Heard();
        portal.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        using var own = await SomeExchange.Of(portal);
        using var binotel = await SomeExchange.Of(portal, ExchangeKind.Binotel);
        await own.Player.Tell(SomeExchange.News() with { Number = "+7 916 555-44-33" });
        await own.Post("""{"callId":"said-in-the-log","event":"+7 916 555-44-33"}""");
        await own.Post("""{"number":"+7 916 555-44-33",""");
        await binotel.Form([("requestType", "receivedTheCall"), ("generalCallID", "said-in-the-log"), ("externalNumber", "79165554433")], $"/{binotel.Secret}");
        await binotel.Form([("requestType", "hangupTheCall")], $"/{binotel.Secret}");

        portal.Services.GetRequiredService<ILoggerFactory>().CreateLogger("SalonCrm.Tests").LogWarning("It is heard.");
        Assert.Contains("It is heard.", log.Lines);
        Assert.All(
            new[] { "555-44-33", "5554433", "said-in-the-log", own.Secret, binotel.Secret },
            said => Assert.DoesNotContain(log.Lines, line => line.Contains(said, StringComparison.Ordinal)));
    }

    private static async Task IsRefused(SomeExchange exchange, HttpResponseMessage answer)
    {
        await ApiTests.IsProblem(answer, HttpStatusCode.Unauthorized, ApiFault.WrongSignature);
        Assert.Equal(0, await exchange.Calls());
    }

    private static async Task<string> Text(HttpResponseMessage answer) => $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";

    /// <summary>Everything that the portal logs, exceptions with it.</summary>
    private sealed class Heard : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}".Trim());

        public void Dispose()
        {
        }
    }
}

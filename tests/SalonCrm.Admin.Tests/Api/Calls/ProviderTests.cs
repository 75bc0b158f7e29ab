using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Api.Calls;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Tests.Api.Calls;

/// <summary>What holds of every provider.</summary>
public sealed class ProviderTests(SomePortal portal) : IClassFixture<SomePortal>
{
    private static readonly ExchangeKind[] Providers = [.. Enum.GetValues<ExchangeKind>().Where(k => k != ExchangeKind.Own)];

    [Fact]
    public void Garbage_is_not_signed_and_where_it_is_read_nothing_throws()
    {
        Assert.Equal(6, Providers.Length);
        foreach (var kind in Providers)
        {
            foreach (var sent in SomeWebhook.Garbage())
            {
                var exchange = SomeWebhook.Exchange(kind, login: "key", mapping: new() { CallId = "a", Number = "b", SignatureHeader = "X-Sign" });
                Assert.False(ExchangeAdapters.Of(kind).IsSigned(sent, exchange));
                Assert.True(ExchangeAdapters.Of(kind).Read(sent, exchange) is null or { Count: <= 1 });
            }
        }
    }

    [Fact]
    public async Task A_provider_without_a_right_signature_is_refused_and_nothing_is_kept()
    {
        foreach (var kind in Providers)
        {
            using var exchange = await SomeExchange.Of(portal, kind, f => f.Mapping = new() { CallId = "id", Number = "from", SignatureHeader = "X-Sign" });
            var refused = await exchange.Form([("event", "NOTIFY_START"), ("id", "1"), ("CallSid", "1"), ("Event", "Newchannel"), ("json", "{}")], headers: ("Signature", "wrong"));
            Assert.Equal((kind, HttpStatusCode.Unauthorized), (kind, refused.StatusCode));
            Assert.Equal(0, await exchange.Calls());
        }
    }

    [Fact]
    public async Task Mango_office_appends_what_it_tells_to_the_address_and_a_call_told_again_is_one()
    {
        using var exchange = await SomeExchange.Of(portal, ExchangeKind.MangoOffice);
        var json = """{"entry_id":"E1","call_id":"C1","call_state":"Appeared","location":"ivr","from":{"number":"79430000001"},"to":{"line_number":"74959990011"}}""";
        var sign = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"key-of-the-exchange{json}{exchange.Secret}")));
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await exchange.Form([("vpbx_api_key", "key-of-the-exchange"), ("sign", sign), ("json", json)], "/events/call")).StatusCode);
        }

        Assert.Equal(1, await exchange.Calls("SalonId IS NOT NULL"));
    }

    [Fact]
    public async Task Zadarma_tries_the_address_and_is_echoed()
    {
        using var exchange = await SomeExchange.Of(portal, ExchangeKind.Zadarma);
        Assert.Equal("5f4dcc3b", await (await exchange.Get("?zd_echo=5f4dcc3b")).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await exchange.Get()).StatusCode);
    }

    [Fact]
    public async Task Asterisk_signs_like_the_own_form_and_a_replay_is_told()
    {
        using var exchange = await SomeExchange.Of(portal, ExchangeKind.Asterisk);
        var body = "Event=Newchannel&CallerIDNum=79430000001&Exten=74959990011&Uniqueid=1.1&Linkedid=1.1"u8.ToArray();
        var time = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        (string, string)[] headers = [("X-Timestamp", time), ("X-Signature", ExchangeSignature.Of(exchange.Secret, time, body))];

        Assert.Equal(HttpStatusCode.NoContent, (await exchange.Send(new ByteArrayContent(body), headers: headers)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await exchange.Send(new ByteArrayContent(body), headers: headers)).StatusCode);
        Assert.Equal(1, await exchange.Calls());
    }

    [Fact]
    public async Task What_happened_long_ago_goes_into_the_log_and_does_not_ring()
    {
        using var exchange = await SomeExchange.Of(portal, ExchangeKind.Mapped, f => f.Mapping = new() { CallId = "id", Number = "from", Line = "to", At = "ts" });
        var old = DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeSeconds();
        var sent = await exchange.Form([("id", "1"), ("from", "79430000009"), ("to", "74959990011"), ("ts", $"{old}")], $"/{exchange.Secret}");

        Assert.Equal(HttpStatusCode.NoContent, sent.StatusCode);
        Assert.Equal(1, await exchange.Calls());
        Assert.Equal(1, await exchange.Calls($"SalonId IS NOT NULL AND StartedAt < {DateTimeOffset.UtcNow.AddMinutes(-50).UtcTicks}"));
    }
}

using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using SalonCrm.Admin.Api.Calls;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Tests.Api.Calls;

/// <summary>What a provider sends, without a portal to send it to.</summary>
internal static class SomeWebhook
{
    public static readonly DateTimeOffset Now = new(2027, 3, 8, 11, 30, 0, TimeSpan.Zero);

    public static KnownExchange Exchange(ExchangeKind kind, string secret = "secret", string? login = null, ExchangeMapping? mapping = null) =>
        new(Guid.NewGuid(), kind, secret, login, mapping);

    public static Webhook Form(string fields, string? secret = null, params (string Name, string Value)[] headers) => new()
    {
        Body = Encoding.UTF8.GetBytes(fields),
        PathSecret = secret,
        Header = HeaderOf([("Content-Type", "application/x-www-form-urlencoded"), .. headers]),
        Address = new("https://portal.example/api/v1/calls/0192f0c4-5c1e-7b3a-9d2e-3f6a8b1c4d5e"),
        Now = Now,
    };

    public static Webhook Json(string json, string? secret = null, params (string Name, string Value)[] headers) => new()
    {
        Body = Encoding.UTF8.GetBytes(json),
        PathSecret = secret,
        Header = HeaderOf([("Content-Type", "application/json"), .. headers]),
        Now = Now,
    };

    public static Webhook Get(string query) => new() { IsGet = true, Query = QueryHelpers.ParseQuery(query), Now = Now };

    /// <summary>The one thing that is told.</summary>
    public static CallNews News(this IExchangeAdapter adapter, Webhook sent, KnownExchange? exchange = null) =>
        Assert.Single(adapter.Read(sent, exchange ?? Exchange(ExchangeKind.Own))!);

    /// <summary>What every adapter does with what no provider would send.</summary>
    public static IEnumerable<Webhook> Garbage()
    {
        yield return Form("");
        yield return Form("&&&===%%%zz");
        yield return Form("json={{{{&event=&requestType=&CallSid=");
        yield return Form(new string('a', 4000));
        yield return Json("");
        yield return Json("null");
        yield return Json("[1,2,3]");
        yield return Json("{\"a\":");
        yield return Json(new string('[', 3000));
        yield return new() { Body = [0, 255, 254, 13, 10, 0] };
        yield return Get("?a=%00&b=%ff");
    }

    private static Func<string, string?> HeaderOf((string Name, string Value)[] headers) =>
        name => Array.Find(headers, h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}

using System.Net;
using System.Text.RegularExpressions;

namespace SalonCrm.Admin.Tests;

/// <summary>A browser without script: it keeps cookies, sends forms, and follows no redirect by itself.</summary>
public sealed partial class SomeBrowser : IDisposable
{
    private readonly HttpClient _client;

    public SomeBrowser(string address, string language)
    {
        Cookies = new CookieContainer();
        Address = new Uri(address);
        _client = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = Address };
        _client.DefaultRequestHeaders.Add("Accept-Language", language);
        _client.DefaultRequestHeaders.Add("User-Agent", "tests");
    }

    public Uri Address { get; }

    public CookieContainer Cookies { get; }

    public bool IsSignedIn => Cookies.GetCookies(Address)["saloncrm"] is { Expired: false };

    public Task<HttpResponseMessage> Get(string path) => _client.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<string> Read(string path) => WebUtility.HtmlDecode(await (await Get(path)).Content.ReadAsStringAsync());

    /// <summary>Opens a page, fills in its form and sends it.</summary>
    public async Task<HttpResponseMessage> Send(string path, params (string Name, string? Value)[] fields)
    {
        var page = await (await Get(path)).Content.ReadAsStringAsync();
        return await Post(path, [("__RequestVerificationToken", Token().Match(page).Groups["token"].Value), .. fields]);
    }

    public Task<HttpResponseMessage> Post(string path, params (string Name, string? Value)[] fields) => _client.PostAsync(
        new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value ?? ""))));

    public Task<HttpResponseMessage> SignIn(string? email, string password = SomePortal.Password) =>
        Send("/Identity/Account/Login", ("Email", email), ("Password", password));

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("""__RequestVerificationToken" type="hidden" value="(?<token>[^"]+)""", RegexOptions.None, 1000)]
    private static partial Regex Token();
}

internal static class Answers
{
    public static async Task<string> Text(this HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    public static string? Goes(this HttpResponseMessage answer) => answer.Headers.Location?.ToString();
}

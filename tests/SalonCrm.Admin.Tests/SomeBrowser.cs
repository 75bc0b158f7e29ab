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
        return await Post(path, [("__RequestVerificationToken", await Token(path)), .. fields]);
    }

    /// <summary>The token that a page gives to its forms and scripts.</summary>
    public async Task<string> Token(string path) => Token().Match(await (await Get(path)).Content.ReadAsStringAsync()).Groups["token"].Value;

    /// <summary>Sends something as a script of the page would, with the page's token where there is one.</summary>
    public async Task<HttpResponseMessage> Send(string path, HttpContent content, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content };
        if (token is not null)
        {
            request.Headers.Add("RequestVerificationToken", token);
        }

        return await _client.SendAsync(request);
    }

    public Task<HttpResponseMessage> Post(string path, params (string Name, string? Value)[] fields) => _client.PostAsync(
        new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value ?? ""))));

    /// <summary>Sends a header with everything from now on.</summary>
    public void Say(string header, string value) => _client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);

    public Task<HttpResponseMessage> SignIn(string? email, string password = SomePortal.Password) =>
        Send("/Identity/Account/Login", ("Email", email), ("Password", password));

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("""__RequestVerificationToken"( type="hidden")? value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}

internal static class Answers
{
    public static async Task<string> Text(this HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    public static string? Goes(this HttpResponseMessage answer) => answer.Headers.Location?.ToString();
}

using System.Net;
using System.Net.Sockets;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Hosting;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Tests.OwnPage;

/// <summary>A portal with an address for the clients' own pages, which may be asked for as often as tests do.</summary>
public sealed class OwnPagePortal : SomePortal
{
    private int _numbers;

    public string OwnAddress { get; } = FreeUrl();

    public T The<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A Russian mobile number that nobody has yet.</summary>
    public string Phone() => $"+7916{2_000_000 + Interlocked.Increment(ref _numbers)}";

    public async Task<Guid> Salon() => (await The<Salons>().View(Actor.Operator)).Expect().Salons[0].Id;

    public async Task<Guid> Client(Action<ClientForm>? change = null)
    {
        var form = new ClientForm { SalonId = await Salon(), FirstName = "Мария", LastName = "Иванова", Phones = [new() { Text = Phone() }], Email = "maria@mail.example" };
        change?.Invoke(form);
        return (await The<ClientCards>().Create(Actor.Operator, form)).Expect();
    }

    public async Task<LinkMade> Link(Guid client) => (await The<ClientLinks>().Make(Actor.Operator, client)).Expect();

    public async Task<ClientCard> Card(Guid client) => (await The<ClientCards>().Open(Actor.Operator, client)).Expect();

    protected override PortalStart Started(PortalStart start) => start with { OwnPageUrls = OwnAddress, OwnPageRequestsAMinute = 10_000 };

    private static string FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}

/// <summary>The page's form as a browser without script reads and sends it.</summary>
internal static class PageForms
{
    /// <summary>Every field with what stands in it, as it would be sent.</summary>
    public static Dictionary<string, string> Form(this string page)
    {
        var form = new HtmlParser().ParseDocument(page).Forms[0];
        var sent = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in form.Elements)
        {
            switch (field)
            {
                case IHtmlInputElement { Type: "checkbox", IsChecked: false }:
                    break;
                case IHtmlInputElement { Type: "checkbox", Name.Length: > 0 } ticked:
                    sent[ticked.Name] = ticked.GetAttribute("value") ?? "on";
                    break;
                case IHtmlInputElement { Name.Length: > 0 } input:
                    sent[input.Name] = input.Value;
                    break;
                case IHtmlTextAreaElement { Name.Length: > 0 } text:
                    sent[text.Name] = text.Value;
                    break;
                case IHtmlSelectElement { Name.Length: > 0 } choice:
                    sent[choice.Name] = choice.Value ?? "";
                    break;
            }
        }

        return sent;
    }

    /// <summary>Presses a button of a page that was read.</summary>
    public static async Task<HttpResponseMessage> Press(this SomeBrowser browser, string path, string page, string button, params (string Name, string? Value)[] typed)
    {
        var form = page.Form();
        foreach (var (name, value) in typed)
        {
            form[name] = value ?? "";
        }

        return await browser.Post(path, [.. form.Select(f => (f.Key, (string?)f.Value)), ("do", button)]);
    }

    public static async Task<string> Html(this Task<HttpResponseMessage> answer) => await (await answer).Content.ReadAsStringAsync();

    public static async Task<string> Decoded(this Task<string> page) => WebUtility.HtmlDecode(await page);

    /// <summary>Opens a link and gives the digits.</summary>
    public static async Task<string> Enter(this SomeBrowser browser, string path, string digits) =>
        await browser.Press(path, await browser.Get(path).Html(), "enter", ("digits", digits)).Html();
}

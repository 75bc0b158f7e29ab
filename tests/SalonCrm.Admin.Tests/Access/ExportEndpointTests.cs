using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Tests.Access;

/// <summary>In a demo, whose heads need no second step to be let in.</summary>
public sealed class ExportEndpointTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string Address = "/access/export/file";
    private const string Page = "/Identity/Account/Manage/ChangePassword";

    [Fact]
    public async Task An_export_without_a_fresh_factor_hands_nothing_out()
    {
        using var browser = await SignedIn(Role.NetworkHead);
        var answer = await Ask(browser, ("reason", "for the accountant"), ("kind", "Csv"));
        Assert.Equal("/access/export?ended=factor", answer.Goes());
    }

    [Fact]
    public async Task A_direct_post_without_antiforgery_is_refused()
    {
        using var browser = await SignedIn(Role.NetworkHead, isFresh: true);
        var answer = await browser.Post(Address, ("reason", "for the accountant"), ("kind", "Csv"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData(Role.Manager)]
    [InlineData(Role.Staff)]
    public async Task Nobody_but_the_head_is_let_near(Role role)
    {
        using var browser = await SignedIn(role, isFresh: true);
        var answer = await Ask(browser, ("reason", "for the accountant"), ("kind", "Csv"));
        Assert.Contains("AccessDenied", answer.Goes(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_separated_file_is_handed_out_under_a_name_of_its_own_never_to_be_kept_by_others()
    {
        await Client("=cmd|' /C calc'!A0", "+7 916 555-00-01");
        using var browser = await SignedIn(Role.NetworkHead, isFresh: true);

        var answer = await Ask(browser, ("reason", "for the accountant"), ("kind", "Csv"), ("salon", ""));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("text/csv", "clients.csv"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var text = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());
        Assert.Contains("\"'=cmd", text, StringComparison.Ordinal);
        Assert.Contains("\"(+7) 916 555-00-01\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_is_streamed_whole()
    {
        await Client("Анна", "+7 916 555-00-02");
        using var browser = await SignedIn(Role.NetworkHead, isFresh: true);

        var answer = await Ask(browser, ("reason", "for the accountant"), ("kind", "Excel"));

        Assert.Equal("clients.xlsx", answer.Content.Headers.ContentDisposition!.FileName);
        await using var book = await ZipArchive.CreateAsync(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null);
        using var sheet = new StreamReader(await book.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync());
        Assert.Contains("+7 916 555-00-02", await sheet.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short", "", "reason")]
    [InlineData("for the accountant", "not a salon", "salon")]
    public async Task What_cannot_be_handed_out_leads_back_and_says_why(string reason, string salon, string why)
    {
        using var browser = await SignedIn(Role.NetworkHead, isFresh: true);
        Assert.Equal($"/access/export?ended={why}", (await Ask(browser, ("reason", reason), ("kind", "Csv"), ("salon", salon))).Goes());
    }

    private static async Task<HttpResponseMessage> Ask(SomeBrowser browser, params (string Name, string? Value)[] fields) =>
        await browser.Post(Address, [("__RequestVerificationToken", await browser.Token(Page)), .. fields]);

    private async Task<SomeBrowser> SignedIn(Role role, bool isFresh = false)
    {
        var account = await portal.Account(role);
        var browser = portal.Browser();
        await browser.SignIn(account.Email);
        Assert.True(browser.IsSignedIn);
        if (isFresh)
        {
            var now = DateTimeOffset.UtcNow.UtcTicks.ToString(CultureInfo.InvariantCulture);
            await portal.Sql($"UPDATE sessions SET SecondFactorAt = {now} WHERE AccountId = {account.Id.Key()}");
        }

        return browser;
    }

    private async Task Client(string name, string phone)
    {
        var salon = (await portal.Services.GetRequiredService<Salons>().View(Actor.Operator)).Expect().Salons[0].Id;
        (await portal.Services.GetRequiredService<ClientCards>().Create(Actor.Operator, new() { SalonId = salon, FirstName = name, Phones = [new() { Text = phone }] })).Expect();
    }
}

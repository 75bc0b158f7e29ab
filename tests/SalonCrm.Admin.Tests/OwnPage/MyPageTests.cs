using System.Net;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Guests;

namespace SalonCrm.Admin.Tests.OwnPage;

/// <summary>The client's own page over HTTP, by a browser that runs no script.</summary>
public sealed class MyPageTests(OwnPagePortal portal) : IClassFixture<OwnPagePortal>
{
    [Fact]
    public async Task A_client_completes_the_card_without_script_or_sign_in()
    {
        var client = await portal.Client();
        var made = await portal.Link(client);
        var path = $"/my/{made.Token}";
        using var browser = portal.Browser();

        var first = await browser.Get(path).Html();
        Assert.DoesNotContain("Мария", WebUtility.HtmlDecode(first), StringComparison.Ordinal);
        Assert.DoesNotContain(made.Dial[^4..], first, StringComparison.Ordinal);
        var details = await browser.Enter(path, made.Dial[^4..]);
        Assert.Contains("Hello, Мария", WebUtility.HtmlDecode(details), StringComparison.Ordinal);
        Assert.Equal("maria@mail.example", details.Form()["said-email"]);
        var thanks = await browser.Press(path, details, "send", ("said-email", "new@mail.example"), ("said-birthdate", "1990-05-01"), ("consent-marketing", "on"));

        Assert.Contains("Thank you", await thanks.Text(), StringComparison.Ordinal);
        Assert.All([first, details, await thanks.Text()], page => Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase));
        var card = await portal.Card(client);
        Assert.Equal(("new@mail.example", new DateOnly(1990, 5, 1)), (card.Email, card.BirthDate!.Value));
        Assert.Contains("already", await (await browser.Get(path)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field_and_everything_typed_stands_there_still()
    {
        var made = await portal.Link(await portal.Client());
        var path = $"/my/{made.Token}";
        using var browser = portal.Browser();
        var details = await browser.Enter(path, made.Dial[^4..]);

        var again = await browser.Press(path, details, "send", ("said-email", "nonsense"), ("said-servicepreferences", "quiet, please"), ("new-phone", "12"), ("consent-photos", "on")).Html();

        Assert.Contains("id=\"said-email-problem\"", again, StringComparison.Ordinal);
        Assert.Contains("id=\"new-phone-problem\"", again, StringComparison.Ordinal);
        var form = again.Form();
        Assert.Equal(("nonsense", "quiet, please", "12", "on"), (form["said-email"], form["said-servicepreferences"], form["new-phone"], form["consent-photos"]));
    }

    [Fact]
    public async Task After_half_an_hour_the_digits_are_asked_again_and_nothing_typed_is_lost()
    {
        var client = await portal.Client();
        var made = await portal.Link(client);
        var path = $"/my/{made.Token}";
        using var browser = portal.Browser();
        var details = await browser.Enter(path, made.Dial[^4..]);
        foreach (Cookie cookie in browser.Cookies.GetAllCookies())
        {
            cookie.Expired = cookie.Name.StartsWith("my-", StringComparison.Ordinal);
        }

        var digits = await browser.Press(path, details, "send", ("said-email", "kept@mail.example"), ("consent-marketing", "on")).Html();
        Assert.Contains("name=\"digits\"", digits, StringComparison.Ordinal);
        var back = await browser.Press(path, digits, "enter", ("digits", made.Dial[^4..])).Html();

        Assert.Equal(("kept@mail.example", "on"), (back.Form()["said-email"], back.Form()["consent-marketing"]));
        await browser.Press(path, back, "send");
        Assert.Equal("kept@mail.example", (await portal.Card(client)).Email);
    }

    [Fact]
    public async Task The_page_speaks_the_clients_language_and_a_registration_the_browsers()
    {
        var phone = portal.Phone();
        var made = await portal.Link(await portal.Client(f => (f.PreferredLanguage, f.Phones[0].Text) = ("ru", phone)));
        using var browser = portal.Browser("en");
        Assert.Contains("<html lang=\"ru\">", await browser.Get($"/my/{made.Token}").Html(), StringComparison.Ordinal);

        var registration = await Books(phone);
        Assert.Contains("<html lang=\"en\">", await browser.Get(registration).Html(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registration_looks_the_same_whoever_has_the_number()
    {
        var known = portal.Phone();
        await portal.Client(f => f.Phones[0].Text = known);
        var pages = new List<string>();
        foreach (var phone in new[] { known, portal.Phone() })
        {
            using var browser = portal.Browser();
            var path = await Books(phone);
            var details = await browser.Enter(path, phone[^4..]);
            var thanks = await browser.Press(path, details, "send", ("said-firstname", "Даша"), ("said-email", "dasha@mail.example"), ("consent-processing", "on")).Html();
            pages.Add(Without(details) + Without(thanks));
        }

        Assert.Contains("Hello, Даша", WebUtility.HtmlDecode(pages[0]), StringComparison.Ordinal);
        Assert.Equal(pages[1], pages[0]);
    }

    [Fact]
    public async Task Each_link_that_opens_no_more_says_why_in_one_sentence_and_what_was_never_made_reads_like_expired()
    {
        var (revoked, altered) = (await portal.Link(await portal.Client()), await portal.Link(await portal.Client()));
        (await portal.The<ClientLinks>().Revoke(Actor.Operator, revoked.Id)).Expect();
        await portal.Sql($"UPDATE client_links SET ExpiresAt = 1 WHERE hex(Id) = '{Convert.ToHexString(altered.Id.ToByteArray(bigEndian: true))}'");
        using var browser = portal.Browser();

        var answers = new List<(HttpStatusCode Status, string Text)>();
        foreach (var token in new[] { revoked.Token, altered.Token, new string('A', 43), "x" })
        {
            var answer = await browser.Get($"/my/{token}");
            answers.Add((answer.StatusCode, await answer.Text()));
        }

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Gone, a.Status));
        Assert.Contains("taken it back", answers[0].Text, StringComparison.Ordinal);
        Assert.Contains("ask for a new one", answers[0].Text, StringComparison.Ordinal);
        Assert.Equal(answers[1].Text, answers[2].Text);
        Assert.Equal(answers[1].Text, answers[3].Text);
    }

    [Fact]
    public async Task Asking_for_ones_data_says_by_when_and_keeps_what_was_typed()
    {
        var client = await portal.Client();
        var made = await portal.Link(client);
        using var browser = portal.Browser();
        var details = await browser.Enter($"/my/{made.Token}", made.Dial[^4..]);

        var told = await browser.Press($"/my/{made.Token}", details, "data", ("said-email", "typed@mail.example")).Html();

        Assert.Contains("a copy of your data", told, StringComparison.Ordinal);
        Assert.Equal("typed@mail.example", told.Form()["said-email"]);
        Assert.Equal(1, await portal.Sql($"SELECT count(*) FROM tasks WHERE hex(ClientId) = '{Convert.ToHexString(client.ToByteArray(bigEndian: true))}'"));
    }

    /// <summary>Books as a site does; answers with the way on.</summary>
    private async Task<string> Books(string phone)
    {
        var site = new IntegrationForm { Name = $"Сайт {Guid.NewGuid():N}" };
        (await portal.The<Integrations>().Save(Actor.Operator, site)).Expect();
        var booking = new BookingForm { SalonId = await portal.Salon(), Name = "Даша", Phone = phone };
        return "/my/" + (await portal.The<OnlineBookings>().Book(Actor.Site(site.Id, null, null), booking)).Expect().LinkToken;
    }

    /// <summary>A page without the token that differs each time.</summary>
    private static string Without(string page) =>
        System.Text.RegularExpressions.Regex.Replace(page, "__RequestVerificationToken\" type=\"hidden\" value=\"[^\"]+", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}

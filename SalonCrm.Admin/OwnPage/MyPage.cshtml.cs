using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Guests;

namespace SalonCrm.Admin.OwnPage;

/// <summary>Where on the page the client is.</summary>
public enum OwnPageStep
{
    /// <summary>The link does not open.</summary>
    Closed,

    /// <summary>The last four digits are asked.</summary>
    Digits,

    /// <summary>The card, or an empty form.</summary>
    Details,

    /// <summary>It was sent.</summary>
    Sent,
}

/// <summary>The client's own page: plain HTML, no circuit, no script, no sign-in.</summary>
[AllowAnonymous]
[EnableRateLimiting(OwnPagePlace.Limit)]
[RequestSizeLimit(OwnPagePlace.LargestForm)]
[InTheirLanguage]
public sealed class MyPage(OwnPages pages) : PageModel
{
    private Actor? _client;
    private LinkStanding _standing = LinkStanding.Expired;
    private OwnPageSent? _sent;

    /// <summary>The secret of the link.</summary>
    [FromRoute]
    public string? Token { get; set; }

    /// <summary>Where the client is.</summary>
    public OwnPageStep Step { get; private set; }

    /// <summary>Whose page it is, as far as that may be told; null for a link that nobody made.</summary>
    public LinkLook? Look { get; private set; }

    /// <summary>What the page shows.</summary>
    public OwnPageView? View { get; private set; }

    /// <summary>What stands in the form.</summary>
    public OwnPageForm Typed { get; private set; } = new();

    /// <summary>What is wrong with it.</summary>
    public Problems Problems { get; private set; } = Problems.None;

    /// <summary>What was just done, or has to be known.</summary>
    public string? Notice { get; private set; }

    /// <summary>What is wrong with the digits.</summary>
    public string? DigitsProblem { get; private set; }

    /// <summary>What was typed before the digits were asked again.</summary>
    public IEnumerable<(string Name, string? Value)> Carried { get; private set; } = [];

    /// <summary>The title of the browser's tab: the network, never the client.</summary>
    public string Title => Look is { NetworkName.Length: > 0 } look && Step != OwnPageStep.Closed ? look.NetworkName : OwnPageText.Title;

    /// <summary>Why the link does not open. One that nobody made is told like one whose days are over.</summary>
    public string ClosedSentence => _standing switch
    {
        LinkStanding.Used => OwnPageText.Used,
        LinkStanding.Revoked => OwnPageText.Revoked,
        LinkStanding.Closed => OwnPageText.Closed,
        _ => OwnPageText.Expired,
    };

    /// <summary>What became of what was sent.</summary>
    public IEnumerable<string> SentSentences => OwnPageTexts.Of(_sent!, Look!.Kind);

    /// <summary>The consents in the form, each with its text.</summary>
    public IEnumerable<(ConsentTextView Text, OwnPageConsent Consent)> Consents =>
        View!.Consents.Select(t => (t, View.Form.Consents.First(c => c.Purpose == t.Purpose))).Select(c => (c.t, OwnPageTexts.Ticked(c.Item2, Typed)));

    /// <summary>What is wrong with the allergies: a missing consent is asked for in words meant for the client.</summary>
    public string? AllergiesProblem => Problems.Has(Field.Allergies, Problem.NoConsent) ? OwnPageText.HealthConsentNeeded : Problems.Of(Field.Allergies);

    /// <summary>The page's language: the client's, where that is known and spoken here.</summary>
    internal CultureInfo? Language => Hosting.Preferences.Spoken.FirstOrDefault(l => l.TwoLetterISOLanguageName == Look?.Language);

    private string CookieName => $"my-{Look!.Id:N}";

    private string? Pass => Request.Cookies[CookieName];

    /// <summary>Asks for the digits, or shows the page to who has given them.</summary>
    public async Task OnGet()
    {
        if (await Opens())
        {
            await (Pass is null ? AskDigits() : ShowDetails(typed: null));
        }
    }

    /// <summary>Does what the button says.</summary>
    public async Task OnPost()
    {
        var typed = PostedPage.Read(Request.Form);
        if (!await Comes())
        {
            return;
        }

        switch (Request.Form["do"].ToString())
        {
            case PostedPage.Send when typed is not null:
                await Send(typed);
                break;
            case PostedPage.AskData when typed is not null:
                await Ask(TaskKind.HandOutData, OwnPageText.DataAsked, typed);
                break;
            case PostedPage.AskErasure when typed is not null:
                await Ask(TaskKind.Erasure, OwnPageText.ErasureAsked, typed);
                break;
            default:
                await Enter(typed);
                break;
        }
    }

    private async Task<bool> Comes()
    {
        var visit = Visit.Of(HttpContext);
        _client = await pages.Recognise(Token, visit.Address, visit.Device, HttpContext.RequestAborted);
        Look = _client is null ? null : (await pages.Look(_client) as Outcome<LinkLook>.Done)?.Value;
        _standing = Look?.Standing ?? LinkStanding.Expired;
        return Look is not null || Close();
    }

    private async Task<bool> Opens() => await Comes() && (_standing == LinkStanding.Open || Close());

    private bool Close()
    {
        Step = OwnPageStep.Closed;
        Response.StatusCode = StatusCodes.Status410Gone;
        return false;
    }

    private Task AskDigits(string? problem = null, OwnPageForm? typed = null)
    {
        (Step, DigitsProblem) = (OwnPageStep.Digits, problem);
        Carried = typed is null ? [] : PostedPage.Carry(typed);
        return Task.CompletedTask;
    }

    private async Task Enter(OwnPageForm? typed)
    {
        switch (await pages.Enter(_client!, Request.Form["digits"]))
        {
            case Outcome<LinkTry>.Done { Value.Pass: { } pass }:
                Response.Cookies.Append(CookieName, pass, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = Request.IsHttps, Path = OwnPagePlace.Path, IsEssential = true });
                await ShowDetails(typed, pass);
                break;
            case Outcome<LinkTry>.Done { Value.TriesLeft: > 0 and var left }:
                await AskDigits(string.Format(CultureInfo.CurrentCulture, OwnPageText.DigitsWrong, left), typed);
                break;
            case Outcome<LinkTry>.Invalid { Problems: [{ Field: Field.LastDigits }, ..] }:
                await AskDigits(OwnPageText.DigitsMissing, typed);
                break;
            default:
                await Opens();
                Close();
                break;
        }
    }

    /// <summary>Shows the form with what was typed, or with what the card says.</summary>
    private async Task ShowDetails(OwnPageForm? typed, string? pass = null)
    {
        switch (await pages.Show(_client!, pass ?? Pass))
        {
            case Outcome<OwnPageView>.Done { Value: var page }:
                (Step, View, Typed) = (OwnPageStep.Details, page, typed ?? page.Form);
                break;
            case Outcome<OwnPageView>.Invalid { Problems: [{ Field: Field.LastDigits }, ..] }:
                await AskDigits(typed is null ? null : OwnPageText.DigitsAgain, typed);
                break;
            default:
                Close();
                break;
        }
    }

    private async Task Send(OwnPageForm typed)
    {
        switch (await pages.Send(_client!, Pass, typed))
        {
            case Outcome<OwnPageSent>.Done done:
                (Step, _sent) = (OwnPageStep.Sent, done.Value);
                break;
            case Outcome<OwnPageSent>.Invalid { Problems: [{ Field: not (Field.Link or Field.LastDigits) }, ..] } invalid:
                Problems = new(invalid.Problems);
                await ShowDetails(typed);
                break;
            case Outcome<OwnPageSent>.Conflict:
                Notice = OwnPageText.ConsentReplaced;
                await ShowDetails(typed);
                break;
            default:
                // Half an hour is over, or the link was taken back: the page says which, and keeps what was typed.
                await ShowDetails(typed);
                break;
        }
    }

    private async Task Ask(TaskKind what, string told, OwnPageForm typed)
    {
        if (await pages.Ask(_client!, Pass, what) is Outcome<DateOnly>.Done { Value: var day })
        {
            Notice = string.Format(CultureInfo.CurrentCulture, told, FieldTexts.Day(day));
        }

        await ShowDetails(typed);
    }
}

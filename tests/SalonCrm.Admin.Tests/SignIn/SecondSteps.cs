using System.Text.RegularExpressions;

namespace SalonCrm.Admin.Tests.SignIn;

/// <summary>The second step as somebody with a phone in hand takes it.</summary>
internal static partial class SecondSteps
{
    private const string Manage = "/Identity/Account/Manage/";

    /// <summary>Sets up the second step of who has signed in; answers with the recovery codes.</summary>
    public static async Task<List<string>> TurnOnSecondStep(this SomeBrowser browser)
    {
        var key = Key().Match(await browser.Read(Manage + "EnableAuthenticator")).Groups["text"].Value;
        var answer = await browser.Send(Manage + "EnableAuthenticator", ("Code", TimeCode.Of(key)));
        Assert.Equal(Manage + "ShowRecoveryCodes", answer.Goes());
        return Codes(await browser.Read(Manage + "ShowRecoveryCodes"));
    }

    public static List<string> Codes(string page) => [.. Code().Matches(page).Select(m => m.Groups["text"].Value)];

    [GeneratedRegex("<span class=\"key\">(?<text>[^<]+)</span>", RegexOptions.None, 1000)]
    private static partial Regex Key();

    [GeneratedRegex("<li>(?<text>[^<]+)</li>", RegexOptions.None, 1000)]
    private static partial Regex Code();
}

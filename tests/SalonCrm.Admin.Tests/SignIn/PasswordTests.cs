using System.Net;

namespace SalonCrm.Admin.Tests.SignIn;

public sealed class PasswordTests(SomePortal portal) : IClassFixture<SomePortal>
{
    private const string Better = "a better horse battery";
    private const string Change = "/Identity/Account/Manage/ChangePassword";

    [Fact]
    public async Task A_link_sets_a_password_once()
    {
        var account = await portal.Account();
        var link = await portal.PasswordLink(account);
        using var browser = portal.Browser();

        var answer = await browser.Send(link, ("Password", Better), ("Repeated", Better));

        Assert.Equal("/Identity/Account/Login?PasswordIsSet=True", answer.Goes());
        Assert.Contains("The password is set.", await browser.Read(answer.Goes()!), StringComparison.Ordinal);
        Assert.Equal("/", (await browser.SignIn(account.Email, Better)).Goes());
        Assert.Contains("This link no longer works", await browser.Read(link), StringComparison.Ordinal);
        using var other = portal.Browser();
        Assert.Contains("Email and password", await (await other.SignIn(account.Email)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_ends_a_lockout()
    {
        var account = await portal.Account();
        using var browser = portal.Browser();
        for (var i = 0; i < 5; i++)
        {
            await browser.SignIn(account.Email, "wrong horse battery");
        }

        await browser.Send(await portal.PasswordLink(account), ("Password", Better), ("Repeated", Better));

        Assert.Equal("/", (await browser.SignIn(account.Email, Better)).Goes());
    }

    [Theory]
    [InlineData("short", "short", "В пароле должно быть не меньше 15 знаков.")]
    [InlineData("", "", "Введите пароль.")]
    [InlineData(Better, SomePortal.Password, "Пароли не совпадают.")]
    public async Task What_is_wrong_with_a_new_password_is_said_in_the_browsers_language(string password, string repeated, string said)
    {
        var link = await portal.PasswordLink(await portal.Account());
        using var browser = portal.Browser("ru-RU,ru;q=0.9");

        Assert.Contains(said, await (await browser.Send(link, ("Password", password), ("Repeated", repeated))).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_of_a_disabled_account_or_cut_short_has_ended()
    {
        var account = await portal.Account();
        var link = await portal.PasswordLink(account);
        using var browser = portal.Browser();

        Assert.Contains("This link no longer works", await browser.Read(link[..^9]), StringComparison.Ordinal);
        Assert.Contains("This link no longer works", await browser.Read("/Identity/Account/ResetPassword?account=x&code=%00"), StringComparison.Ordinal);
        await portal.Disable(account);
        Assert.Contains("This link no longer works", await browser.Read(link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_the_password_takes_the_current_one()
    {
        var account = await portal.Account();
        using var browser = portal.Browser();
        await browser.SignIn(account.Email);

        var wrong = await browser.Send(Change, ("Current", "wrong horse battery"), ("Password", Better), ("Repeated", Better));
        Assert.Contains("This is not your current password.", await wrong.Text(), StringComparison.Ordinal);

        await browser.Send(Change, ("Current", SomePortal.Password), ("Password", Better), ("Repeated", Better));
        Assert.Contains("The password is changed.", await browser.Read("/Identity/Account/Manage/TwoFactorAuthentication"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(Change)).StatusCode);
        using var other = portal.Browser();
        Assert.Equal("/", (await other.SignIn(account.Email, Better)).Goes());
    }

    [Fact]
    public async Task Ones_own_pages_are_for_who_is_signed_in()
    {
        using var browser = portal.Browser();

        Assert.StartsWith("/Identity/Account/Login", new Uri((await browser.Get(Change)).Goes()!).PathAndQuery, StringComparison.Ordinal);
    }
}

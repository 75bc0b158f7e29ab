using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.SignIn;

/// <summary>A page on which somebody changes how he himself signs in.</summary>
public abstract class OwnAccountPage(PortalSignIn signIn) : PageModel
{
    private const int RecoveryCodes = 10;
    private Account? _mine;

    /// <summary>A sentence that the next page shows.</summary>
    [TempData]
    public string? Notice { get; set; }

    /// <summary>Identity's sign-in.</summary>
    protected PortalSignIn Entry { get; } = signIn;

    /// <summary>The account of who has signed in, as it is now.</summary>
    protected Account Mine => _mine ?? throw new InvalidOperationException("The account is read before the handlers run.");

    /// <summary>Reads the account; a session that has ended since goes to the sign-in page.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        _mine = await Entry.ValidateSecurityStampAsync(User);
        if (_mine is null)
        {
            await Entry.SignOutAsync();
            context.Result = RedirectToPage("/Account/Login", new { area = OpenPages.Area });
            return;
        }

        await next();
    }

    /// <summary>Does something that changes the account's stamp, and keeps this session signed in.</summary>
    protected async Task Do(Func<UserManager<Account>, Task<IdentityResult>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var result = await work(Entry.UserManager);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException("Identity refused: " + string.Join(", ", result.Errors.Select(e => e.Code)));
        }

        await Entry.RefreshSignInAsync(Mine);
    }

    /// <summary>Makes recovery codes in place of those that there were.</summary>
    protected async Task<string[]> NewRecoveryCodes() =>
        [.. await Entry.UserManager.GenerateNewTwoFactorRecoveryCodesAsync(Mine, RecoveryCodes) ?? []];

    /// <summary>First the code anew, then back to this page.</summary>
    protected IActionResult FactorFirst() => RedirectToPage("./ShowSecondFactor", new { ReturnUrl = Request.Path.Value });

    /// <summary>How long to wait after too many wrong tries.</summary>
    protected static string HeldText(EntryResult held)
    {
        ArgumentNullException.ThrowIfNull(held);
        return string.Format(CultureInfo.CurrentCulture, SignInText.HeldText, held.Minutes);
    }

    /// <summary>Back to the overview, which says what was done.</summary>
    protected IActionResult Done(string notice)
    {
        Notice = notice;
        return RedirectToPage("./TwoFactorAuthentication");
    }
}

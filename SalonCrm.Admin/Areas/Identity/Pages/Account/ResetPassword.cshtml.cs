using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.Areas.Identity;

/// <summary>Where a one-time link leads: sets the first or a new password.</summary>
[AllowAnonymous]
public sealed class ResetPasswordModel(UserManager<Account> users, SignIns signIns, DemoMode demo) : PageModel
{
    private const int LongestCode = 4000;

    /// <summary>Whose password.</summary>
    [BindProperty(SupportsGet = true, Name = "account")]
    public string? AccountId { get; set; }

    /// <summary>The link's token, base64url.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>The new password.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The same once more.</summary>
    [BindProperty]
    public string? Repeated { get; set; }

    /// <summary>Whether the link still works.</summary>
    public bool IsGood { get; private set; }

    /// <summary>Both password fields.</summary>
    public IEnumerable<FormField> Fields => FormFields.NewPassword(nameof(Password), nameof(Repeated), Problem, autofocus: true);

    private string? Problem { get; set; }

    /// <summary>Shows the form, or says that the link has ended.</summary>
    public async Task OnGet() => IsGood = await Owner() is not null;

    /// <summary>Sets the password. Sessions of the account end, and so does what wrong tries have to wait for.</summary>
    public async Task<IActionResult> OnPost()
    {
        if (await Owner() is not { } owner)
        {
            return Page();
        }

        IsGood = true;
        Problem = FormFields.PasswordProblem(Password, Repeated);
        if (Problem is not null)
        {
            return Page();
        }

        if (!(await users.ResetPasswordAsync(owner, Token()!, Password!)).Succeeded)
        {
            // Somebody else used the same link between the look and the leap.
            IsGood = false;
            return Page();
        }

        // The link came from the network head: this browser is one of the owner's from now on.
        await signIns.PasswordSet(HttpContext.Visitor(), new() { Account = owner.Id, Mark = DeviceMark.Give(HttpContext), IsDemo = demo.IsOn });
        return RedirectToPage("./Login", new { PasswordIsSet = true });
    }

    /// <summary>Whose link this is; null when it has ended or the account is disabled.</summary>
    private async Task<Account?> Owner() =>
        Guid.TryParse(AccountId, out var id) && Token() is { } token
        && await users.FindByIdAsync(id.ToString()) is { Disabled: false } account
        && await users.VerifyUserTokenAsync(
            account, users.Options.Tokens.PasswordResetTokenProvider, UserManager<Account>.ResetPasswordTokenPurpose, token)
            ? account : null;

    private string? Token()
    {
        if (Code is not { Length: > 0 and < LongestCode })
        {
            return null;
        }

        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(Code));
        }
        catch (FormatException)
        {
            // A link that was cut short in a message has ended too.
            return null;
        }
    }
}

using System.Text;
using Microsoft.AspNetCore.Mvc;
using QRCoder;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.Areas.Identity;

/// <summary>Turns on the second step: a key for the app, as a picture and typed, and a first code as proof.</summary>
public sealed class EnableAuthenticatorModel(PortalSignIn signIn, OwnSessions own) : OwnAccountPage(signIn)
{
    private string _key = "";
    private string? _problem;

    /// <summary>The code that was typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Whether the role needs it: then nothing else opens before.</summary>
    public bool IsNeeded => AccountClaims.WantsFactor(User);

    /// <summary>The code's field. The picture above it is looked at first.</summary>
    public FormField Field => FormFields.AppCode(nameof(Code), _problem) with { Autofocus = false };

    /// <summary>The key in groups of four, easier to type.</summary>
    public string SpacedKey => string.Join(' ', _key.Chunk(4).Select(c => new string(c)));

    /// <summary>The picture to scan, as a data address.</summary>
    public string Picture
    {
        get
        {
            var label = Uri.EscapeDataString($"{SignInText.Product}:{Mine.Email}");
            var address = $"otpauth://totp/{label}?secret={_key}&issuer={Uri.EscapeDataString(SignInText.Product)}&digits=6";
            using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
            using var picture = new SvgQRCode(data);
            return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(picture.GetGraphic(4)));
        }
    }

    /// <summary>Shows the key.</summary>
    public async Task<IActionResult> OnGet()
    {
        if (Mine.TwoFactorEnabled)
        {
            return RedirectToPage("./TwoFactorAuthentication");
        }

        await ReadKey();
        return Page();
    }

    /// <summary>Turns it on when the code fits, and goes on to the recovery codes.</summary>
    public async Task<IActionResult> OnPost()
    {
        if (Mine.TwoFactorEnabled)
        {
            return RedirectToPage("./TwoFactorAuthentication");
        }

        await ReadKey();
        var users = Entry.UserManager;
        if (!await users.VerifyTwoFactorTokenAsync(Mine, users.Options.Tokens.AuthenticatorTokenProvider, SecondStep.Compact(Code)))
        {
            _problem = SignInText.WrongCode;
            return Page();
        }

        await Do(u => u.SetTwoFactorEnabledAsync(Mine, enabled: true));
        (await own.Changed(HttpContext.Actor(), OwnChange.SecondFactor)).Expect();
        (await own.ShowSecondFactor(HttpContext.Actor())).Expect();
        TempData[ShowRecoveryCodesModel.Key] = await NewRecoveryCodes();
        return RedirectToPage("./ShowRecoveryCodes");
    }

    private async Task ReadKey()
    {
        var users = Entry.UserManager;
        if (string.IsNullOrEmpty(await users.GetAuthenticatorKeyAsync(Mine)))
        {
            await Do(u => u.ResetAuthenticatorKeyAsync(Mine));
        }

        _key = await users.GetAuthenticatorKeyAsync(Mine) ?? "";
    }
}

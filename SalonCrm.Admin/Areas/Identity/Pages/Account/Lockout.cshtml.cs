using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SalonCrm.Admin.SignIn;

namespace SalonCrm.Admin.Areas.Identity;

/// <summary>Why somebody can't come in now: too many wrong tries, or not from here and at this hour.</summary>
[AllowAnonymous]
public sealed class LockoutModel : PageModel
{
    private const int LongestWait = 15;

    /// <summary>How long to wait.</summary>
    [BindProperty(SupportsGet = true)]
    public int Minutes { get; set; }

    /// <summary>Whether it is the address or the hour.</summary>
    [BindProperty(SupportsGet = true)]
    public bool IsOutside { get; set; }

    /// <summary>What happened.</summary>
    public string Title => IsOutside ? SignInText.OutsideTitle : SignInText.LockedTitle;

    /// <summary>What to do.</summary>
    public string Text => IsOutside
        ? SignInText.OutsideText
        : string.Format(CultureInfo.CurrentCulture, SignInText.LockedText, Math.Clamp(Minutes, 1, LongestWait));
}

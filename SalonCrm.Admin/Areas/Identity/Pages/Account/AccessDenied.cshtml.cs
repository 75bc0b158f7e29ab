using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SalonCrm.Admin.Areas.Identity;

/// <summary>A page that the role does not include.</summary>
[AllowAnonymous]
public sealed class AccessDeniedModel : PageModel
{
    /// <summary>Says so, with the status that goes with it.</summary>
    public void OnGet() => Response.StatusCode = StatusCodes.Status403Forbidden;
}

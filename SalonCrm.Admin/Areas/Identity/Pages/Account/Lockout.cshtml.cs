using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SalonCrm.Admin.Areas.Identity;

/// <summary>After too many wrong tries.</summary>
[AllowAnonymous]
public sealed class LockoutModel : PageModel;

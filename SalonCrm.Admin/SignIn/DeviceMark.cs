using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.SignIn;

/// <summary>
/// The mark by which a browser is known again: random bits in a cookie of its own, which outlives sign-outs. It opens nothing;
/// it only tells that somebody has signed in here before.
/// </summary>
internal static class DeviceMark
{
    public const string Cookie = "saloncrm-device";

    /// <summary>As long as browsers keep a cookie at most.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>The browser's mark; null if it has none.</summary>
    public static ReadOnlyMemory<byte>? Of(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 and < 100 } kept)
        {
            return null;
        }

        try
        {
            return WebEncoders.Base64UrlDecode(kept) is { Length: EntryAttempt.MarkLength } mark ? mark : null;
        }
        catch (FormatException)
        {
            // Somebody wrote it himself: as good as none.
            return null;
        }
    }

    /// <summary>The browser's mark, or one that it is given now.</summary>
    public static ReadOnlyMemory<byte> Give(HttpContext context)
    {
        var mark = Of(context) ?? RandomNumberGenerator.GetBytes(EntryAttempt.MarkLength);
        context.Response.Cookies.Append(Cookie, WebEncoders.Base64UrlEncode(mark.Span), new()
        {
            HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = Kept, IsEssential = true,
        });
        return mark;
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Mvc.Filters;

namespace SalonCrm.Admin.OwnPage;

/// <summary>
/// Shows the own page in the client's language. Around the result, because a culture that a handler sets ends with it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class InTheirLanguageAttribute : Attribute, IAsyncResultFilter
{
    public Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Controller is MyPage { Language: { } language })
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language;
        }

        return next();
    }
}

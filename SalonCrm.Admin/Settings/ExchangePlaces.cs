using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Api;
using SalonCrm.Admin.Api.Calls;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Settings;

/// <summary>The address that is typed into a provider's panel.</summary>
internal static class ExchangePlaces
{
    /// <summary>The exchange signs nothing, so its secret stands in the address.</summary>
    public static bool HasSecret(ExchangeForm form) =>
        form.Kind == ExchangeKind.Binotel || (form.Kind == ExchangeKind.Mapped && string.IsNullOrWhiteSpace(form.Mapping.SignatureHeader));

    /// <summary>The whole address; with its secret only the one time that this can be seen.</summary>
    public static string Address(NavigationManager navigation, ExchangeForm form, string? secret = null)
    {
        var host = form.Kind.SignsAddress() && !string.IsNullOrWhiteSpace(form.Login) ? form.Login.Trim().TrimEnd('/') : navigation.BaseUri.TrimEnd('/');
        var calls = host + ApiSetup.Path + CallEndpoints.Path;
        return form.Kind == ExchangeKind.Own ? calls
            : HasSecret(form) ? $"{calls}/{form.Id}/{secret ?? $"…{TelephonyText.Secret}…"}"
            : $"{calls}/{form.Id}";
    }
}

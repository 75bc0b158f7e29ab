using SalonCrm.Data.Clients;

namespace SalonCrm.Admin.Clients;

/// <summary>What the search box already tells of somebody new. Kept in the circuit: a name or number never stands in an address.</summary>
public sealed record NewClientDraft(string? Name, string? Phone, bool IsGuest)
{
    /// <summary>A number becomes the phone, anything without a digit the name.</summary>
    public static NewClientDraft From(string text, PhoneNumber? phone, bool isGuest) =>
        phone is { } number ? new(null, number.International, isGuest)
        : text.Any(char.IsDigit) ? new(null, text, isGuest)
        : new(text, null, isGuest);
}

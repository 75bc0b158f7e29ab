using SalonCrm.Data.Clients;

namespace SalonCrm.Admin.OwnPage;

/// <summary>A line of the client's own page.</summary>
/// <param name="Of">The field.</param>
/// <param name="Value">What stands in it, as the form spells it.</param>
/// <param name="Problem">What is wrong with it; null when nothing is.</param>
public sealed record OwnPageLine(CardField Of, string? Value, string? Problem)
{
    /// <summary>Its name in the form.</summary>
    public string Name => PostedPage.NameOf(Of.Field);

    /// <summary>Its element.</summary>
    public string Id => Name;

    /// <summary>What it is called on this page.</summary>
    public string Label => OwnPageText.ResourceManager.GetString($"Label_{Of.Field}", OwnPageText.Culture) ?? Of.Field.ToString();

    /// <summary>For screen readers: it has to be mended.</summary>
    public string? Invalid => Problem is null ? null : "true";

    /// <summary>The element that says what is wrong.</summary>
    public string? Described => Problem is null ? null : $"{Id}-problem";

    /// <summary>What the telephone may fill in by itself.</summary>
    public string Autocomplete => Of.Field switch
    {
        Field.FirstName => "given-name",
        Field.LastName => "family-name",
        Field.Patronymic => "additional-name",
        Field.Email => "email",
        Field.Address => "street-address",
        _ => "off",
    };
}

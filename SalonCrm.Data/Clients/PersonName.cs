using SalonCrm.Data.Exchange;

namespace SalonCrm.Data.Clients;

/// <summary>A person's name in its parts; any of them may be missing, not all.</summary>
/// <param name="Last">Family name.</param>
/// <param name="First">Given name.</param>
/// <param name="Patronymic">Patronymic.</param>
public readonly record struct PersonName(string? Last, string? First, string? Patronymic)
{
    /// <summary>Last, first, patronymic, as the card's title has it; empty when nothing is known.</summary>
    public string Full => string.Join(' ', new[] { Last, First, Patronymic }.Where(p => !string.IsNullOrWhiteSpace(p)));

    /// <summary>A name as somebody said it, in one line; the rules of a full name in a file decide what is what.</summary>
    public static PersonName Said(string? text)
    {
        var name = string.IsNullOrWhiteSpace(text) ? default : FullName.Split(text, NameOrder.Unknown);
        return new(name.Last, name.First, name.Patronymic);
    }

    /// <summary>Whether any part is known.</summary>
    public bool IsKnown => Full.Length > 0;
}

namespace SalonCrm.Data.Clients;

/// <summary>A person's name in its parts; any of them may be missing, not all.</summary>
/// <param name="Last">Family name.</param>
/// <param name="First">Given name.</param>
/// <param name="Patronymic">Patronymic.</param>
public readonly record struct PersonName(string? Last, string? First, string? Patronymic)
{
    /// <summary>Last, first, patronymic, as the card's title has it; empty when nothing is known.</summary>
    public string Full => string.Join(' ', new[] { Last, First, Patronymic }.Where(p => !string.IsNullOrWhiteSpace(p)));

    /// <summary>
    /// A name as somebody said it, in one line: one word is a given name; of two, the given name comes first; of three or
    /// more, last, first and the rest as patronymic. What is not a name comes out as it went in.
    /// </summary>
    public static PersonName Said(string? text)
    {
        var words = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [] => default,
            [var first] => new(null, first, null),
            [var first, var last] => new(last, first, null),
            [var last, var first, .. var rest] => new(last, first, string.Join(' ', rest)),
        };
    }

    /// <summary>Whether any part is known.</summary>
    public bool IsKnown => Full.Length > 0;
}

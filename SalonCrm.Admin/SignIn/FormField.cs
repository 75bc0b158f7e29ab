namespace SalonCrm.Admin.SignIn;

/// <summary>A field of a form without script, with its label and what is wrong with it.</summary>
/// <param name="Name">Name in the form.</param>
/// <param name="Label">What it is called.</param>
public sealed record FormField(string Name, string Label)
{
    /// <summary>Longest text where nothing else is said.</summary>
    public const int UsualLimit = 256;

    /// <summary>Kind of input.</summary>
    public string Type { get; init; } = "text";

    /// <summary>What stands in it; never set for passwords and codes.</summary>
    public string? Value { get; init; }

    /// <summary>What the browser may fill it with.</summary>
    public string Autocomplete { get; init; } = "off";

    /// <summary>Which keyboard a telephone shows.</summary>
    public string? InputMode { get; init; }

    /// <summary>What is to be known before typing.</summary>
    public string? Hint { get; init; }

    /// <summary>What is wrong with what was typed.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether typing begins here.</summary>
    public bool Autofocus { get; init; }

    /// <summary>Longest text.</summary>
    public int Limit { get; init; } = UsualLimit;

    /// <summary>What can be chosen; null for a field that is typed into.</summary>
    public IReadOnlyList<FieldChoice>? Choices { get; init; }

    /// <summary>Id of the element.</summary>
    public string Id => Name.Replace('.', '-');
}

/// <summary>Something that can be chosen.</summary>
/// <param name="Value">As the form sends it.</param>
/// <param name="Text">As it is read.</param>
public sealed record FieldChoice(string Value, string Text);

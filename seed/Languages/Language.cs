namespace SalonCrm.Seed.Languages;

/// <summary>A given name with the short forms by which guests introduce themselves.</summary>
internal sealed record GivenName(string Name, params string[] Short);

/// <summary>A word that differs by gender.</summary>
internal sealed record Gendered(string Woman, string Man)
{
    public string For(bool woman) => woman ? Woman : Man;
}

/// <summary>What people of a language are called, and what a front desk writes in it.</summary>
internal sealed record Language
{
    /// <summary>Bogus's name of it.</summary>
    public required string Locale { get; init; }

    /// <summary>Where its speakers' phones are at home.</summary>
    public required string Country { get; init; }

    public required bool HasPatronymics { get; init; }

    public required GivenName[] Women { get; init; }

    public required GivenName[] Men { get; init; }

    /// <summary>Endings of men's surnames and what a woman's has instead, the first that fits.</summary>
    public required (string Man, string Woman)[] FeminineEndings { get; init; }

    /// <summary>Entries of Bogus's lists that are misspelt, in the wrong gender, or would look like somebody in particular.</summary>
    public string[] LeftOut { get; init; } = [];

    public required Gendered[] Tags { get; init; }

    public required string[] Comments { get; init; }

    public required string[] Preferences { get; init; }

    public required string[] Allergens { get; init; }

    /// <summary>Labels of a first and of a second phone.</summary>
    public required string[] OwnLabels { get; init; }

    public required string[] OtherLabels { get; init; }

    public required string Mother { get; init; }

    public required Gendered Partner { get; init; }

    /// <summary>How the trail names a client who asked for a change.</summary>
    public required Gendered Self { get; init; }

    /// <summary>{0} street, {1} house, {2} flat.</summary>
    public required string AddressFormat { get; init; }

    public required string[] Streets { get; init; }
}

using Bogus;
using Bogus.Bson;
using SalonCrm.Seed.Languages;

namespace SalonCrm.Seed.People;

/// <summary>The names of a language: Bogus's lists, and the common given names with their short forms.</summary>
internal sealed class Naming
{
    // Bogus's lists hold every name of a calendar alike; most clients bear one of the common names.
    private const float Common = 0.85f;
    private readonly Language _language;
    private readonly string[] _surnames;
    private readonly (string[] Women, string[] Men) _given;
    private readonly (string[] Women, string[] Men) _patronymics;

    public Naming(Language language)
    {
        _language = language;
        var data = (BObject)Database.GetLocale(language.Locale)["name"];
        _surnames = List(data, "male_last_name", "last_name");
        _given = data.ContainsKey("female_first_name")
            ? (List(data, "female_first_name"), List(data, "male_first_name"))
            : ByEnding(List(data, "first_name"));
        _patronymics = language.HasPatronymics ? (List(data, "female_middle_name"), List(data, "male_middle_name")) : ([], []);
    }

    /// <summary>A surname in its masculine form; <see cref="Surname(string, bool)"/> inflects it.</summary>
    public string Surname(Randomizer random) => random.ArrayElement(_surnames);

    public string Surname(string masculine, bool woman)
    {
        if (woman)
        {
            foreach (var (man, feminine) in _language.FeminineEndings)
            {
                if (masculine.EndsWith(man, StringComparison.Ordinal))
                {
                    return masculine[..^man.Length] + feminine;
                }
            }
        }

        return masculine;
    }

    public GivenName Given(Randomizer random, bool woman) => random.Bool(Common)
        ? random.ArrayElement(woman ? _language.Women : _language.Men)
        : new GivenName(random.ArrayElement(woman ? _given.Women : _given.Men));

    /// <summary>Null in languages without them.</summary>
    public string? Patronymic(Randomizer random, bool woman) =>
        _language.HasPatronymics ? random.ArrayElement(woman ? _patronymics.Women : _patronymics.Men) : null;

    private string[] List(BObject data, params string[] keys) =>
    [
        .. ((BArray)data[keys.First(data.ContainsKey)]).Cast<BValue>().Select(v => v.StringValue)
            .Except(_language.LeftOut, StringComparer.Ordinal).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Bogus does not part Polish given names by gender; nearly all women's and no usual men's end in -a.</summary>
    private static (string[] Women, string[] Men) ByEnding(string[] names) =>
        ([.. names.Where(n => n.EndsWith('a'))], [.. names.TakeWhile(n => n != "Ada").Where(n => !n.EndsWith('a'))]);
}

using System.Globalization;
using SalonCrm.Seed.Languages;

namespace SalonCrm.Seed.Labelled;

/// <summary>Names as somebody writes them who has only the other alphabet.</summary>
internal static class OtherScript
{
    private static readonly (string From, string To)[] Polish =
    [
        ("щ", "szcz"), ("ш", "sz"), ("ч", "cz"), ("ж", "ż"), ("х", "ch"), ("ц", "c"), ("в", "w"), ("ье", "ie"), ("ья", "ia"), ("ю", "iu"), ("я", "ia"), ("й", "j"), ("ї", "ji"), ("є", "je"),
        ("ё", "io"), ("э", "e"), ("ы", "y"), ("ь", ""), ("ъ", ""), ("’", ""), ("а", "a"), ("б", "b"), ("г", "g"), ("ґ", "g"), ("д", "d"), ("е", "e"), ("з", "z"), ("и", "i"), ("і", "i"),
        ("к", "k"), ("л", "l"), ("м", "m"), ("н", "n"), ("о", "o"), ("п", "p"), ("р", "r"), ("с", "s"), ("т", "t"), ("у", "u"), ("ф", "f"),
    ];

    private static readonly (string From, string To)[] Cyrillic =
    [
        ("szcz", "щ"), ("sz", "ш"), ("cz", "ч"), ("rz", "ж"), ("ch", "х"), ("ski", "ский"), ("cki", "цкий"), ("ska", "ская"), ("cka", "цкая"), ("ia", "я"), ("ie", "е"), ("io", "ё"), ("iu", "ю"),
        ("ja", "я"), ("je", "е"), ("jo", "ё"), ("ju", "ю"), ("ż", "ж"), ("ź", "зь"), ("ś", "сь"), ("ć", "ць"), ("ń", "нь"), ("ą", "он"), ("ę", "ен"), ("ó", "у"), ("ł", "л"), ("w", "в"), ("y", "ы"),
        ("j", "й"), ("c", "ц"), ("h", "х"), ("a", "а"), ("b", "б"), ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"), ("i", "и"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"),
        ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("z", "з"), ("v", "в"), ("x", "кс"), ("q", "к"),
    ];

    /// <summary>As a passport has it.</summary>
    public static string AsInPassport(string name) => Capital(Latin.Of(name));

    /// <summary>As a Polish front desk hears it.</summary>
    public static string AsInPoland(string name) => Written(name, Polish);

    /// <summary>A Polish name as a Russian front desk hears it.</summary>
    public static string InCyrillic(string name) => Written(name, Cyrillic);

    private static string Written(string name, (string From, string To)[] letters) =>
        Capital(letters.Aggregate(name.ToLowerInvariant(), (text, l) => text.Replace(l.From, l.To, StringComparison.Ordinal)));

    private static string Capital(string name) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name);
}

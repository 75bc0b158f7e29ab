namespace SalonCrm.Data.Exchange;

/// <summary>
/// What the endings of Russian, Ukrainian and Polish names tell. Endings that given names share (-ин, -ина: Константин,
/// Марина) tell nothing and are left out.
/// </summary>
internal static class NameEnding
{
    private static readonly string[] MalePatronymics = ["ович", "евич", "йович", "євич", "ovich", "evich", "ovych"];

    private static readonly string[] FemalePatronymics = ["овна", "евна", "івна", "ївна", "ична", "ovna", "evna", "ivna"];

    private static readonly HashSet<string> ShortPatronymics = new(StringComparer.OrdinalIgnoreCase)
    {
        "Ильич", "Кузьмич", "Лукич", "Фомич", "Никитич", "Саввич", "Ілліч",
    };

    private static readonly HashSet<string> Descents = new(StringComparer.OrdinalIgnoreCase)
    {
        "оглы", "оглу", "огли", "кызы", "кизи", "гызы", "ogly", "oglu", "kyzy", "gizi",
    };

    private static readonly string[] Surnames =
    [
        "ов", "ова", "ев", "ева", "ёв", "ёва", "ский", "ская", "цкий", "цкая", "ський", "ська", "цький", "цька", "енко", "чук",
        "ski", "ska", "cki", "cka", "dzki", "dzka", "wicz", "czyk", "enko", "chuk",
    ];

    private static readonly HashSet<string> GivenLikeSurnames = new(StringComparer.OrdinalIgnoreCase) { "Яков", "Лев", "Ева", "Иов" };

    private static readonly HashSet<string> MaleLikeFemale = new(StringComparer.OrdinalIgnoreCase)
    {
        "Никита", "Илья", "Лука", "Фома", "Кузьма", "Савва", "Данила", "Гаврила", "Микита", "Ілля", "Микола", "Сава", "Хома",
    };

    public static bool IsPatronymic(string word) =>
        ShortPatronymics.Contains(word) || IsFemalePatronymic(word) || EndsWithAny(word, MalePatronymics);

    public static bool IsFemalePatronymic(string word) => EndsWithAny(word, FemalePatronymics);

    /// <summary>The word after a father's name in Azerbaijani and Turkic patronymics.</summary>
    public static bool IsDescent(string word) => Descents.Contains(word);

    public static bool IsSurname(string word) => EndsWithAny(word, Surnames) && !GivenLikeSurnames.Contains(word);

    public static bool IsFemaleGivenName(string word) => EndsWithAny(word, ["а", "я"]) && !MaleLikeFemale.Contains(word);

    private static bool EndsWithAny(string word, string[] endings) =>
        Array.Exists(endings, ending => word.Length > ending.Length && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}

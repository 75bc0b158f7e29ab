using SalonCrm.Data.Clients;
using SalonCrm.Data.Search;

namespace SalonCrm.Data.Duplicates;

/// <summary>A word of a name: as it is written, how it sounds, and which given names it can stand for.</summary>
internal sealed record NameWord(string Text, string[] Sounds, MeantNames Meant, bool IsCyrillic, bool IsLast)
{
    public static NameWord Of(string text, bool isLast)
    {
        var sounds = NameSound.Of(text);
        return new(text, sounds, GivenNames.Meant(sounds), NameSound.IsCyrillic(text), isLast);
    }
}

/// <summary>A name as it is compared: its words in order, without patronymic, and what the patronymic is made of.</summary>
internal sealed record NameWords(IReadOnlyList<NameWord> Words, Patronymic? Patronymic)
{
    /// <summary>More is not compared: a name field that holds a story names nobody.</summary>
    private const int Most = 4;

    /// <summary>Whether a given name among them is borne by men and by women, and nothing says which it is.</summary>
    public bool IsOfEither { get; } = Patronymic is null && Words.Any(w => !w.IsLast && w.Meant.IsOfEither);

    /// <summary>Takes a name apart; a patronymic that stands with the given name is found there.</summary>
    public static NameWords Of(PersonName name)
    {
        var words = SearchText.Words(name.Last).Select(w => NameWord.Of(w, isLast: true))
            .Concat(SearchText.Words(name.First).Select(w => NameWord.Of(w, isLast: false))).ToList();
        var patronymic = SearchText.Words(name.Patronymic).Select(Duplicates.Patronymic.Of).FirstOrDefault();
        if (patronymic is null && words.Count > 2 && words.FindIndex(w => !w.IsLast && Duplicates.Patronymic.IsOne(w)) is > 0 and var place)
        {
            patronymic = Duplicates.Patronymic.Of(words[place].Text);
            words.RemoveAt(place);
        }

        return new([.. words.Take(Most)], patronymic);
    }
}

/// <summary>A father's name as it is borne.</summary>
/// <param name="Father">The father's name without the ending, as it sounds.</param>
/// <param name="Meant">Which given names that can be.</param>
/// <param name="IsWoman">Whether a daughter bears it; null for an initial.</param>
internal sealed record Patronymic(string Father, MeantNames Meant, bool? IsWoman)
{
    // As they sound: -ович, -евич, -ич; -овна, -евна, -ична, -івна, -ївна.
    private static readonly (string Ending, bool IsWoman)[] Endings =
        [("ovic", false), ("evic", false), ("ivic", false), ("ovna", true), ("evna", true), ("ivna", true), ("inicna", true), ("icna", true), ("ic", false)];

    public static Patronymic Of(string word)
    {
        var sound = NameSound.Of(word)[0];
        if (word.Length == 1 || Array.Find(Endings, e => sound.EndsWith(e.Ending, StringComparison.Ordinal)) is not { Ending: { } ending } found)
        {
            return new(sound, MeantNames.None, null);
        }

        // Сергеевна is of Сергей, Ильинична of Илья: the father's own ending is gone.
        var stem = sound[..^ending.Length];
        var meant = new[] { stem, stem + "i", stem + "ei", stem + "a", stem + "ia", stem + "o" }.Select(s => GivenNames.Meant([s])).FirstOrDefault(m => m.IsKnown, MeantNames.None);
        return new(stem, meant, found.IsWoman);
    }

    /// <summary>Whether a word can be nothing else: the ending alone is a surname's too (Абрамович).</summary>
    public static bool IsOne(NameWord word) => Of(word.Text) is { IsWoman: not null, Meant.IsKnown: true } && !word.Meant.IsKnown;

    /// <summary>Whether two people can have this father and be one; an initial agrees with what begins so.</summary>
    public bool Agrees(Patronymic other)
    {
        if (Father.Length == 0 || other.Father.Length == 0)
        {
            return true;
        }

        if (IsWoman is null || other.IsWoman is null)
        {
            return Father[0] == other.Father[0];
        }

        return IsWoman == other.IsWoman
            && (Meant.IsKnown && other.Meant.IsKnown
                ? Meant.Meets(other.Meant)
                : TypingSlips.Between(Father, other.Father, 1) <= Math.Min(1, TypingSlips.Forgiven(Math.Min(Father.Length, other.Father.Length))));
    }
}

using System.Text;

namespace SalonCrm.Data.Duplicates;

/// <summary>
/// How a word of a name sounds, in plain Latin letters: Шмидт, Schmidt and Szmidt sound alike, Наталья, Natalia and
/// Наталія too. Coarse on purpose; a name that sounds alike is only ever one reason of several.
/// </summary>
internal static class NameSound
{
    private const string Cyrillic = "абвгґдеєжзиіїйклмнопрстуўфхцчшщъыьэюя";
    private static readonly string[] Sounds =
    [
        "a", "b", "v", "h", "h", "d", "e", "e", "z", "z", "i", "i", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "v",
        "f", "h", "c", "c", "s", "s", "", "i", "", "e", "iu", "ia",
    ];

    // Each search asks for the sounds of what was typed: looked up by the letter's number.
    private const char FirstLetter = 'а';
    private static readonly string?[] ByLetter = ToTable();

    // What two letters write. K and C stand for sounds that later steps leave alone.
    private static readonly (string Letters, string Sound)[] Common =
    [
        ("shch", "s"), ("szcz", "s"), ("sch", "s"), ("sh", "s"), ("sz", "s"), ("zh", "z"), ("kh", "h"), ("ph", "f"), ("th", "t"), ("tch", "C"), ("cz", "C"), ("tz", "C"),
        ("x", "ks"), ("qu", "kv"), ("q", "k"), ("w", "v"), ("y", "i"), ("j", "i"),
    ];

    private static readonly (string Letters, string Sound)[] AsPolish = [("rz", "z"), ("ch", "h")];
    private static readonly (string Letters, string Sound)[] AsEnglish = [("ch", "C"), ("ck", "k"), ("ce", "Ce"), ("ci", "Ci"), ("c", "k")];

    /// <summary>The sounds of a folded word: one in Cyrillic, up to two in Latin, where ch, c and rz are read in two ways.</summary>
    public static string[] Of(string word)
    {
        if (IsCyrillic(word))
        {
            var sounds = new StringBuilder(word.Length + 4);
            foreach (var letter in word)
            {
                _ = SoundOf(letter) is { } sound ? sounds.Append(sound) : sounds.Append(letter);
            }

            return [Finish(sounds.ToString())];
        }

        var common = Replace(word, Common);
        return [.. new[] { Finish(Replace(common, AsPolish)), Finish(Replace(common, AsEnglish)) }.Distinct(StringComparer.Ordinal)];
    }

    public static bool IsCyrillic(string word)
    {
        foreach (var letter in word)
        {
            if (SoundOf(letter) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static string? SoundOf(char letter) => letter - FirstLetter is >= 0 and var place && place < ByLetter.Length ? ByLetter[place] : null;

    private static string?[] ToTable()
    {
        var table = new string?[Cyrillic.Max() - FirstLetter + 1];
        for (var i = 0; i < Cyrillic.Length; i++)
        {
            table[Cyrillic[i] - FirstLetter] = Sounds[i];
        }

        return table;
    }

    private static string Replace(string word, (string Letters, string Sound)[] readings) =>
        readings.Aggregate(word, (text, reading) => text.Replace(reading.Letters, reading.Sound, StringComparison.Ordinal));

    /// <summary>What the scripts write differently and nobody hears: Fyodor is Фёдор, Lyubov is Любовь, Ковальская is Kowalska.</summary>
    private static string Finish(string sounds)
    {
        var single = Single(sounds.Replace('C', 'c').Replace('g', 'h').Replace("ts", "c", StringComparison.Ordinal));
        var vowels = single.Replace("ie", "e", StringComparison.Ordinal).Replace("io", "e", StringComparison.Ordinal);

        // Not at the beginning: Юля is not Уля.
        var heard = Single(vowels.Length == 0 ? "" : vowels[0] + vowels[1..].Replace("iu", "u", StringComparison.Ordinal));
        return heard.Length >= 6 && heard.EndsWith("aia", StringComparison.Ordinal) ? heard[..^2] : heard;
    }

    private static string Single(string sounds)
    {
        var single = new StringBuilder(sounds.Length);
        foreach (var sound in sounds)
        {
            if (single.Length == 0 || single[^1] != sound)
            {
                single.Append(sound);
            }
        }

        return single.ToString();
    }
}

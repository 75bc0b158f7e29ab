using System.Collections.Frozen;
using SalonCrm.Data.Search;

namespace SalonCrm.Data.Duplicates;

/// <summary>A given name: how it is written in full in several languages, and what those who bear it are called.</summary>
internal sealed record GivenName(bool IsWoman, string Full, string Short)
{
    /// <summary>Stands for the name in the marks that are kept: the first spelling of an entry is never changed.</summary>
    public string Key { get; } = Full.Split(' ')[0];
}

/// <summary>Which given names a word can stand for.</summary>
/// <param name="Full">The names whose full form it is, by place in the table.</param>
/// <param name="Short">The names of which it is a short form.</param>
internal sealed record MeantNames(IReadOnlyList<int> Full, IReadOnlyList<int> Short)
{
    public static MeantNames None { get; } = new([], []);

    public bool IsKnown => Full.Count + Short.Count > 0;

    public IEnumerable<int> All => Full.Concat(Short);

    /// <summary>Саша is a man or a woman.</summary>
    public bool IsOfEither => All.Select(n => GivenNames.Table[n].IsWoman).Distinct().Count() > 1;

    public bool Meets(MeantNames other) => All.Intersect(other.All).Any();
}

/// <summary>
/// Given names of the three languages with their short forms. Two names of this table are two names, however few letters
/// part them: Анна and Алла are twins, not a slip of the hand.
/// </summary>
internal static class GivenNames
{
    private static readonly FrozenDictionary<string, MeantNames> BySound = Index();

    public static IReadOnlyList<GivenName> Table => GivenNameTable.All;

    /// <summary>What a word, given by its sounds, can stand for.</summary>
    public static MeantNames Meant(IReadOnlyList<string> sounds)
    {
        foreach (var sound in sounds)
        {
            if (BySound.TryGetValue(sound, out var meant))
            {
                return meant;
            }
        }

        return MeantNames.None;
    }

    private static FrozenDictionary<string, MeantNames> Index()
    {
        var (full, brief) = (new Dictionary<string, SortedSet<int>>(StringComparer.Ordinal), new Dictionary<string, SortedSet<int>>(StringComparer.Ordinal));
        for (var place = 0; place < Table.Count; place++)
        {
            Add(full, Table[place].Full, place);
            Add(brief, Table[place].Short, place);
        }

        return full.Keys.Union(brief.Keys, StringComparer.Ordinal).ToFrozenDictionary(
            sound => sound,
            sound => new MeantNames([.. full.GetValueOrDefault(sound, [])], [.. brief.GetValueOrDefault(sound, []).Except(full.GetValueOrDefault(sound, []))]),
            StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, SortedSet<int>> places, string names, int place)
    {
        foreach (var sound in SearchText.Words(names).SelectMany(NameSound.Of))
        {
            if (!places.TryGetValue(sound, out var known))
            {
                places[sound] = known = [];
            }

            known.Add(place);
        }
    }
}

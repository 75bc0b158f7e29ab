namespace SalonCrm.Data.Search;

/// <summary>Finds words of names: the distinct words in order, each with the slots of the clients who bear it.</summary>
internal sealed class NameIndex
{
    private readonly string[] _words;
    private readonly int[][] _slots;

    public NameIndex(IReadOnlyList<DirectoryEntry> entries)
    {
        var bearers = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var slot = 0; slot < entries.Count; slot++)
        {
            foreach (var word in entries[slot].Words)
            {
                if (!bearers.TryGetValue(word, out var slots))
                {
                    bearers[word] = slots = [];
                }

                slots.Add(slot);
            }
        }

        _words = [.. bearers.Keys.Order(StringComparer.Ordinal)];
        _slots = [.. _words.Select(w => bearers[w].ToArray())];
    }

    /// <summary>How many name words begin with the given one, counted with their bearers; to begin with the rarest.</summary>
    public int Count(string word)
    {
        var count = 0;
        for (var i = LowerBound(word); i < _words.Length && _words[i].StartsWith(word, StringComparison.Ordinal); i++)
        {
            count += _slots[i].Length;
        }

        return count;
    }

    /// <summary>Slots whose name has a word that begins with the given one; a slot may come more than once.</summary>
    public IEnumerable<int> Beginning(string word)
    {
        for (var i = LowerBound(word); i < _words.Length && _words[i].StartsWith(word, StringComparison.Ordinal); i++)
        {
            foreach (var slot in _slots[i])
            {
                yield return slot;
            }
        }
    }

    /// <summary>Slots whose name has a word with the given one inside it, not at its beginning.</summary>
    public IEnumerable<int> Inside(string word)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            if (_words[i].IndexOf(word, StringComparison.Ordinal) > 0)
            {
                foreach (var slot in _slots[i])
                {
                    yield return slot;
                }
            }
        }
    }

    private int LowerBound(string word)
    {
        var found = Array.BinarySearch(_words, word, StringComparer.Ordinal);
        return found >= 0 ? found : ~found;
    }
}

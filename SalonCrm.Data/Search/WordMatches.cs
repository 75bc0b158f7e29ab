namespace SalonCrm.Data.Search;

/// <summary>
/// The words of a shelf that fit a word of a query. The cheap ways to fit are one range and found at once; the others are
/// looked for when they are first needed, best first.
/// </summary>
internal sealed class WordMatches(QueryWord word, SortedWords words, SortedWords sounds, Postings wordsOfSound)
{
    private readonly Dictionary<int, Fit> _others = [];
    private Fit _known = Fit.Start;

    /// <summary>The words that begin with the text.</summary>
    public Range Beginning { get; } = words.Beginning(word.Text);

    /// <summary>The words that fit in other ways, as far as they were looked for.</summary>
    public IReadOnlyCollection<KeyValuePair<int, Fit>> Others => _others;

    /// <summary>Whether the first of those that begin with the text is the text itself.</summary>
    public bool HasWhole { get; } = words.Beginning(word.Text) is var range && range.Start.Value < range.End.Value && words[range.Start.Value].Length == word.Text.Length;

    /// <summary>Looks for what fits at least as well as this.</summary>
    public WordMatches Upto(Fit fit)
    {
        if (_known < Fit.AlikeStart && fit > Fit.Start)
        {
            FindAlike();
            _known = Fit.AlikeStart;
        }

        if (_known < Fit.Inside && fit >= Fit.Inside)
        {
            FindInside();
            _known = Fit.Inside;
        }

        if (_known < Fit.SlipsStart && fit > Fit.Inside)
        {
            FindSlips();
            _known = Fit.SlipsStart;
        }

        return this;
    }

    /// <summary>How a word fits, as far as was looked for.</summary>
    public Fit Of(int place) =>
        place >= Beginning.Start.Value && place < Beginning.End.Value ? place == Beginning.Start.Value && HasWhole ? Fit.Exact : Fit.Start
        : _others.GetValueOrDefault(place, Fit.None);

    private void FindAlike()
    {
        foreach (var sound in word.Sounds)
        {
            var alike = sounds.Beginning(sound);
            for (var i = alike.Start.Value; i < alike.End.Value; i++)
            {
                Note(wordsOfSound[i], sounds[i].Length == sound.Length ? Fit.Alike : Fit.AlikeStart);
            }
        }
    }

    private void FindInside()
    {
        if (word.IsSoughtInside)
        {
            foreach (var place in words.Containing(word.Text))
            {
                Note([place], Fit.Inside);
            }
        }
    }

    private void FindSlips()
    {
        words.Walk(word.Text, word.Forgiven, (place, whole, start) =>
            Note([place], Fits.OfSlips(whole, start, word.Forgiven, words[place][0] == word.Text[0])));
        foreach (var sound in word.Sounds)
        {
            var forgiven = word.ForgivenIn(sound);
            sounds.Walk(sound, forgiven, (place, whole, start) =>
                Note(wordsOfSound[place], Fits.OfSlips(whole, start, forgiven, sounds[place][0] == sound[0])));
        }
    }

    private void Note(ReadOnlySpan<int> places, Fit fit)
    {
        foreach (var place in places)
        {
            if (fit < Of(place))
            {
                _others[place] = fit;
            }
        }
    }
}

namespace SalonCrm.Data.Search;

/// <summary>
/// The words of a shelf that fit a word of a query. The cheap ways to fit are one range and found at once; the others are
/// looked for when they are first needed, best first.
/// </summary>
internal sealed class WordMatches
{
    private readonly QueryWord _word;
    private readonly SortedWords _words;
    private readonly SortedWords _sounds;
    private readonly Postings _wordsOfSound;
    private readonly Dictionary<int, Fit> _others = [];
    private Fit _known = Fit.Start;

    public WordMatches(QueryWord word, SortedWords words, SortedWords sounds, Postings wordsOfSound)
    {
        (_word, _words, _sounds, _wordsOfSound) = (word, words, sounds, wordsOfSound);
        Beginning = words.Beginning(word.Text);
        HasWhole = Beginning.Start.Value < Beginning.End.Value && words[Beginning.Start.Value].Length == word.Text.Length;
    }

    /// <summary>The words that begin with the text.</summary>
    public Range Beginning { get; }

    /// <summary>The words that fit in other ways, as far as they were looked for.</summary>
    public IReadOnlyCollection<KeyValuePair<int, Fit>> Others => _others;

    /// <summary>Whether the first of those that begin with the text is the text itself.</summary>
    public bool HasWhole { get; }

    /// <summary>Looks for what fits at least as well as this; tells whether anything new was found.</summary>
    public bool Upto(Fit fit)
    {
        var before = _others.Count;
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

        return _others.Count > before;
    }

    /// <summary>How a word fits, as far as was looked for.</summary>
    public Fit Of(int place) =>
        place >= Beginning.Start.Value && place < Beginning.End.Value ? place == Beginning.Start.Value && HasWhole ? Fit.Exact : Fit.Start
        : _others.GetValueOrDefault(place, Fit.None);

    private void FindAlike()
    {
        foreach (var sound in _word.Sounds)
        {
            var alike = _sounds.Beginning(sound);
            for (var i = alike.Start.Value; i < alike.End.Value; i++)
            {
                Note(_wordsOfSound[i], _sounds[i].Length == sound.Length ? Fit.Alike : Fit.AlikeStart);
            }
        }
    }

    private void FindInside()
    {
        if (_word.IsSoughtInside)
        {
            foreach (var place in _words.Containing(_word.Text))
            {
                Note([place], Fit.Inside);
            }
        }
    }

    private void FindSlips()
    {
        _words.Walk(_word.Text, _word.Forgiven, (place, whole, start) =>
            Note([place], Fits.OfSlips(whole, start, _word.Forgiven, _words[place][0] == _word.Text[0])));
        foreach (var sound in _word.Sounds)
        {
            var forgiven = _word.ForgivenIn(sound);
            _sounds.Walk(sound, forgiven, (place, whole, start) =>
                Note(_wordsOfSound[place], Fits.OfSlips(whole, start, forgiven, _sounds[place][0] == sound[0])));
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

namespace SalonCrm.Data.Search;

/// <summary>Names: who bears all the words of a query.</summary>
internal sealed partial class ShelfSearch
{
    /// <summary>Past this, looking at each candidate's own words is cheaper than at all who bear the other word.</summary>
    private const int Lopsided = 16;

    private void OfferWords(WordMatches[] words, Fit level)
    {
        var isNew = level == Levels(leniency)[0];
        foreach (var matches in words)
        {
            isNew |= matches.Upto(level);
        }

        if (!isNew || Array.Exists(words, w => CountOf(w) == 0))
        {
            return;
        }

        if (words.Length == 1)
        {
            foreach (var (slots, fit) in Bearers(words[0]))
            {
                OfferAll(slots.Span, fit);
            }

            return;
        }

        var byCount = words.OrderBy(CountOf).ToArray();
        var (fewest, next) = (byCount[0], byCount[1]);
        if (words.Length == 2 && CountOf(next) < (long)Lopsided * CountOf(fewest))
        {
            OfferCommon(fewest, next);
            return;
        }

        foreach (var (slots, fit) in Bearers(fewest))
        {
            foreach (var slot in slots.Span)
            {
                Offer(slot, WorstOf(words, slot, fit, except: fewest));
            }
        }
    }

    private void OfferAll(ReadOnlySpan<int> slots, Fit fit)
    {
        if (!best.IsFullAhead(fit))
        {
            foreach (var slot in slots)
            {
                Offer(slot, fit);
            }
        }
    }

    /// <summary>Those who bear both words: the bearers of one are marked, those of the other looked up among the marks.</summary>
    private void OfferCommon(WordMatches one, WordMatches other)
    {
        var marks = shelf.Names.BorrowMarks(shelf.Slots);
        foreach (var (slots, fit) in Bearers(one))
        {
            var mark = (byte)(fit + 1);
            foreach (var slot in slots.Span)
            {
                if (marks[slot] == 0 || mark < marks[slot])
                {
                    marks[slot] = mark;
                }
            }
        }

        foreach (var (slots, fit) in Bearers(other))
        {
            if (best.IsFullAhead(fit))
            {
                continue;
            }

            foreach (var slot in slots.Span)
            {
                if (marks[slot] != 0)
                {
                    var marked = (Fit)(marks[slot] - 1);
                    Offer(slot, marked > fit ? marked : fit);
                }
            }
        }

        foreach (var (slots, _) in Bearers(one))
        {
            foreach (var slot in slots.Span)
            {
                marks[slot] = 0;
            }
        }

        shelf.Names.GiveBack(marks);
    }

    /// <summary>The worst of how a slot's words fit those asked for.</summary>
    private Fit WorstOf(WordMatches[] words, int slot, Fit worst, WordMatches? except)
    {
        var borne = shelf.Names.Borne[slot];
        foreach (var matches in words)
        {
            if (ReferenceEquals(matches, except))
            {
                continue;
            }

            var fit = Fit.None;
            foreach (var word in borne)
            {
                var of = matches.Of(word);
                fit = of < fit ? of : fit;
            }

            worst = fit > worst ? fit : worst;
        }

        return worst;
    }

    private int CountOf(WordMatches matches)
    {
        var count = shelf.Names.Bearers.CountIn(matches.Beginning);
        foreach (var (word, _) in matches.Others)
        {
            count += shelf.Names.Bearers[word].Length;
        }

        return count;
    }

    /// <summary>Who bears a word that fits, and how well, best first.</summary>
    private IEnumerable<(ReadOnlyMemory<int> Slots, Fit Fit)> Bearers(WordMatches matches)
    {
        var bearers = shelf.Names.Bearers;
        var (from, until) = (matches.Beginning.Start.Value, matches.Beginning.End.Value);
        if (matches.HasWhole)
        {
            yield return (bearers.Of(from..(from + 1)), Fit.Exact);
            from++;
        }

        if (from < until)
        {
            yield return (bearers.Of(from..until), Fit.Start);
        }

        foreach (var (word, fit) in matches.Others.OrderBy(o => o.Value))
        {
            yield return (bearers.Of(word..(word + 1)), fit);
        }
    }
}

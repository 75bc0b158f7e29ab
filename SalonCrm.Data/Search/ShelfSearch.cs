namespace SalonCrm.Data.Search;

/// <summary>One query on one shelf: offers those who fit, the best ways to fit first.</summary>
/// <param name="shelf">The shelf.</param>
/// <param name="query">What is looked for.</param>
/// <param name="leniency">How much is read into it.</param>
/// <param name="best">Takes who fits.</param>
/// <param name="own">Whether a salon, by its number in the directory, is one of the asker's.</param>
internal sealed class ShelfSearch(Shelf shelf, DirectoryQuery query, Leniency leniency, BestHits best, bool[] own)
{
    private static readonly Fit[] WithoutSlips = [Fit.Start, Fit.AlikeStart, Fit.Inside];
    private static readonly Fit[] OnlySlips = [Fit.SlipsStart];

    /// <summary>Past this, looking at each candidate's own words is cheaper than at all who bear the other word.</summary>
    private const int Lopsided = 16;

    private readonly WordMatches[][] _readings = [.. query.ReadingsOf(leniency).Select(words => words.Select(shelf.Names.Matches).ToArray())];

    /// <summary>The ways to fit, looked at one group after the other: each costs more than the one before.</summary>
    public static IReadOnlyList<Fit> Levels(Leniency leniency) => leniency == Leniency.Slips ? OnlySlips : WithoutSlips;

    /// <summary>Offers all who fit at least as well as this.</summary>
    public void Upto(Fit level)
    {
        if (query.IsDigitsAlone)
        {
            // All ways to fit stand in one range.
            if (level == Fit.Start)
            {
                OfferDigits();
            }
        }
        else if (query.Digits.Length > 0 || (query.Email is not null && query.Readings.Count > 0))
        {
            if (level == Levels(leniency)[^1])
            {
                OfferMixed();
            }
        }
        else if (query.Email is { } email)
        {
            OfferEmails(email, level);
        }
        else
        {
            foreach (var words in _readings)
            {
                OfferWords(words, level);
            }
        }
    }

    private void Offer(int slot, Fit fit)
    {
        var isRecent = own[shelf.Visited(slot)];
        if (BestHits.RankOf(fit, isRecent) < best.Worst && !shelf.IsGone(slot))
        {
            best.Offer(BestHits.RankOf(fit, isRecent, shelf.Card(slot)), shelf.Id(slot));
        }
    }

    private void OfferDigits()
    {
        foreach (var digits in query.Digits)
        {
            var endings = shelf.Digits.Range(digits);
            if (digits.Length <= DigitIndex.Width)
            {
                OfferEndings(endings, digits.Length);
                continue;
            }

            foreach (var ending in endings)
            {
                var slot = shelf.Digits.Slot(ending);
                Offer(slot, shelf.FitOfNumbers(slot, digits));
            }
        }
    }

    /// <summary>
    /// A few digits stand in thousands of numbers. Numbers stand in the order of the cards, so most of those who would come too late
    /// are passed over without looking at whose they are.
    /// </summary>
    private void OfferEndings(ReadOnlySpan<uint> endings, int digits)
    {
        var hasOwn = Array.IndexOf(own, true) >= 0;
        var worst = best.Worst;
        var late = shelf.FirstNumberAfter(BestHits.CardOf(worst));
        foreach (var ending in endings)
        {
            var fit = DigitIndex.FitOf(ending, digits);
            var place = DigitIndex.Place(ending);
            var rank = BestHits.RankOf(fit, hasOwn && own[shelf.VisitedOfNumber(place)]);
            if (rank > worst || (rank == BestHits.WithoutCard(worst) && place >= late))
            {
                continue;
            }

            Offer(shelf.Digits.Slot(ending), fit);
            if (best.Worst != worst)
            {
                worst = best.Worst;
                late = shelf.FirstNumberAfter(BestHits.CardOf(worst));
            }
        }
    }

    private void OfferEmails(string email, Fit level)
    {
        foreach (var (slot, fit) in shelf.Emails.Beginning(email))
        {
            Offer(slot, query.IsEmailWhole && fit != Fit.Exact ? Fit.None : fit);
        }

        if (level == Fit.Inside && !query.IsEmailWhole)
        {
            foreach (var slot in shelf.Emails.Inside(email))
            {
                Offer(slot, Fit.Inside);
            }
        }
    }

    /// <summary>Digits or an address with more beside it: whoever has these is compared with the rest.</summary>
    private void OfferMixed()
    {
        foreach (var matches in _readings.SelectMany(r => r))
        {
            matches.Upto(Levels(leniency)[^1]);
        }

        if (query.Digits.Length == 0)
        {
            foreach (var slot in shelf.Emails.Beginning(query.Email!).Select(e => e.Slot).Concat(shelf.Emails.Inside(query.Email!)))
            {
                OfferMixed(slot);
            }

            return;
        }

        foreach (var digits in query.Digits)
        {
            foreach (var ending in shelf.Digits.Range(digits))
            {
                OfferMixed(shelf.Digits.Slot(ending));
            }
        }
    }

    private void OfferMixed(int slot)
    {
        var fit = _readings.Length == 0 ? Fit.Exact : Fit.None;
        foreach (var words in _readings)
        {
            var worst = WorstOf(words, slot, Fit.Exact, except: null);
            fit = worst < fit ? worst : fit;
        }

        if (fit == Fit.None)
        {
            return;
        }

        var number = query.Digits.Length == 0 ? Fit.Exact : query.Digits.Min(d => shelf.FitOfNumbers(slot, d));
        var email = query.Email is null ? Fit.Exact : query.FitOfEmail(shelf.Emails.Of(slot));
        Offer(slot, new[] { fit, number, email }.Max());
    }

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

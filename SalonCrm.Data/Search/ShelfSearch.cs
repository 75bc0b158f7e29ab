namespace SalonCrm.Data.Search;

/// <summary>One query on one shelf: offers those who fit, the best ways to fit first.</summary>
/// <param name="shelf">The shelf.</param>
/// <param name="query">What is looked for.</param>
/// <param name="leniency">How much is read into it.</param>
/// <param name="best">Takes who fits.</param>
/// <param name="own">Whether a salon, by its number in the directory, is one of the asker's.</param>
internal sealed partial class ShelfSearch(Shelf shelf, DirectoryQuery query, Leniency leniency, BestHits best, bool[] own)
{
    private static readonly Fit[] WithoutSlips = [Fit.Start, Fit.AlikeStart, Fit.Inside];
    private static readonly Fit[] OnlySlips = [Fit.SlipsStart];

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
}

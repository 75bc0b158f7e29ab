namespace SalonCrm.Data.Completeness;

/// <summary>What becomes of a card that is sent to the queue.</summary>
internal enum Asking
{
    /// <summary>It gets a follow-up.</summary>
    New,

    /// <summary>It has one already.</summary>
    HasOne,

    /// <summary>Somebody tried to reach the client only just now.</summary>
    AskedLately,

    /// <summary>Nobody asks any more.</summary>
    Stopped,

    /// <summary>Another card of the same client, or of the same phone, is asked.</summary>
    Same,
}

/// <summary>Sees to it that nobody is asked twice: a pure rule.</summary>
internal static class AskingOnce
{
    /// <summary>What becomes of each card.</summary>
    /// <param name="cards">The cards, in the order in which they are asked.</param>
    /// <param name="known">What is known of some of them; the others can be asked.</param>
    /// <param name="alike">Pairs of cards that reach the same person. Cards that are not sent do not matter.</param>
    public static Dictionary<Guid, Asking> Of(
        IReadOnlyList<Guid> cards, IReadOnlyDictionary<Guid, Asking> known, IEnumerable<(Guid First, Guid Second)> alike)
    {
        var parents = cards.ToDictionary(c => c);
        foreach (var (first, second) in alike.Where(a => parents.ContainsKey(a.First) && parents.ContainsKey(a.Second)))
        {
            parents[Root(parents, first)] = Root(parents, second);
        }

        // Who refused speaks for one card alone: a family shares its phone.
        var told = cards.ToDictionary(c => c, c => known.GetValueOrDefault(c, Asking.New));
        var reached = cards.Where(c => told[c] is Asking.HasOne or Asking.AskedLately).Select(c => Root(parents, c)).ToHashSet();
        foreach (var card in cards.Where(c => told[c] == Asking.New && !reached.Add(Root(parents, c))))
        {
            told[card] = Asking.Same;
        }

        return told;
    }

    /// <summary>The days of one after the other: all on the first, or so many on each working day from it on.</summary>
    public static IEnumerable<DateOnly> Days(DateOnly first, int? perDay)
    {
        for (var day = first; ; day = day.AddDays(1))
        {
            if (perDay is not null && day.DayOfWeek is (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                continue;
            }

            for (var i = 0; perDay is null || i < perDay; i++)
            {
                yield return day;
            }
        }
    }

    private static Guid Root(Dictionary<Guid, Guid> parents, Guid card)
    {
        while (parents[card] != card)
        {
            card = parents[card] = parents[parents[card]];
        }

        return card;
    }
}

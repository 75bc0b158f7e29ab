using System.Globalization;
using SalonCrm.Data.Duplicates;

namespace SalonCrm.Benchmarks.Finding;

/// <summary>Whether what is timed is right: answers held against a plain look at everybody.</summary>
internal sealed class Answers(DirectoryUnderTest directory, List<Plainly> everybody)
{
    private const int Looked = 40;
    private readonly Dictionary<Guid, Plainly> _byId = everybody.ToDictionary(c => c.Id);
    private readonly Dictionary<int, Plainly> _byCard = everybody.ToDictionary(c => c.Card);

    /// <summary>
    /// Throws where somebody found does not have the digits, or somebody better was left out: a whole number is better
    /// than its beginning or end, and these than its middle. Throws too where a rival finds others.
    /// </summary>
    public void CheckDigits(IEnumerable<Asked> asked, Rivals? rivals)
    {
        // What begins with 0 or 8 may be meant with a national prefix: the rivals know nothing of that.
        foreach (var digits in asked.Select(a => a.Text).Where(t => t[0] is not ('0' or '8')).Take(Looked))
        {
            var fits = everybody.Select(c => (c.Id, Fit: Fit(c, digits))).Where(c => c.Fit < NoFit).ToDictionary(c => c.Id, c => c.Fit);
            var found = directory.Find(digits);
            Same(digits, found.Count, Math.Min(DirectoryUnderTest.Best, fits.Count));
            var worst = found.Max(id => fits.GetValueOrDefault(id, NoFit));
            var shown = found.ToHashSet();
            if (worst == NoFit || fits.Any(f => f.Value < worst && !shown.Contains(f.Key)))
            {
                throw new InvalidOperationException($"Not the best 20 for {digits}.");
            }

            var numbers = everybody.Sum(c => c.Numbers.Count(n => n.Contains(digits, StringComparison.Ordinal)));
            Same(digits, rivals?.Like(digits).Count, Math.Min(DirectoryUnderTest.Best, numbers));
            Same(digits, rivals?.Trigrams(digits).Count, Math.Min(DirectoryUnderTest.Best, numbers));
        }
    }

    /// <summary>Throws where fewer were found than have both parts, up to as many as are shown; the rival too.</summary>
    public void CheckParts(IEnumerable<Asked> asked, Rivals? rivals)
    {
        foreach (var text in asked.Take(Looked).Select(a => a.Text))
        {
            var parts = text.Split(' ');
            var bearers = everybody.Count(c => parts.All(p => c.Words.Any(w => w.StartsWith(p, StringComparison.Ordinal))));
            var expected = Math.Min(DirectoryUnderTest.Best, bearers);
            Same(text, rivals?.Parts(text).Count, expected);
            if (directory.Find(text).Count < expected)
            {
                throw new InvalidOperationException($"Too few for \"{text}\".");
            }
        }
    }

    /// <summary>How often somebody of the name that was meant is among those found; as a reason against the ratio where that is too seldom.</summary>
    public (string Told, string? Wrong) Meant(IReadOnlyCollection<Asked> asked, Func<string, List<long>> rival)
    {
        var some = asked.Take(Looked).ToList();
        var ours = some.Count(a => directory.Find(a.Text).Any(id => Bears(_byId[id], a)));
        var rivals = some.Count(a => rival(a.Text).Any(card => Bears(_byCard[(int)card], a)));
        return ($"somebody of the name meant is found for {ours} of {some.Count}, by the scan for {rivals}",
            ours < rivals * 0.95 ? string.Create(CultureInfo.InvariantCulture, $"finds {ours} of {some.Count}, the rival {rivals}") : null);
    }

    /// <summary>The scan's way of counting slips against the portal's own.</summary>
    public void CheckSlips(IEnumerable<Asked> asked)
    {
        foreach (var (word, other) in asked.Select(a => a.Text.Split(' ')[0]).Zip(everybody.SelectMany(c => c.Words)))
        {
            Same(word, new Slips(word).To(other), TypingSlips.Between(word, other, 99));
        }
    }

    private const int NoFit = 3;

    private static int Fit(Plainly client, string digits) => client.Numbers.Select(n =>
        n == digits ? 0
        : n.StartsWith(digits, StringComparison.Ordinal) || n.EndsWith(digits, StringComparison.Ordinal) ? 1
        : n.Contains(digits, StringComparison.Ordinal) ? 2 : NoFit).DefaultIfEmpty(NoFit).Min();

    private static bool Bears(Plainly client, Asked asked) => asked.Meant.All(m => client.Words.Contains(m, StringComparer.Ordinal));

    private static void Same(string text, int? count, int expected)
    {
        if (count is { } told && told != expected)
        {
            throw new InvalidOperationException($"{told} instead of {expected} for \"{text}\".");
        }
    }
}

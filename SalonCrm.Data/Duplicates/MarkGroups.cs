using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Duplicates;

/// <summary>A mark and one who bears it.</summary>
internal sealed record Borne(byte[] Mark, Guid Client);

/// <summary>Those who bear one mark, taken together.</summary>
internal static class MarkGroups
{
    /// <summary>The groups of marks that come in order, one after the other.</summary>
    public static async IAsyncEnumerable<List<Guid>> Of(IQueryable<Borne> marks, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (mark, group) = ((byte[]?)null, new List<Guid>());
        await foreach (var borne in marks.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (mark is not null && !mark.AsSpan().SequenceEqual(borne.Mark))
            {
                yield return group;
                group = [];
            }

            mark = borne.Mark;
            group.Add(borne.Client);
        }

        yield return group;
    }

    /// <summary>The pairs within groups that somebody should look at.</summary>
    public static Dictionary<(Guid First, Guid Second), DuplicateScore> Candidates(List<List<Guid>> groups, Dictionary<Guid, Likeness> clients)
    {
        var found = new Dictionary<(Guid First, Guid Second), DuplicateScore>();
        foreach (var group in groups)
        {
            foreach (var (one, other) in group.SelectMany((one, place) => group.Skip(place + 1), (one, other) => (one, other)))
            {
                var pair = DuplicateKeeper.Pair(one, other);
                if (one != other && !found.ContainsKey(pair) && clients.TryGetValue(one, out var a) && clients.TryGetValue(other, out var b)
                    && DuplicateScore.Of(a, b) is { IsCandidate: true } score)
                {
                    found[pair] = score;
                }
            }
        }

        return found;
    }
}

using System.Diagnostics;

namespace SalonCrm.Benchmarks.Finding;

/// <summary>Times of one kind of work, in microseconds.</summary>
internal sealed class Times
{
    private readonly List<double> _all = [];

    public double Median => At(0.5);

    public double P95 => At(0.95);

    public int Count => _all.Count;

    public double Sum { get; private set; }

    public void Take<T>(Action<T> work, T on)
    {
        var began = Stopwatch.GetTimestamp();
        work(on);
        var took = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
        Sum += took;
        _all.Add(took);
    }

    private double At(double share) => _all.Order().ElementAt((int)((_all.Count - 1) * share));
}

/// <summary>Times two ways of the same work in turn, so that whatever slows the machine meanwhile slows both.</summary>
internal static class Turns
{
    /// <summary>A rival that takes long is asked less often, and after this long no more.</summary>
    private const double MostOfRival = 30e6;
    private const int LeastOfRival = 15;
    private const int Round = 15;
    private const double MostOfWarmUp = 3e6;

    public static (Times Ours, Times Rivals) Take<T>(IReadOnlyList<T> warmUp, IReadOnlyList<T> measured, Action<T> ours, Action<T> rivals)
    {
        Warm(warmUp, ours);
        Warm(warmUp, rivals);
        var (one, other) = (new Times(), new Times());
        foreach (var (round, some) in measured.Chunk(Round).Index())
        {
            // Each goes first in every other round. What the other has driven out of the processor's caches comes back with the first few.
            var rival = other.Count < LeastOfRival || other.Sum < MostOfRival ? some : [];
            if (round % 2 == 0)
            {
                All(rival, rivals, other);
            }

            All(some, ours, one);
            if (round % 2 == 1)
            {
                All(rival, rivals, other);
            }
        }

        return (one, other);
    }

    public static Times Take<T>(IReadOnlyList<T> warmUp, IReadOnlyList<T> measured, Action<T> work)
    {
        Warm(warmUp, work);
        return All(measured, work, new());
    }

    private static Times All<T>(IEnumerable<T> items, Action<T> work, Times times)
    {
        foreach (var item in items)
        {
            times.Take(work, item);
        }

        return times;
    }

    private static void Warm<T>(IEnumerable<T> items, Action<T> work)
    {
        var times = new Times();
        foreach (var item in items.TakeWhile(_ => times.Sum < MostOfWarmUp))
        {
            times.Take(work, item);
        }
    }
}

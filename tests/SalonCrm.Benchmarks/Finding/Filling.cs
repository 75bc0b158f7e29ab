using System.Diagnostics;

namespace SalonCrm.Benchmarks.Finding;

/// <summary>What filling the directory takes, in time and in memory.</summary>
internal sealed record Filling(double Seconds, double RivalSeconds, double Bytes)
{
    /// <summary>Two rounds of each where there is a rival, in turn; the quicker of each counts.</summary>
    public static async Task<Filling> Measure(DirectoryUnderTest directory, PlainTwin? plain, int clients)
    {
        await directory.Fill();
        var bytes = await Weigh(directory) / clients;
        var (ours, rivals) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < 2; round++)
        {
            rivals = plain is null ? rivals : Math.Min(rivals, await Timed(() => PlainClients.Read(plain)));
            ours = Math.Min(ours, await Timed(directory.Fill));
        }

        return new(ours, rivals, bytes);
    }

    /// <summary>Of a second one: what is made once for all of them stands in memory by then.</summary>
    private static async Task<double> Weigh(DirectoryUnderTest directory)
    {
        var before = Held();
        using var another = await directory.Another();
        return Held() - before;
    }

    /// <summary>What is in use after everything else was collected.</summary>
    private static long Held()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task<double> Timed(Func<Task> work)
    {
        GC.Collect();
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}

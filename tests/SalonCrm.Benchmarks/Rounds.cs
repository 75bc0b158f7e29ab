using System.Diagnostics;
using System.Globalization;

namespace SalonCrm.Benchmarks;

/// <summary>Times two ways of one operation in turn, so that whatever slows the machine meanwhile slows both.</summary>
internal sealed class Rounds(TextWriter output, PlainTwin twin)
{
    private const int WarmUp = 60;
    private const int Measured = 300;

    public async Task Compare(string name, Func<Task> withSeal, Func<Task> withoutSeal)
    {
        await Once(withSeal);
        (twin.Rows.Count, twin.IsCounting) = (0, true);
        await Once(withoutSeal);
        twin.IsCounting = false;
        var read = twin.Rows.Count;
        var (sealed_, plain) = (new List<double>(), new List<double>());
        for (var round = 0; round < WarmUp + Measured; round++)
        {
            // Each goes first in every other round.
            var isFirst = round % 2 == 0;
            var one = await Once(isFirst ? withSeal : withoutSeal);
            var other = await Once(isFirst ? withoutSeal : withSeal);
            if (round >= WarmUp)
            {
                sealed_.Add(isFirst ? one : other);
                plain.Add(isFirst ? other : one);
            }
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-24} {read,5} rows   sealed {Quartiles(sealed_)}   plain {Quartiles(plain)}   ratio {At(sealed_, 0.5) / At(plain, 0.5):0.00}"));
    }

    private static async Task<double> Once(Func<Task> operation)
    {
        var began = Stopwatch.GetTimestamp();
        await operation();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static string Quartiles(List<double> times) =>
        string.Create(CultureInfo.InvariantCulture, $"{At(times, 0.25),6:0.00} {At(times, 0.5),6:0.00} {At(times, 0.75),6:0.00}");

    private static double At(List<double> times, double share) => times.Order().ElementAt((int)(times.Count * share));
}

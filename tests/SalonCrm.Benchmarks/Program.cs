using System.Globalization;
using SalonCrm.Benchmarks;

if (args is ["card"])
{
    await CardBenchmark.Run(Console.Out);
    return 0;
}

if (args is ["bookings", ..])
{
    return await new BookingBenchmark(Console.Out, Number("--seconds", 60), Number("--rate", 200)).Run() ? 0 : 1;
}

if (args is ["audit", ..])
{
    await new AuditBenchmark(Console.Out, Number("--clients", 1_000_000)).Run();
    return 0;
}

if (args is ["duplicates", ..])
{
    return await new DuplicateBenchmark(Console.Out, args.Contains("--misses", StringComparer.Ordinal)).Run(Number("--seed", 1)) ? 0 : 1;
}

if (args is ["candidates", ..])
{
    await CandidateTimings.Run(Console.Out, Number("--clients", 100_000));
    return 0;
}

Console.Error.WriteLine("Say what to measure: card, bookings [--seconds 60] [--rate 200], audit [--clients 1000000], duplicates [--seed 1] [--misses], or candidates [--clients 100000]");
return 1;

int Number(string option, int otherwise) =>
    Array.IndexOf(args, option) is > 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;

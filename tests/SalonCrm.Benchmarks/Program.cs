using System.Globalization;
using SalonCrm.Benchmarks;
using SalonCrm.Benchmarks.Finding;
using SalonCrm.Benchmarks.Keystrokes;
using SalonCrm.Benchmarks.Killing;

if (args is ["card"])
{
    await CardBenchmark.Run(Console.Out);
    return 0;
}

if (args is ["protection", ..])
{
    await ProtectionBenchmark.Run(Console.Out, Number("--rounds", 60));
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

if (args is ["breach", ..])
{
    await new BreachBenchmark(Console.Out, Number("--entries", 10_000_000)).Run();
    return 0;
}

if (args is ["search", ..])
{
    await new SearchBenchmark(Console.Out, Number("--clients", 1_000_000)).Run();
    return 0;
}

if (args is ["keystrokes", ..])
{
    return await new KeystrokeBenchmark(Console.Out, Number("--users", 200), Number("--clients", 20_000), Number("--seconds", 60)).Run() ? 0 : 1;
}

if (args is [ServedPortal.Command, var folder])
{
    await ServedPortal.Run(folder);
    return 0;
}

if (args is ["kill", ..])
{
    return await new KillRunner(Console.Out, Number("--times", 200), Number("--seed", 1), Number("--clients", 60)).Run() ? 0 : 1;
}

if (args is [KilledWorker.Command])
{
    await KilledWorker.Run(Console.In);
    return 0;
}

if (args is ["rotation", ..])
{
    await new RotationBenchmark(Console.Out, Number("--clients", 20_000)).Run();
    return 0;
}

if (args is ["backup", ..])
{
    await new BackupBenchmark(Console.Out, Number("--clients", 100_000)).Run();
    return 0;
}

Console.Error.WriteLine("Say what to measure: card, protection [--rounds 60], bookings [--seconds 60] [--rate 200], audit [--clients 1000000], duplicates [--seed 1] [--misses], candidates [--clients 100000], search [--clients 1000000], breach [--entries 10000000], keystrokes [--users 200] [--clients 20000] [--seconds 60], backup [--clients 100000], rotation [--clients 20000], or kill [--times 200] [--seed 1] [--clients 60]");
return 1;

int Number(string option, int otherwise) =>
    Array.IndexOf(args, option) is > 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;

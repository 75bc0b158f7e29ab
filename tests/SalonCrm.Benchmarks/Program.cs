using SalonCrm.Benchmarks;

if (args is not ["card"])
{
    Console.Error.WriteLine("Say what to measure: card");
    return 1;
}

await CardBenchmark.Run(Console.Out);
return 0;

using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Seed;

namespace SalonCrm.Benchmarks;

/// <summary>A demo network of so many clients, made once and kept for the next run.</summary>
internal static class FilledNetwork
{
    public static async Task<ServiceProvider> Open(TextWriter output, int clients)
    {
        var folder = Folder(clients);
        var whole = Path.Combine(folder, "whole");
        if (!File.Exists(whole) && Directory.Exists(folder))
        {
            // What an earlier run did not finish is made anew.
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        var services = new ServiceCollection().AddLogging().AddSalonData(new DataPlace(Data(clients))).BuildServiceProvider();
        await services.OpenSalonData();
        if (!File.Exists(whole))
        {
            var began = Stopwatch.GetTimestamp();
            await DemoNetwork.Make(services, clients);
            await File.WriteAllTextAsync(whole, "");
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{clients} clients made in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s and kept for the next run."));
        }

        return services;
    }

    /// <summary>Where the network of so many clients is kept, and what is made from it.</summary>
    public static string Folder(int clients) =>
        Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"saloncrm-benchmark-{clients}"));

    /// <summary>The data folder of that network.</summary>
    public static string Data(int clients) => Path.Combine(Folder(clients), "data");
}

using System.Diagnostics;
using System.Globalization;

namespace SalonCrm.Benchmarks.Keystrokes;

/// <summary>A client to look for: the number as it is typed, and the card that must be found by it.</summary>
internal sealed record Wanted(string Number, string Card);

/// <summary>What the portal takes, in bytes.</summary>
internal sealed record Taken(long Heap, long WorkingSet);

/// <summary>The process of the <see cref="ServedPortal"/>, seen from the one that measures.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private readonly Process _process;

    private PortalProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<PortalProcess> Start(string folder)
    {
        // Started by "dotnet" the program's file is not the process's.
        var program = Environment.ProcessPath!;
        string[] file = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(PortalProcess).Assembly.Location] : [];
        var start = new ProcessStartInfo(program, [.. file, ServedPortal.Command, folder])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };

        // As a portal runs: a web project has it without asking.
        start.Environment["DOTNET_gcServer"] = "1";
        var process = Process.Start(start)!;
        return await process.StandardOutput.ReadLineAsync() is { } address
            ? new(process, new Uri(address)) : throw new InvalidOperationException("The portal did not start.");
    }

    public async Task<string[]> Cookies(int count) => (await Ask($"cookies {count}")).Split(' ');

    public async Task<Wanted[]> Clients(int count) =>
        [.. (await Ask($"clients {count}")).Split(' ').Select(c => c.Split(':')).Select(c => new Wanted(c[0], c[1]))];

    public async Task<Taken> Memory() =>
        (await Ask($"memory")).Split(' ').Select(n => long.Parse(n, CultureInfo.InvariantCulture)).ToArray() is [var heap, var set]
            ? new(heap, set) : throw new InvalidDataException("Not two numbers.");

    /// <summary>Processor time since the start, in milliseconds.</summary>
    public async Task<double> Processor() => double.Parse(await Ask($"processor"), CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<string> Ask(FormattableString question)
    {
        await _process.StandardInput.WriteLineAsync(question.ToString(CultureInfo.InvariantCulture));
        return await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The portal is gone.");
    }
}

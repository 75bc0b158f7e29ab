using System.Diagnostics;

namespace SalonCrm.Admin.Tests.Backups;

public sealed class KillTests
{
    /// <summary>The same runner does it 200 times: <c>dotnet run -c Release --project tests/SalonCrm.Benchmarks -- kill --times 200</c>.</summary>
    [Fact]
    public async Task Killed_at_any_moment_of_save_import_merge_rotation_and_backup_nothing_acknowledged_is_lost()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SalonCrm.Benchmarks.dll"), "kill", "--times", "2", "--seed", "7", "--clients", "0"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var runner = Process.Start(start)!;

        var said = await runner.StandardOutput.ReadToEndAsync();
        await runner.WaitForExitAsync();

        Assert.Contains("0 lost; integrity_check failed 0, trails broken 0, backups broken 0, rotations broken 0", said, StringComparison.Ordinal);
        Assert.Equal(0, runner.ExitCode);
    }
}

using Microsoft.Data.Sqlite;
using SalonCrm.Admin.Cli;

namespace SalonCrm.Admin.Tests.Cli;

/// <summary>The command line over a folder of its own, with what it prints.</summary>
internal sealed class SomeCommand : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("saloncrm-").FullName;

    public string Data => Path.Combine(_root, "data");

    public string Key => Path.Combine(_root, "keys", "data.json");

    public Task<Printed> Run(params string[] args) => RunAsTyped([.. args, "--data", Data]);

    /// <summary>With nothing added.</summary>
    public static async Task<Printed> RunAsTyped(string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.Run(args, output, error);
        SqliteConnection.ClearAllPools();
        return new(code, output.ToString(), error.ToString());
    }

    public Task<long> Sql(string sql) => DatabaseFile.Sql(Path.Combine(Data, "salon.db"), sql);

    public Task<Printed> Init() =>
        Run("init", "--network", "Сеть", "--salon", "Арбат", "--country", "ru", "--head", "head@salon.example", "--head-name", "Глава");

    public void Dispose() => Directory.Delete(_root, recursive: true);
}

/// <summary>What a command printed, and the code it ended with.</summary>
internal sealed record Printed(int Code, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The one line that says what went wrong.</summary>
    public string Refusal()
    {
        Assert.NotEqual(0, Code);
        Assert.Empty(Output);
        return Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}

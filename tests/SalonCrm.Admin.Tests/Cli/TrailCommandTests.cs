using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SalonCrm.Admin.Tests.Cli;

public sealed class TrailCommandTests : IDisposable
{
    private readonly SomeCommand _command = new();

    public TrailCommandTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");

    public void Dispose() => _command.Dispose();

    [Fact]
    public async Task An_honest_trail_is_verified_and_the_command_ends_well()
    {
        await _command.Init();
        var printed = await _command.Run("trail", "verify");

        Assert.Equal(0, printed.Code);
        Assert.StartsWith("The trail is whole", Assert.Single(printed.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_entry_that_was_deleted_is_named_and_the_command_fails()
    {
        await _command.Init();
        await Attack("DELETE FROM trail WHERE Seq = 1");
        var printed = await _command.Run("trail", "verify");

        Assert.Equal(1, printed.Code);
        Assert.Equal("Entry 1 is missing, though later ones are there.", printed.Lines[0]);
    }

    [Fact]
    public async Task A_trail_that_was_cut_off_is_named_and_the_command_fails()
    {
        await _command.Init();
        await _command.Run("trail", "verify");
        await Attack("DELETE FROM trail WHERE Seq > 2");
        var printed = await _command.Run("trail", "verify");

        Assert.Equal(1, printed.Code);
        Assert.Contains("cut off", printed.Lines[0], StringComparison.Ordinal);
    }

    private async Task Attack(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_command.Data, "salon.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The attack of a test.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}

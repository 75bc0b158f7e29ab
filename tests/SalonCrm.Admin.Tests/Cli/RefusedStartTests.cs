using System.Globalization;
using Microsoft.Data.Sqlite;
using SalonCrm.Data.Protection;

namespace SalonCrm.Admin.Tests.Cli;

public sealed class RefusedStartTests : IDisposable
{
    private readonly SomeCommand _command = new();

    public RefusedStartTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");

    private string Database => Path.Combine(_command.Data, "salon.db");

    public void Dispose() => _command.Dispose();

    [Theory]
    [InlineData(StartProblem.MasterKeyMissing, "is missing")]
    [InlineData(StartProblem.MasterKeyWrong, "is damaged or belongs to other data")]
    [InlineData(StartProblem.MasterKeyReadableByOthers, "chmod 600")]
    [InlineData(StartProblem.MasterKeyIsLink, "is a symbolic link")]
    [InlineData(StartProblem.MasterKeyInDataFolder, "lies inside the data folder")]
    [InlineData(StartProblem.DatabaseNewer, "newer version")]
    [InlineData(StartProblem.DatabaseDamaged, "is not a database or is damaged")]
    [InlineData(StartProblem.FolderNotWritable, "cannot be written")]
    [InlineData(StartProblem.SaltsMissing, "salts is missing")]
    [InlineData(StartProblem.SaltsWrong, "not a file with clients' salts")]
    public async Task A_start_that_is_refused_says_why_in_one_line_and_shows_no_key(StartProblem problem, string said)
    {
        await _command.Init();
        var secret = await File.ReadAllTextAsync(_command.Key);
        string[] more = [];
        switch (problem)
        {
            case StartProblem.MasterKeyMissing:
                File.Delete(_command.Key);
                break;
            case StartProblem.MasterKeyWrong:
                await File.WriteAllTextAsync(_command.Key, secret[..^20]);
                break;
            case StartProblem.MasterKeyReadableByOthers:
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(_command.Key, UnixFileMode.UserRead | UnixFileMode.OtherRead);
                }

                break;
            case StartProblem.MasterKeyIsLink:
                File.Move(_command.Key, _command.Key + ".real");
                File.CreateSymbolicLink(_command.Key, _command.Key + ".real");
                break;
            case StartProblem.MasterKeyInDataFolder:
                more = ["--key", Path.Combine(_command.Data, "key.json")];
                break;
            case StartProblem.DatabaseNewer:
                Execute("INSERT INTO __EFMigrationsHistory VALUES ('99991231000000_FromTheFuture', '99.0.0')");
                break;
            case StartProblem.DatabaseDamaged:
                await File.WriteAllTextAsync(Database, new string('x', 5000));
                break;
            case StartProblem.SaltsMissing:
                Execute("INSERT INTO clients (Id, CardNumber, SaltNumber, Source, Status, CreatedAt, UpdatedAt, Version, SalonId) SELECT randomblob(16), 1, 1, 0, 0, 0, 0, 1, Id FROM salons");
                File.Delete(Path.ChangeExtension(_command.Key, ".salts"));
                break;
            case StartProblem.SaltsWrong:
                await File.WriteAllTextAsync(Path.ChangeExtension(_command.Key, ".salts"), "none");
                break;
            case StartProblem.FolderNotWritable:
                more = ["--key", "/dev/null/key.json", "--data", "/dev/null/data"];
                break;
        }

        foreach (var command in new[] { new[] { "serve" }, ["init", "--network", "A", "--salon", "B", "--country", "RU", "--head", "a@salon.example"] })
        {
            var line = (await Run([.. command, .. more])).Refusal();
            Assert.Contains(said, line, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
            Assert.DoesNotContain("\"key\"", line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Each_reason_has_a_test()
    {
        var data = typeof(RefusedStartTests).GetMethod(nameof(A_start_that_is_refused_says_why_in_one_line_and_shows_no_key))!
            .GetCustomAttributesData().Count(a => a.AttributeType == typeof(InlineDataAttribute));

        Assert.Equal(Enum.GetValues<StartProblem>().Length, data);
    }

    private Task<Printed> Run(string[] args) => args.Contains("--data", StringComparer.Ordinal) ? SomeCommand.RunAsTyped(args) : _command.Run(args);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}

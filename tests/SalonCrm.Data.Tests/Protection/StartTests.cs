using System.Runtime.Versioning;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Protection;

/// <summary>What the portal refuses to start on, and that it says so without a secret.</summary>
public sealed class StartTests : IClassFixture<StartedOnce>, IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("saloncrm-").FullName;
    private readonly string _secret;

    public StartTests(StartedOnce started)
    {
        started.CopyTo(_root);
        _secret = Secret(KeyFile);
    }

    private string KeyFile => Path.Combine(_root, "keys", "data.json");

    private string Folder => Path.Combine(_root, "data");

    private string DatabaseFile => Path.Combine(Folder, "salon.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_root, recursive: true);
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_key_file_that_a_first_start_makes_is_for_its_owner_alone_and_outside_the_data_folder()
    {
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        Assert.DoesNotContain(Directory.GetFiles(Folder), f => f.EndsWith(".json", StringComparison.Ordinal));
        await using var again = await SomeNetwork.Open(new DataPlace(Folder));
        Assert.Equal(_secret, Secret(KeyFile));
    }

    [Fact]
    public async Task A_second_start_on_the_same_folder_reads_the_same_data()
    {
        var network = await SomeNetwork.Make();
        var id = await network.Client("Анна", "Ясная");
        await network.Services.DisposeAsync();

        await using var again = await SomeNetwork.Open(network.Root);
        await again.FillDirectory();
        Assert.Equal("Ясная Анна", (await again.Cards.Open(network.Manager, id)).Expect().Name.Full);
        Assert.Equal(id, Assert.Single((await again.Search.Find(network.Staff, "ясн")).Expect().Hits).Id);
    }

    [Fact]
    public async Task A_missing_key_file_is_refused_where_a_database_exists_and_none_is_made()
    {
        File.Delete(KeyFile);

        await Refuses(StartProblem.MasterKeyMissing, KeyFile);
        Assert.False(File.Exists(KeyFile));
    }

    [Fact]
    public async Task Another_programs_database_is_refused_and_left_as_it_was()
    {
        File.Delete(DatabaseFile);
        await using (var other = new SqliteConnection($"Data Source={DatabaseFile}"))
        {
            await other.OpenAsync();
            await using var command = other.CreateCommand();
            command.CommandText = "CREATE TABLE theirs (id INTEGER)";
            await command.ExecuteNonQueryAsync();
        }

        var before = await File.ReadAllBytesAsync(DatabaseFile);
        await Refuses(StartProblem.DatabaseDamaged, DatabaseFile);
        Assert.Equal(before, await File.ReadAllBytesAsync(DatabaseFile));
    }

    [Fact]
    public async Task The_key_of_another_network_is_refused()
    {
        await using (await SomeNetwork.Open(new DataPlace(Path.Combine(_root, "other"))))
        {
        }

        File.Copy(Path.Combine(_root, "keys", "other.json"), KeyFile, overwrite: true);
        await Refuses(StartProblem.MasterKeyWrong, KeyFile);
    }

    [UnixTheory]
    [UnsupportedOSPlatform("windows")]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupRead | UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public async Task A_key_file_that_others_may_read_or_write_is_refused(UnixFileMode others)
    {
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);

        await Refuses(StartProblem.MasterKeyReadableByOthers, KeyFile);
    }

    [Fact]
    public async Task A_key_file_that_is_a_link_is_refused()
    {
        var real = Path.Combine(_root, "elsewhere.json");
        File.Move(KeyFile, real);
        File.CreateSymbolicLink(KeyFile, real);

        await Refuses(StartProblem.MasterKeyIsLink, KeyFile);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_that_points_nowhere_is_refused_and_nothing_is_made_behind_it(bool hasDatabase)
    {
        File.Delete(KeyFile);
        var nowhere = Path.Combine(_root, "nowhere.json");
        File.CreateSymbolicLink(KeyFile, nowhere);
        if (!hasDatabase)
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(Folder, recursive: true);
        }

        await Refuses(StartProblem.MasterKeyIsLink, KeyFile);
        Assert.False(File.Exists(nowhere));
    }

    [Theory]
    [InlineData("key.json")]
    [InlineData("inner/key.json")]
    [InlineData("../data/key.json")]
    public async Task A_key_file_inside_the_data_folder_is_refused(string path)
    {
        var file = Path.Combine(Folder, path);

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => SomeNetwork.Open(new DataPlace(Folder, file)));
        Assert.Equal(StartProblem.MasterKeyInDataFolder, refusal.Problem);
        Assert.False(File.Exists(file));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("""{"format":"saloncrm-kek/2","active":1,"keys":[]}""")]
    [InlineData("""{"format":"saloncrm-kek/1","active":1,"keys":[]}""")]
    [InlineData("""{"format":"saloncrm-kek/1","active":1,"keys":[null]}""")]
    [InlineData("""{"format":"saloncrm-kek/1","active":1,"keys":[{"id":1,"key":"AAAA","check":"AAAA"}]}""")]
    [InlineData("""{"format":"saloncrm-kek/1","active":1,"keys":[{"id":1,"key":"not base64!","check":"AAAA"}]}""")]
    public async Task A_key_file_that_is_none_is_refused(string content)
    {
        await File.WriteAllTextAsync(KeyFile, content);

        await Refuses(StartProblem.MasterKeyWrong, KeyFile);
    }

    [Theory]
    [InlineData("\"active\": 1", "\"active\": 2")]
    [InlineData("\"check\": \"", "\"check\": \"A")]
    [InlineData("\"key\": \"", "\"key\": \"A")]
    [InlineData("}", "")]
    public async Task A_key_file_that_was_damaged_is_refused(string part, string damage)
    {
        var content = await File.ReadAllTextAsync(KeyFile);
        Assert.Contains(part, content, StringComparison.Ordinal);
        await File.WriteAllTextAsync(KeyFile, content.Replace(part, damage, StringComparison.Ordinal));

        await Refuses(StartProblem.MasterKeyWrong, KeyFile);
    }

    [Fact]
    public async Task A_key_file_that_names_one_key_twice_is_refused()
    {
        using var content = JsonDocument.Parse(await File.ReadAllTextAsync(KeyFile));
        var key = content.RootElement.GetProperty("keys")[0].GetRawText();
        await File.WriteAllTextAsync(KeyFile, $$"""{"format":"saloncrm-kek/1","active":1,"keys":[{{key}},{{key}}]}""");

        await Refuses(StartProblem.MasterKeyWrong, KeyFile);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        Sql("INSERT INTO __EFMigrationsHistory VALUES ('29991231000000_FromTheFuture', '99.0.0')");
        var before = await File.ReadAllBytesAsync(DatabaseFile);

        await Refuses(StartProblem.DatabaseNewer, DatabaseFile);
        Assert.Equal(before, await File.ReadAllBytesAsync(DatabaseFile));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        SqliteConnection.ClearAllPools();
        var content = Enumerable.Repeat("Это не база данных. ", 1000).Aggregate("", (a, b) => a + b);
        await File.WriteAllTextAsync(DatabaseFile, content);

        await Refuses(StartProblem.DatabaseDamaged, DatabaseFile);
        Assert.Equal(content, await File.ReadAllTextAsync(DatabaseFile));
    }

    [Fact]
    public async Task A_database_that_lost_its_data_keys_is_refused_and_given_no_new_ones()
    {
        await using var network = await SomeNetwork.Make();
        await network.Client();
        network.Sql("DELETE FROM data_keys");

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => SomeNetwork.Open(network.Root));
        Assert.Equal(StartProblem.DatabaseDamaged, refusal.Problem);
        Assert.Equal(0L, network.Value("SELECT count(*) FROM data_keys"));
    }

    [Theory]
    [InlineData("DELETE FROM data_keys WHERE Purpose = 3")]
    [InlineData("UPDATE data_keys SET State = 3 WHERE Purpose = 1")]
    [InlineData("UPDATE data_keys SET Purpose = 1 WHERE Purpose = 2")]
    public async Task A_database_without_exactly_one_active_key_for_each_purpose_is_refused(string damage)
    {
        Sql(damage);

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => SomeNetwork.Open(new DataPlace(Folder)));
        Assert.Contains(refusal.Problem, (StartProblem[])[StartProblem.DatabaseDamaged, StartProblem.MasterKeyWrong]);
    }

    [Fact]
    public async Task A_data_key_that_was_exchanged_with_another_is_refused()
    {
        Sql("UPDATE data_keys SET Wrapped = (SELECT Wrapped FROM data_keys WHERE Id = 2) WHERE Id = 1");

        await Refuses(StartProblem.MasterKeyWrong, KeyFile);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_refused_before_a_key_is_made()
    {
        // Below a file nobody can make a folder, not even root.
        var file = Path.Combine(_root, "file");
        await File.WriteAllTextAsync(file, "");
        var place = new DataPlace(Path.Combine(file, "data"), Path.Combine(_root, "keys", "fresh.json"));

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => SomeNetwork.Open(place));
        Assert.Equal(StartProblem.FolderNotWritable, refusal.Problem);
        Assert.False(File.Exists(place.KeyFile));
    }

    [Fact]
    public async Task A_key_folder_that_cannot_be_written_is_refused_before_a_database_is_made()
    {
        var file = Path.Combine(_root, "file");
        await File.WriteAllTextAsync(file, "");
        var place = new DataPlace(Path.Combine(_root, "fresh"), Path.Combine(file, "keys", "fresh.json"));

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => SomeNetwork.Open(place));
        Assert.Equal(StartProblem.FolderNotWritable, refusal.Problem);
        Assert.False(File.Exists(Path.Combine(place.Folder, "salon.db")));
    }

    [Fact]
    public async Task A_start_that_was_killed_while_it_upgraded_keeps_no_later_start_waiting()
    {
        SqliteConnection.ClearAllPools();
        File.Delete(DatabaseFile);
        await using (var killed = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False"))
        {
            await killed.OpenAsync();
            await using var command = killed.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT NOT NULL PRIMARY KEY, "ProductVersion" TEXT NOT NULL);
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-01 09:00:00')
                """;
            await command.ExecuteNonQueryAsync();
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await using var services = new ServiceCollection().AddLogging().AddSalonData(new DataPlace(Folder)).BuildServiceProvider();
        await services.OpenSalonData(patience.Token);
    }

    [Fact]
    public async Task A_start_with_nothing_to_upgrade_waits_for_nobody_who_upgraded()
    {
        Sql("CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, '2026-11-01 09:00:00')");

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await using var services = new ServiceCollection().AddLogging().AddSalonData(new DataPlace(Folder)).BuildServiceProvider();
        await services.OpenSalonData(patience.Token);
    }

    [Theory]
    [InlineData(5, null)]
    [InlineData(6, null)]
    [InlineData(8, StartProblem.FolderNotWritable)]
    [InlineData(13, StartProblem.FolderNotWritable)]
    [InlineData(11, StartProblem.DatabaseDamaged)]
    [InlineData(26, StartProblem.DatabaseDamaged)]
    public void A_database_that_another_program_holds_is_not_called_damaged(int code, StartProblem? problem) => Assert.Equal(problem, Vault.ProblemOf(code));

    private async Task Refuses(StartProblem problem, string path)
    {
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => SomeNetwork.Open(new DataPlace(Folder)));

        Assert.Equal((problem, path), (refusal.Problem, refusal.Path));
        // With its inner exceptions; every eight characters of the key count.
        var said = refusal.ToString();
        Assert.DoesNotContain(Enumerable.Range(0, _secret.Length - 7).Select(i => _secret.Substring(i, 8)), part => said.Contains(part, StringComparison.Ordinal));
    }

    private void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }

    private static string Secret(string keyFile)
    {
        using var content = JsonDocument.Parse(File.ReadAllText(keyFile));
        var secret = content.RootElement.GetProperty("keys")[0].GetProperty("key").GetString()!;
        Assert.Equal(44, secret.Length);
        return secret;
    }
}

/// <summary>The place that a first start makes: key file and migrated database.</summary>
public sealed class StartedOnce : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("saloncrm-").FullName;

    public async Task InitializeAsync()
    {
        await using var services = await SomeNetwork.Open(new DataPlace(Path.Combine(_root, "data")));
        SqliteConnection.ClearAllPools();
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Copies it; a copy keeps the modes.</summary>
    public void CopyTo(string root)
    {
        foreach (var file in Directory.GetFiles(_root, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(root, Path.GetRelativePath(_root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}

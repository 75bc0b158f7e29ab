using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Trails;
using SalonCrm.Data.Backups;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Erasure;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Tests.Access.Watch;

namespace SalonCrm.Data.Tests.Backups;

public sealed class RestoreTests : IAsyncLifetime
{
    private SomeNetwork _network = null!;
    private Guid _client;
    private string _backup = "";

    private string Target => Path.Combine(_network.Root, "restored");

    private DataPlace Place => new(Target, _network.Place.KeyFile);

    public async Task InitializeAsync()
    {
        _network = await SomeNetwork.Make();
        _client = await _network.Client("Мария", "Иванова");
        var made = (await _network.Services.GetRequiredService<NetworkBackups>().Make(_network.Head)).Expect();
        _backup = Path.Combine(_network.Place.BackupFolder, made.Name!);
    }

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task What_was_backed_up_stands_there_again_and_the_trail_tells_of_the_restore()
    {
        var report = await BackupRestore.Restore(_backup, Place);

        Assert.Equal((1, 0L, null), (report.Clients, report.Unreadable, report.FirstBadEntry));
        Assert.True(report.Opened > 0);
        await using var restored = await SomeNetwork.Open(Place);
        Assert.Equal("Иванова Мария", (await restored.GetRequiredService<ClientCards>().Open(Actor.Operator, _client)).Expect().Name.Full);
        await using var db = await restored.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync();
        Assert.Equal(1, await db.Trail.CountAsync(t => t.Action == TrailAction.Restored));
        Assert.Equal(BackupResult.Whole, (await db.BackupRuns.SingleAsync()).Result);
        Assert.Equal(TrailTrouble.None, restored.GetRequiredService<TrailBoard>().State.Trouble);
    }

    [Fact]
    public async Task Backup_erase_a_client_restore_the_client_is_not_there()
    {
        var other = await _network.Client("Анна", "Петрова", "+7 916 222-33-44");
        var later = (await _network.Services.GetRequiredService<NetworkBackups>().Make(_network.Head)).Expect();
        await Erase(_client);

        var report = await BackupRestore.Restore(Path.Combine(_network.Place.BackupFolder, later.Name!), Place);

        Assert.Equal((1, 1, 0L, null), (report.Clients, report.Erased, report.Unreadable, report.FirstBadEntry));
        await using var restored = await SomeNetwork.Open(Place);
        Assert.IsType<Outcome<ClientCard>.NotFound>(await restored.GetRequiredService<ClientCards>().Open(Actor.Operator, _client));
        Assert.Equal("Петрова Анна", (await restored.GetRequiredService<ClientCards>().Open(Actor.Operator, other)).Expect().Name.Full);
    }

    [Fact]
    public async Task Whoever_takes_an_old_backup_by_hand_past_the_restore_reads_nothing_of_an_erased_client()
    {
        await Erase(_client);
        Directory.CreateDirectory(Target);
        File.Copy(Path.Combine(_backup, "salon.db"), Path.Combine(Target, "salon.db"));

        await using var opened = await SomeNetwork.Open(Place);

        Assert.IsType<Outcome<ClientCard>.NotFound>(await opened.GetRequiredService<ClientCards>().Open(Actor.Operator, _client));
    }

    [Fact]
    public async Task The_drill_changes_nothing_and_leaves_nothing()
    {
        var before = await Snapshot();

        var report = await BackupRestore.Verify(_backup, _network.Place.KeyFile);

        Assert.Equal((1, 0L, null), (report.Clients, report.Unreadable, report.FirstBadEntry));
        Assert.Equal(before, await Snapshot());
    }

    [Fact]
    public async Task A_backup_from_after_a_change_of_keys_is_whole_though_its_trail_was_chained_under_two()
    {
        var keys = _network.Services.GetRequiredService<ProtectionKeys>();
        (await keys.Rotate(Actor.Operator, (await keys.View(Actor.Operator)).Expect().Newest)).Expect();
        var changed = (await keys.Finish(Actor.Operator)).Expect();
        Assert.Equal([KeyState.DecryptOnly, KeyState.Active], changed.Keys.Where(k => k.Purpose == KeyPurpose.Trail).Select(k => k.State));
        await _network.Client("Анна", "Петрова", "+7 916 222-33-44");
        var made = (await _network.Services.GetRequiredService<NetworkBackups>().Make(_network.Head)).Expect();

        var report = await BackupRestore.Verify(Path.Combine(_network.Place.BackupFolder, made.Name!), _network.Place.KeyFile);

        Assert.Equal((2, 0L, null), (report.Clients, report.Unreadable, report.FirstBadEntry));
    }

    [Fact]
    public async Task Nothing_is_restored_over_anything()
    {
        Directory.CreateDirectory(Target);
        await File.WriteAllTextAsync(Path.Combine(Target, "salon.db"), "somebody's");

        await Refuses(BackupProblem.FolderNotEmpty);

        Assert.Equal("somebody's", await File.ReadAllTextAsync(Path.Combine(Target, "salon.db")));
    }

    [Fact]
    public async Task A_folder_without_a_manifest_is_no_backup()
    {
        File.Delete(Path.Combine(_backup, "manifest.json"));

        await Refuses(BackupProblem.NotABackup);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(5000)]
    [InlineData(-1)]
    public async Task One_bit_of_the_file_flipped_and_it_is_not_restored(int at)
    {
        var file = Path.Combine(_backup, "salon.db");
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[at < 0 ? bytes.Length + at : at] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);

        await Refuses(BackupProblem.Damaged);

        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public async Task A_row_deleted_and_the_manifest_made_to_fit_without_the_key_is_not_restored()
    {
        var file = Path.Combine(_backup, "salon.db");
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM trail WHERE Seq = (SELECT max(Seq) FROM trail)";
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        var manifest = BackupManifest.Read(_backup)!;
        var counts = new SortedDictionary<string, long>(manifest.Counts, StringComparer.Ordinal);
        counts["trail"]--;
        var forged = manifest with { Bytes = new FileInfo(file).Length, Sha256 = await BackupCopy.Hash(file, default), Counts = counts, TrailSeq = manifest.TrailSeq - 1 };
        await File.WriteAllBytesAsync(Path.Combine(_backup, "manifest.json"), forged.Write());

        await Refuses(BackupProblem.Damaged);
    }

    [Fact]
    public async Task Another_networks_key_opens_nothing()
    {
        await using var other = await SomeNetwork.MakeAnew();

        var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => BackupRestore.Restore(_backup, new DataPlace(Target, other.Place.KeyFile)));

        Assert.Equal(BackupProblem.OtherKey, refused.Problem);
        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public async Task A_missing_key_file_is_told_and_none_is_made()
    {
        var missing = Path.Combine(_network.Root, "elsewhere", "key.json");

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => BackupRestore.Restore(_backup, new DataPlace(Target, missing)));

        Assert.Equal(StartProblem.MasterKeyMissing, refused.Problem);
        Assert.False(File.Exists(missing));
        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public async Task A_file_of_salts_that_is_named_and_not_there_is_told()
    {
        var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => BackupRestore.Restore(_backup, Place, Path.Combine(_network.Root, "none.salts")));

        Assert.Equal(BackupProblem.NoSalts, refused.Problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task Where_the_salts_are_lost_the_newest_copy_beside_the_backups_is_taken_however_the_folder_is_written(string end)
    {
        File.Delete(_network.Place.SaltFile);

        Assert.Equal(0L, (await BackupRestore.Verify(_backup + end, _network.Place.KeyFile)).Unreadable);
        Assert.False(File.Exists(_network.Place.SaltFile));
        Assert.Equal(0L, (await BackupRestore.Restore(_backup + end, Place)).Unreadable);
        await using var restored = await SomeNetwork.Open(Place);
        Assert.Equal("Иванова Мария", (await restored.GetRequiredService<ClientCards>().Open(Actor.Operator, _client)).Expect().Name.Full);
    }

    [Fact]
    public async Task Of_two_networks_whose_backups_lie_in_one_folder_each_takes_its_own_salts()
    {
        await using var other = await SomeNetwork.Make();
        File.Delete(_network.Place.SaltFile);
        File.Copy(other.Place.SaltFile, Path.Combine(_network.Place.BackupFolder, "salts", "other-20991231-000000.salts"));

        Assert.Equal(0L, (await BackupRestore.Restore(_backup, Place)).Unreadable);
    }

    [Fact]
    public async Task Whoever_was_thrown_out_after_the_backup_is_not_in_again_after_the_restore()
    {
        var thief = await _network.WithFactor(_network.Staff, TimeSpan.Zero);
        var made = (await _network.Services.GetRequiredService<NetworkBackups>().Make(_network.Head)).Expect();

        await BackupRestore.Restore(Path.Combine(_network.Place.BackupFolder, made.Name!), Place);

        await using var restored = await SomeNetwork.Open(Place);
        Assert.IsType<Outcome<ClientCard>.NotAllowed>(await restored.GetRequiredService<ClientCards>().Open(thief, _client));
    }

    [Fact]
    public async Task Without_any_salts_it_is_the_salts_that_are_told_to_be_missing()
    {
        File.Delete(_network.Place.SaltFile);
        Directory.Delete(Path.Combine(_network.Place.BackupFolder, "salts"), recursive: true);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => BackupRestore.Restore(_backup, Place));
        Assert.Equal((StartProblem.SaltsMissing, Place.SaltFile), (refused.Problem, refused.Path));
        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public void A_folder_is_the_same_with_a_separator_at_its_end()
    {
        var (plain, ended) = (new DataPlace(Target), new DataPlace(Target + Path.DirectorySeparatorChar));

        Assert.Equal((plain.Folder, plain.KeyFile, plain.BackupFolder), (ended.Folder, ended.KeyFile, ended.BackupFolder));
    }

    [Fact]
    public async Task A_backup_of_a_newer_portal_is_not_restored_by_an_older()
    {
        var file = Path.Combine(_backup, "salon.db");
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_Later', '99')";
            await command.ExecuteNonQueryAsync();
        }

        var manifest = BackupManifest.Read(_backup)! with { Bytes = new FileInfo(file).Length, Sha256 = await BackupCopy.Hash(file, default) };
        await File.WriteAllBytesAsync(Path.Combine(_backup, "manifest.json"), manifest.Write());

        await Refuses(BackupProblem.Newer);
    }

    private async Task Erase(Guid client) =>
        (await _network.Services.GetRequiredService<ClientErasure>().Erase(await _network.WithFactor(), client, (await _network.Card(client)).CardNumber)).Expect();

    private async Task Refuses(BackupProblem problem)
    {
        var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => BackupRestore.Restore(_backup, Place));
        Assert.Equal(problem, refused.Problem);
    }

    private async Task<string> Snapshot()
    {
        await using var db = _network.Db();
        var files = Directory.EnumerateFiles(_network.Root, "*", SearchOption.AllDirectories).Where(f => !f.Contains("salon.db", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(f => $"{f} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}");
        return $"{await db.Trail.MaxAsync(t => t.Seq)}\n{string.Join('\n', files)}";
    }
}

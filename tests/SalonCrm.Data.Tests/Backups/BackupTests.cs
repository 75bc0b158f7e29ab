using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Backups;
using SalonCrm.Data.Erasure;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Tests.Protection;

namespace SalonCrm.Data.Tests.Backups;

public sealed class BackupTests : IAsyncLifetime
{
    private SomeNetwork _network = null!;

    private NetworkBackups Backups => _network.Services.GetRequiredService<NetworkBackups>();

    private string Folder => _network.Place.BackupFolder;

    public async Task InitializeAsync() => _network = await SomeNetwork.Make();

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task A_backup_is_made_checked_listed_and_told_in_the_trail()
    {
        await _network.Client();

        var made = (await Backups.Make(_network.Head)).Expect();

        Assert.Equal((BackupResult.Whole, 1), (made.Result, made.Clients));
        Assert.Equal(["manifest.json", "salon.db"], Directory.EnumerateFiles(Path.Combine(Folder, made.Name!)).Select(Path.GetFileName).Order());
        var view = (await Backups.View(_network.Head)).Expect();
        Assert.Equal((made.Id, made.Id, false, "Глава"), (view.LastWhole!.Id, view.Last!.Id, view.IsLate, view.LastWhole.By));
        await using var db = _network.Db();
        Assert.Contains(await db.Trail.Where(t => t.Action == TrailAction.BackedUp).ToListAsync(), t => t.Detail!.Contains("Whole", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_made_within_one_second_both_are_kept()
    {
        var folder = new BackupFolder(Folder, "data");
        var moment = new DateTimeOffset(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);
        Directory.CreateDirectory(folder.WholeOf(folder.NameAt(moment)));

        var (first, second) = ((await Backups.Make(_network.Head)).Expect(), (await Backups.Make(_network.Head)).Expect());

        Assert.Equal("data-20260301-030001", folder.NameAt(moment));
        Assert.Equal((BackupResult.Whole, BackupResult.Whole), (first.Result, second.Result));
        Assert.NotEqual(first.Name, second.Name);
    }

    [UnixFact]
    public async Task Nobody_else_on_the_machine_can_look_into_a_backup()
    {
        var made = (await Backups.Make(_network.Head)).Expect();

        const UnixFileMode others = (UnixFileMode)0b111_111;
        Assert.All(
            [Folder, Path.Combine(Folder, made.Name!), Path.Combine(Folder, made.Name!, "salon.db"), Path.Combine(Folder, made.Name!, "manifest.json")],
            path => Assert.Equal(UnixFileMode.None, new FileInfo(path).UnixFileMode & others));
    }

    [Fact]
    public async Task Neither_the_master_key_nor_the_salts_nor_a_name_lies_in_a_backup()
    {
        await _network.Client("Аделаида", "Необыкновенная");
        var made = (await Backups.Make(_network.Head)).Expect();

        var key = await File.ReadAllTextAsync(_network.Place.KeyFile);
        var secret = System.Text.Json.JsonDocument.Parse(key).RootElement.GetProperty("keys")[0].GetProperty("key").GetString()!;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, made.Name!)))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            Assert.Equal(-1, bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret)));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Convert.FromBase64String(secret)));
            Assert.Equal(-1, bytes.AsSpan().IndexOf("Необыкновенная"u8));
        }

        Assert.Equal([made.Name + ".salts"], Directory.EnumerateFiles(Path.Combine(Folder, "salts")).Select(Path.GetFileName));
    }

    [Fact]
    public void A_copy_of_the_salts_goes_after_a_week()
    {
        var salts = _network.Services.GetRequiredService<BackupSalts>();
        var folder = new BackupFolder(Folder, "data");
        var now = DateTimeOffset.UtcNow;

        foreach (var days in new[] { 8, 6, 0 })
        {
            salts.Keep(folder, folder.NameAt(now.AddDays(-days)), now.AddDays(-days));
        }

        Assert.Equal([folder.NameAt(now.AddDays(-6)) + ".salts", folder.NameAt(now) + ".salts"], Directory.EnumerateFiles(folder.Salts).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task No_copy_of_the_salts_stays_for_ever_because_backups_were_switched_off()
    {
        var salts = _network.Services.GetRequiredService<BackupSalts>();
        var (folder, then) = (new BackupFolder(Folder, "data"), DateTimeOffset.UtcNow.AddDays(-8));
        salts.Keep(folder, folder.NameAt(then), then);
        var gone = await _network.Client();
        (await _network.Services.GetRequiredService<ClientErasure>().Erase(await _network.WithFactor(), gone, (await _network.Card(gone)).CardNumber)).Expect();
        var rules = (await Backups.View(_network.Head)).Expect().Rules;
        rules.BacksUp = false;
        (await Backups.SetRules(await _network.WithFactor(), rules)).Expect();

        Assert.Null(await _network.Services.GetRequiredService<BackupNight>().MakeIfDue(default));

        var copy = Assert.Single(Directory.GetFiles(folder.Salts));
        Assert.DoesNotContain(folder.NameAt(then), copy, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllBytesAsync(_network.Place.SaltFile), await File.ReadAllBytesAsync(copy));
    }

    [Fact]
    public async Task What_was_deleted_does_not_come_along()
    {
        await using (var db = _network.Db())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA secure_delete=OFF; CREATE TABLE gone (t TEXT); INSERT INTO gone VALUES ('deleted-but-still-there'); DROP TABLE gone;");
        }

        var made = (await Backups.Make(_network.Head)).Expect();

        Assert.Equal(-1, (await File.ReadAllBytesAsync(Path.Combine(Folder, made.Name!, "salon.db"))).AsSpan().IndexOf("deleted-but-still-there"u8));
    }

    [Fact]
    public async Task A_backup_that_can_not_be_written_is_left_nowhere_and_the_head_is_told()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Folder)!);
        await File.WriteAllTextAsync(Folder, "a file where the folder should be");

        var made = (await Backups.Make(_network.Head)).Expect();

        Assert.Equal(BackupResult.NotWritten, made.Result);
        var view = (await Backups.View(_network.Head)).Expect();
        Assert.True(view.IsLate);
        Assert.Null(view.LastWhole);
        await using var db = _network.Db();
        Assert.Equal(AlertKind.BackupFailed, (await db.Alerts.SingleAsync()).Kind);
    }

    [Fact]
    public async Task A_database_that_lost_its_integrity_gives_no_backup()
    {
        var client = await _network.Client();
        _network.Sql("PRAGMA foreign_keys=OFF; DELETE FROM clients WHERE Id = @0", client.Key());

        var made = (await Backups.Make(_network.Head)).Expect();

        Assert.Equal(BackupResult.NotWhole, made.Result);
        Assert.Empty(Directory.EnumerateDirectories(Folder, "data-*"));
    }

    [Fact]
    public async Task While_one_is_being_made_a_second_is_not_begun()
    {
        using var held = new BackupFolder(Folder, "data").Hold();

        var made = (await Backups.Make(_network.Head)).Expect();

        Assert.Equal(BackupResult.Running, made.Result);
        Assert.Empty((await Backups.View(_network.Head)).Expect().Runs);
    }

    [Fact]
    public async Task One_that_was_killed_is_cleared_away_by_the_next_and_told_as_failed()
    {
        await using (var db = _network.Db())
        {
            db.Add(new BackupRun { StartedAt = DateTimeOffset.UtcNow.AddHours(-1), Name = "data-20260101-030000" });
            await db.SaveChangesAsync();
        }

        Directory.CreateDirectory(Path.Combine(Folder, "data-20260101-030000.unfinished"));

        (await Backups.Make(_network.Head)).Expect();

        var view = (await Backups.View(_network.Head)).Expect();
        Assert.Equal([BackupResult.Whole, BackupResult.NotWritten], view.Runs.Select(r => r.Result));
        Assert.Single(Directory.EnumerateDirectories(Folder, "data-*"));
    }

    [Fact]
    public async Task People_save_while_a_backup_is_made()
    {
        for (var i = 0; i < 30; i++)
        {
            await _network.Client(phone: $"+7916555{i:0000}");
        }

        var making = Backups.Make(_network.Head);
        var saved = new List<Guid>();
        for (var i = 0; i < 20; i++)
        {
            saved.Add(await _network.Client(phone: $"+7926555{i:0000}"));
        }

        Assert.Equal(BackupResult.Whole, (await making).Expect().Result);
        Assert.Equal(20, saved.Distinct().Count());
    }

    [Fact]
    public async Task Of_two_processes_whose_hour_has_come_one_makes_it()
    {
        await using var second = await SomeNetwork.Open(_network.Place);
        _network.Sql("UPDATE trail SET At = At - @0 WHERE Seq = 1", TimeSpan.FromDays(3).Ticks);
        BackupNight[] nights = [_network.Services.GetRequiredService<BackupNight>(), second.GetRequiredService<BackupNight>()];

        var made = await Task.WhenAll(nights.Select(n => n.MakeIfDue(CancellationToken.None)));

        Assert.Single(made, m => m?.Result == BackupResult.Whole);
        Assert.Single((await Backups.View(_network.Head)).Expect().Runs);
        Assert.Null(await nights[0].MakeIfDue(CancellationToken.None));
    }

    [Fact]
    public async Task The_rules_have_bounds_keeping_fewer_needs_a_fresh_second_factor_and_setting_them_twice_is_one_change()
    {
        var form = (await Backups.View(_network.Head)).Expect().Rules;
        (form.Daily, form.Weekly, form.At) = (0, 61, null);

        var refused = Assert.IsType<Outcome<BackupsView>.Invalid>(await Backups.SetRules(_network.Head, form));
        Assert.Equal(
            [new(Field.BackupHour, Problem.Required), new(Field.KeptBackups, Problem.OutOfRange), new(Field.KeptBackups, Problem.OutOfRange, 1)], refused.Problems);

        (form.Daily, form.Weekly, form.At) = (3, 0, new(2, 30));
        Assert.IsType<Outcome<BackupsView>.SecondFactorNeeded>(await Backups.SetRules(_network.Head, form));
        (await Backups.SetRules(await _network.WithFactor(), form)).Expect();
        var again = (await Backups.SetRules(_network.Head, form)).Expect();
        Assert.Equal((3, 0, new TimeOnly(2, 30)), (again.Rules.Daily, again.Rules.Weekly, again.Rules.At));
        await using var db = _network.Db();
        Assert.Equal(1, await db.Trail.CountAsync(t => t.Action == TrailAction.ProtectionRulesSet));
    }

    [Fact]
    public async Task Rules_that_somebody_else_has_set_are_not_overwritten_unseen()
    {
        var (first, second) = ((await Backups.View(_network.Head)).Expect().Rules, (await Backups.View(_network.Head)).Expect().Rules);
        (first.Daily, second.Daily) = (8, 9);
        var standing = (await Backups.SetRules(_network.Head, first)).Expect().Rules;
        first = standing;
        first.Daily = 10;
        (await Backups.SetRules(_network.Head, first)).Expect();

        Assert.IsType<Outcome<BackupsView>.Conflict>(await Backups.SetRules(_network.Head, second));
    }

    [Fact]
    public async Task Older_ones_go_by_the_rules_and_are_listed_as_gone()
    {
        var form = (await Backups.View(_network.Head)).Expect().Rules;
        (form.Daily, form.Weekly, form.Monthly) = (1, 0, 0);
        (await Backups.SetRules(await _network.WithFactor(), form)).Expect();
        var first = (await Backups.Make(_network.Head)).Expect();
        var moved = Path.Combine(Folder, "data-20260101-030000");
        Directory.Move(Path.Combine(Folder, first.Name!), moved);
        Assert.Equal(1, _network.Sql("UPDATE backup_runs SET Name = @0", Path.GetFileName(moved)));
        var manifest = BackupManifest.Read(moved)! with { MadeAt = new(2026, 1, 1, 3, 0, 0, TimeSpan.Zero) };
        await File.WriteAllBytesAsync(Path.Combine(moved, "manifest.json"), manifest.Write());

        (await Backups.Make(_network.Head)).Expect();

        Assert.False(Directory.Exists(moved));
        Assert.Equal([true, false], (await Backups.View(_network.Head)).Expect().Runs.Select(r => r.IsKept));
    }
}

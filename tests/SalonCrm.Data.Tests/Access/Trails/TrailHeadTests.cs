using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Trails;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Tests.Protection;

namespace SalonCrm.Data.Tests.Access.Trails;

/// <summary>The head outside the database: what it notices, and what it must not take for an attack.</summary>
public sealed class TrailHeadTests : IAsyncLifetime
{
    private SomeNetwork _network = null!;

    private TrailBoard Board => _network.Services.GetRequiredService<TrailBoard>();

    private TrailMark? Head => _network.Services.GetRequiredService<TrailHead>().Read();

    private long Last => (long)_network.Value("SELECT max(Seq) FROM trail")!;

    public async Task InitializeAsync() => _network = await SomeNetwork.Make();

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task Whoever_reads_the_head_waits_for_who_writes_it()
    {
        var busy = File.OpenHandle(_network.Place.HeadFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var reading = Task.Run(() => Head);

        // That it does not end can only be watched for a while: a slow machine makes this weaker, never wrong.
        await Task.WhenAny(reading, Task.Delay(100));
        Assert.False(reading.IsCompleted);

        busy.Dispose();
        Assert.Equal(Last, (await reading)?.Seq);
    }

    [Fact]
    public async Task The_head_follows_every_commit_alone_and_in_company()
    {
        Assert.Equal(Last, Head!.Seq);
        var client = await _network.Client();
        Assert.Equal(Last, Head!.Seq);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _network.Search.Find(_network.Staff, "45-67")));
        await _network.Cards.Open(_network.Staff, client);

        Assert.Equal(Last, Head!.Seq);
        Assert.Equal(Convert.ToHexString(Head.Mac), _network.Value("SELECT hex(Mac) FROM trail ORDER BY Seq DESC LIMIT 1"));
        Assert.Equal(new(TrailTrouble.None), await Look(_network));
    }

    [UnixFact]
    public void The_head_is_a_small_file_that_only_its_owner_reads()
    {
#pragma warning disable CA1416 // A fact of Unix.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_network.Place.HeadFile));
#pragma warning restore CA1416
        Assert.Equal(80, new FileInfo(_network.Place.HeadFile).Length);
    }

    [Fact]
    public async Task An_old_database_file_put_back_is_told_once_with_how_many_entries_are_missing()
    {
        await _network.Client();
        await PutBackAfter(async network =>
        {
            await network.Client("Анна", "Ясная", "+7 916 000-00-02");
            await network.Client("Ольга", "Тихая", "+7 916 000-00-03");
        });

        Assert.Equal(new(TrailTrouble.Cut, 2), Board.State);
        Assert.Equal(new(TrailTrouble.Cut, 2), await Look(_network));
        Assert.Equal(new(TrailTrouble.Cut, 2), await Look(_network));
        await using var db = _network.Db();
        var alert = await db.Alerts.SingleAsync(a => a.Kind == AlertKind.TrailBroken);
        Assert.Equal(2, alert.Count);
    }

    [Fact]
    public async Task The_proof_outlives_whatever_is_done_after_an_old_database_was_put_back()
    {
        await PutBackAfter(network => network.Client());
        await Look(_network);
        for (var i = 0; i < 5; i++)
        {
            await _network.Services.GetRequiredService<Salons>().View(_network.Staff);
        }

        await Reopen();

        Assert.Equal(TrailTrouble.Another, Board.State.Trouble);
        Assert.Equal(1, (await Look(_network)).Missing);
    }

    [Fact]
    public async Task A_trail_that_is_cut_off_while_the_portal_runs_is_noticed_at_the_next_commit()
    {
        await _network.Client();
        _network.Sql("DELETE FROM trail WHERE Seq > (SELECT max(Seq) - 3 FROM trail)");
        await _network.Services.GetRequiredService<Salons>().View(_network.Staff);

        Assert.True(await _network.Services.GetRequiredService<TrailHead>().Doubt.WaitAsync(0));
        Assert.Equal(TrailTrouble.Cut, (await Look(_network)).Trouble);
    }

    [Fact]
    public async Task A_head_that_was_taken_away_is_told_and_not_made_anew_in_silence()
    {
        File.Delete(_network.Place.HeadFile);
        await _network.Services.GetRequiredService<Salons>().View(_network.Staff);
        Assert.Equal(TrailTrouble.HeadMissing, Board.State.Trouble);

        await Reopen();
        Assert.Equal(TrailTrouble.HeadMissing, Board.State.Trouble);
        Assert.False(File.Exists(_network.Place.HeadFile));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(40)]
    [InlineData(79)]
    public async Task A_head_that_was_altered_is_told(int at)
    {
        var bytes = await File.ReadAllBytesAsync(_network.Place.HeadFile);
        bytes[at] ^= 1;
        await File.WriteAllBytesAsync(_network.Place.HeadFile, bytes);

        await Reopen();

        Assert.Equal(TrailTrouble.HeadDamaged, Board.State.Trouble);
    }

    [Fact]
    public async Task The_first_start_after_the_update_makes_the_head_in_silence()
    {
        File.Delete(_network.Place.HeadFile);
        await using var db = _network.Db();
        await _network.Services.GetRequiredService<TrailHead>().Begin(db, isFirst: true, CancellationToken.None);

        Assert.Equal(new(TrailTrouble.None), Board.State);
        Assert.Equal(Last, Head!.Seq);
    }

    [Fact]
    public async Task A_head_behind_the_database_after_a_crash_is_no_harm()
    {
        var behind = await File.ReadAllBytesAsync(_network.Place.HeadFile);
        await _network.Client();
        await File.WriteAllBytesAsync(_network.Place.HeadFile, behind);

        await Reopen();
        Assert.Equal(new(TrailTrouble.None), Board.State);
        await _network.Services.GetRequiredService<Salons>().View(_network.Staff);
        Assert.Equal(Last, Head!.Seq);
    }

    [Fact]
    public async Task The_head_never_goes_back_when_another_process_was_faster()
    {
        var file = new TrailHeadFile(_network.Place.HeadFile);
        var keys = _network.Services.GetRequiredService<KeyRing>().All(KeyPurpose.Trail);
        var ahead = new TrailMark(Last + 5, new byte[32]);
        Assert.True(file.Advance(ahead, keys));

        Assert.False(file.Advance(new(Last + 4, new byte[32]), keys));
        Assert.Equal(Last + 5, file.Read(keys)!.Seq);
        await _network.Services.GetRequiredService<Salons>().View(_network.Staff);
        Assert.Equal(ahead.Seq, Head!.Seq);
    }

    [UnixFact]
    public async Task A_head_that_cannot_be_written_is_told_and_loses_no_save()
    {
        File.SetAttributes(_network.Place.HeadFile, FileAttributes.ReadOnly);
        if (Environment.UserName == "root")
        {
            // Whoever may write everything meets a folder at the file's place instead.
            File.Delete(_network.Place.HeadFile);
            Directory.CreateDirectory(_network.Place.HeadFile);
        }

        var client = await _network.Client();

        Assert.NotEqual(TrailTrouble.None, Board.State.Trouble);
        Assert.Equal("Иванова", (await _network.Card(client)).Name.Last);
    }

    [Fact]
    public async Task What_is_wrong_with_the_head_can_be_accepted_knowingly_and_that_is_recorded()
    {
        await PutBackAfter(network => network.Client());
        var trail = _network.Services.GetRequiredService<AccessTrail>();
        Assert.IsType<Outcome<TrailState>.SecondFactorNeeded>(await trail.Accept(_network.Head));
        Assert.True(Board.State.IsToBeAccepted);
        Assert.Equal(new(TrailTrouble.Cut, 1), (await trail.Accept(await _network.WithFactor())).Expect());

        Assert.Equal(new(TrailTrouble.None), Board.State);
        Assert.Equal((long)TrailAction.TrailHeadSet, _network.Value("SELECT Action FROM trail ORDER BY Seq DESC LIMIT 1"));
        Assert.Equal(Last, Head!.Seq);
        await Reopen();
        Assert.Equal(new(TrailTrouble.None), Board.State);
        Assert.Equal(new(TrailTrouble.None), (await _network.Services.GetRequiredService<AccessTrail>().Accept(_network.Head)).Expect());
    }

    private static Task<TrailState> Look(SomeNetwork network) => network.Services.GetRequiredService<TrailWatch>().Look();

    /// <summary>Copies the database, works, and puts the copy back while the portal is stopped.</summary>
    private async Task PutBackAfter(Func<SomeNetwork, Task> work)
    {
        var (file, copy) = (_network.DatabaseFile, Path.Combine(_network.Root, "copy.db"));
        _network.Sql("VACUUM INTO @0", copy);
        await work(_network);
        await Reopen(() =>
        {
            File.Delete(file + "-wal");
            File.Delete(file + "-shm");
            File.Copy(copy, file, overwrite: true);
        });
    }

    private async Task Reopen(Action? meanwhile = null)
    {
        await _network.Services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        meanwhile?.Invoke();
        _network = await SomeNetwork.Reopen(_network);
    }
}

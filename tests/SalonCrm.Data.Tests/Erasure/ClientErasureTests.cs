using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Trails;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Erasure;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Tests.Calls;
using SalonCrm.Data.Tests.Duplicates;
using SalonCrm.Data.Tests.FollowUps;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Tests.Visits;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Tests.Erasure;

/// <summary>A client is erased: from the file, from what was freed in it, and from every older copy of it.</summary>
public sealed class ClientErasureTests : IAsyncLifetime
{
    private const string Phone = "+7 916 100-00-01";
    private SomeNetwork? _network;

    private SomeNetwork Network => _network!;

    private ClientErasure Erasure => Network.Services.GetRequiredService<ClientErasure>();

    public async Task InitializeAsync() => _network = await SomeNetwork.Make();

    public async Task DisposeAsync() => await Network.DisposeAsync();

    [Fact]
    public async Task Everything_that_belongs_to_a_client_is_sealed_with_the_clients_own_salt()
    {
        var (mine, other) = (await Network.Full("Анна", Phone), await Network.Full("Вера", "+7 916 100-00-02"));
        Assert.NotEqual(Network.Salt(mine), Network.Salt(other));

        var salts = Network.Values().Where(v => v.Salt == Network.Salt(mine)).Select(v => v.Table).ToHashSet();
        await using var db = Network.Db();
        var belonging = ClientRows.Tables(db.Model).Select(t => t.Type).Where(t => SealedModel.Of(db.Model).Properties(t).Length > 0).Select(t => t.GetTableName()!);
        Assert.Superset(new HashSet<string> { "clients", "client_phones", "allergies", "photo_contents", "specialist_notes", "calls", "trail" }, salts);
        Assert.Empty(Network.Values().Where(v => v.Salt == 0).Select(v => v.Table).Intersect(belonging));
    }

    [Fact]
    public async Task What_a_merge_moves_is_sealed_with_the_salt_of_the_card_that_stays_and_back_again()
    {
        var (survivor, merged) = (await Network.Full("Анна", Phone), await Network.Full("Аня", "+7 916 100-00-02"));
        var before = Network.Salt(survivor);
        var merge = await Network.Merge(survivor, merged);
        Assert.Equal([before], Network.Values().Where(v => v.Table is not ("trail" or "service_lines" or "photo_contents") && v.Salt > 0).Select(v => v.Salt).Distinct());

        await Network.Undo(merge);
        Assert.Equal(before, Network.Salt(survivor));
        var rows = Network.Values().Where(v => v.Table == "client_phones").ToList();
        Assert.Equal([before, Network.Salt(merged)], rows.Select(v => v.Salt).Distinct().Order());
        Assert.All(Network.Values(), v => Assert.True(v.Opens(Network), v.Table));
    }

    [Fact]
    public async Task After_an_erasure_no_row_names_the_client_and_nobody_finds_one_while_the_others_are_as_they_were()
    {
        var (gone, stays) = (await Network.Full("Анна", Phone), await Network.Full("Вера", "+7 916 100-00-02"));
        await Network.FillDirectory();
        var shown = await Network.Shown(stays);
        await Erase(gone);

        await using var db = Network.Db();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().Except(["trail", "erased_clients", "alerts"]))
        {
            Assert.DoesNotContain(Network.Rows(table), r => r.Contains(Convert.ToHexString(gone.Key()), StringComparison.Ordinal));
        }

        Assert.IsType<Outcome<ClientCard>.NotFound>(await Network.Cards.Open(Network.Manager, gone));
        Assert.Equal([stays], (await Network.Search.Find(Network.Manager, "Иванова")).Expect().Hits.Select(h => h.Id));
        Assert.Empty((await Network.Search.Find(Network.Manager, "9161000001")).Expect().Hits);
        Assert.Equal(shown, await Network.Shown(stays));
        Assert.Equal(1L, Network.Value("SELECT count(*) FROM erased_clients WHERE Id = @0 AND [Rows] > 15", gone.Key()));
    }

    [Fact]
    public async Task Nothing_that_was_sealed_for_the_client_is_left_in_the_file_or_in_the_log_beside_it()
    {
        var gone = await Network.Full("Анна", Phone);
        var sealedFor = Network.Values().Where(v => v.Salt == Network.Salt(gone)).ToList();
        Assert.True(sealedFor.Count > 40, $"only {sealedFor.Count} values");
        await Erase(gone);

        foreach (var file in Directory.GetFiles(Network.Place.Folder))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            Assert.All(sealedFor, v => Assert.Equal(-1, bytes.AsSpan().IndexOf(v.Envelope.AsSpan(9, 28))));
        }
    }

    [Fact]
    public async Task An_older_copy_of_the_database_is_unreadable_for_the_client_even_with_the_master_key()
    {
        var (gone, stays) = (await Network.Full("Анна", Phone), await Network.Full("Вера", "+7 916 100-00-02"));
        var (mine, others) = (Network.Salt(gone), Network.Salt(stays));
        var copy = Copy();
        Assert.All(Network.Values(copy), v => Assert.True(v.Opens(Network), v.Table));
        await Erase(gone);

        var old = Network.Values(copy);
        Assert.True(old.Count(v => v.Salt == mine) > 40);
        Assert.All(old, v => Assert.Equal(v.Salt != mine, v.Opens(Network)));
        Assert.Contains(old, v => v.Salt == others);
    }

    [Fact]
    public async Task Whoever_comes_back_with_an_older_copy_is_erased_again_at_the_start()
    {
        var (gone, stays) = (await Network.Full("Анна", Phone), await Network.Full("Вера", "+7 916 100-00-02"));
        var copy = Copy();
        await Erase(gone);

        await PutBack(copy);
        Assert.IsType<Outcome<ClientCard>.NotFound>(await Network.Cards.Open(Network.Manager, gone));
        Assert.Equal("Вера", (await Network.Card(stays)).Name.First);
        Assert.DoesNotContain(Network.Values(), v => !v.Opens(Network));
        Assert.Equal(1L, Network.Value("SELECT count(*) FROM erased_clients WHERE Id = @0 AND AgainAt IS NOT NULL", gone.Key()));
        Assert.Equal(1L, Network.Value("SELECT count(*) FROM trail WHERE ObjectId = @0 AND Action = @1", gone.Key(), (int)TrailAction.ClientErasedAgain));
    }

    [Fact]
    public async Task An_erasure_that_a_power_cut_stopped_before_the_commit_is_finished_at_the_next_start()
    {
        var gone = await Network.Full("Анна", Phone);
        Network.Services.GetRequiredService<ClientSalts>().Erase([Network.Salt(gone)]);

        await Restart();
        Assert.IsType<Outcome<ClientCard>.NotFound>(await Network.Cards.Open(Network.Manager, gone));
    }

    [Fact]
    public async Task Cards_that_went_into_the_erased_one_go_with_it()
    {
        var (survivor, merged) = (await Network.Full("Анна", Phone), await Network.Full("Аня", "+7 916 100-00-02"));
        var salts = new[] { Network.Salt(survivor), Network.Salt(merged) };
        var copy = Copy();
        await Network.Merge(survivor, merged);
        await Erase(survivor);

        Assert.All(Network.Values(copy), v => Assert.NotEqual(salts.Contains(v.Salt), v.Opens(Network)));
        Assert.Empty(Network.Rows("merges"));
        Assert.IsType<Outcome<ClientCard>.NotFound>(await Network.Cards.Open(Network.Manager, merged));
        Assert.Equal(0L, Network.Value("SELECT count(*) FROM trail WHERE DetailSealed IS NOT NULL AND ObjectId IN (@0, @1)", survivor.Key(), merged.Key()));
    }

    [Fact]
    public async Task Who_was_taken_apart_from_the_erased_one_stays_whole_with_all_that_was_written_meanwhile()
    {
        var (survivor, merged) = (await Network.Full("Анна", Phone), await Network.Full("Аня", "+7 916 100-00-02"));
        var merge = await Network.Merge(survivor, merged);
        await Network.Keep(async db =>
        {
            // Written anew while the two were one, so with the salt of the one.
            foreach (var picture in await db.PhotoContents.AsTracking().ToListAsync())
            {
                db.Entry(picture).State = EntityState.Modified;
            }
        });
        Assert.Equal([Network.Salt(survivor)], Network.Values().Where(v => v.Table == "photo_contents").Select(v => v.Salt).Distinct());

        await Network.Undo(merge);
        await Erase(survivor);
        Assert.All(Network.Values(), v => Assert.True(v.Opens(Network), v.Table));
        Assert.Equal([Network.Salt(merged)], Network.Values().Where(v => v.Table == "photo_contents").Select(v => v.Salt).Distinct());
    }

    [Fact]
    public async Task The_trail_goes_on_telling_who_did_what_and_nothing_of_the_client()
    {
        var gone = await Network.Full("Анна", Phone);
        await Network.Cards.Reveal(Network.Staff, gone, Field.Email);
        var entries = Network.Value("SELECT count(*) FROM trail WHERE ObjectId = @0", gone.Key());
        await Erase(gone);

        Assert.Equal((long)entries! + 2, Network.Value("SELECT count(*) FROM trail WHERE ObjectId = @0", gone.Key()));
        Assert.Equal(0L, Network.Value("SELECT count(*) FROM trail WHERE ObjectId = @0 AND DetailSealed IS NOT NULL", gone.Key()));
        Assert.Equal(1L, Network.Value("SELECT count(*) FROM trail WHERE ObjectId = @0 AND Action = @1", gone.Key(), (int)TrailAction.ClientErased));

        await using var db = Network.Db();
        var trail = Network.Services.GetRequiredService<Trail>();
        byte[] mac = [];
        foreach (var entry in await db.Trail.AsNoTracking().OrderBy(t => t.Seq).ToListAsync())
        {
            Assert.Equal(trail.Chain(mac, entry), entry.Mac);
            mac = entry.Mac;
        }
    }

    [Fact]
    public async Task The_trail_is_whole_after_an_erasure_with_cards_that_went_into_the_erased_one_and_calls_that_were_handed_over()
    {
        var (survivor, merged) = (await Network.Full("Анна", Phone), await Network.Full("Аня", "+7 916 100-00-02"));
        var call = (await Network.Services.GetRequiredService<ClientCalls>().OpenFor(Network.Staff, survivor)).Expect();
        (await Network.Services.GetRequiredService<ClientCalls>().HandOver(Network.Staff, call, Network.Manager.AccountId!.Value)).Expect();
        await Network.Merge(survivor, merged);
        await Erase(survivor);

        var report = (await Network.Services.GetRequiredService<AccessTrail>().Verify(Network.Head)).Expect();
        Assert.True(report.IsWhole, $"{report.First} {string.Join(' ', report.Rows)}");

        Network.Sql("UPDATE trail SET DetailSealed = NULL WHERE Action = @0", (int)TrailAction.ClientErased);
        Assert.Equal(TrailDamage.DetailGone, (await Network.Services.GetRequiredService<AccessTrail>().Verify(Network.Head)).Expect().First?.Damage);
    }

    [Fact]
    public async Task Calls_from_before_there_was_a_card_go_with_their_number_and_the_note_to_call_back()
    {
        await (await Network.Call("+7 916 555-44-33")).IsMissed();
        await (await Network.Call("+7 916 555-44-34")).IsMissed();
        var gone = await Network.Client("Анна", "Ясная", "+7 916 555-44-33");
        await Erase(gone);

        await using var db = Network.Db();
        Assert.Equal(["+79165554434"], await db.Calls.Select(c => c.Number).ToListAsync());
        Assert.Equal(["+7 916 555-44-34"], (await db.Tasks.ToListAsync()).Select(t => t.Text));
        Assert.True((await Network.Services.GetRequiredService<AccessTrail>().Verify(Network.Head)).Expect().IsWhole);
    }

    [Fact]
    public async Task Calls_from_a_number_that_somebody_else_has_too_stay()
    {
        await (await Network.Call("+7 916 555-44-33")).IsMissed();
        var gone = await Network.Client("Анна", "Ясная", "+7 916 555-44-33");
        var form = Network.Form("Ольга", "Ясная", "+7 916 555-44-33");
        form.SharesPhoneKnowingly = true;
        (await Network.Cards.Create(Network.Manager, form)).Expect();
        await Erase(gone);

        Assert.Equal(1L, Network.Value("SELECT count(*) FROM calls"));
    }

    [Fact]
    public async Task Past_services_stay_as_figures_by_month_that_lead_to_nobody()
    {
        var gone = await Network.Client("Анна", phone: Phone);
        var form = Network.Visit(gone, SomeVisits.Day);
        form.State = VisitState.Done;
        (await Network.Visits().Save(Network.Manager, form)).Expect();
        var lines = (long)Network.Value("SELECT count(*) FROM service_lines")!;
        Assert.True(lines > 0);
        await Erase(gone);

        Assert.Equal(0L, Network.Value("SELECT count(*) FROM service_lines"));
        await using var db = Network.Db();
        var past = await db.PastServices.ToListAsync();
        Assert.Equal(lines, past.Count);
        Assert.All(past, p => Assert.Equal((Network.Salon, new DateOnly(SomeVisits.Day.Year, SomeVisits.Day.Month, 1), VisitState.Done), (p.SalonId, p.Month, p.State)));
    }

    [Theory]
    [InlineData(null, Problem.Required)]
    [InlineData(9999, Problem.Unknown)]
    public async Task Without_the_right_card_number_nothing_is_erased(int? typed, Problem problem)
    {
        var client = await Network.Client("Анна", phone: Phone);
        var refused = Assert.IsType<Outcome<Nothing>.Invalid>(await Erasure.Erase(Network.Head, client, typed));

        Assert.Equal([new(Field.CardNumber, problem)], refused.Problems);
        Assert.Equal("Анна", (await Network.Card(client)).Name.First);
        Assert.Empty(Network.Services.GetRequiredService<ClientSalts>().AllErased());
    }

    [Fact]
    public async Task Without_a_fresh_second_factor_nothing_is_erased()
    {
        var client = await Network.Client("Анна", phone: Phone);

        Assert.IsType<Outcome<Nothing>.SecondFactorNeeded>(await Erasure.Erase(Network.Head, client, (await Network.Card(client)).CardNumber));
        Assert.Equal("Анна", (await Network.Card(client)).Name.First);
    }

    [Fact]
    public async Task A_client_who_was_erased_is_not_found_a_second_time()
    {
        var client = await Network.Client("Анна", phone: Phone);
        await Erase(client);

        Assert.IsType<Outcome<Nothing>.NotFound>(await Erasure.Erase(Network.Head, client, 1));
        Assert.IsType<Outcome<ErasurePreview>.NotFound>(await Erasure.Preview(Network.Head, client));
    }

    private async Task Erase(Guid client)
    {
        var preview = (await Erasure.Preview(Network.Head, client)).Expect();
        (await Erasure.Erase(await Network.WithFactor(), client, preview.CardNumber)).Expect();
    }

    /// <summary>The database as a backup has it.</summary>
    private string Copy()
    {
        var copy = Path.Combine(Network.Root, "copy.db");
        Network.Sql($"VACUUM INTO '{copy}'");
        return copy;
    }

    private async Task PutBack(string copy)
    {
        var database = Network.DatabaseFile;
        await Network.Services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(database)!, "salon.db*"))
        {
            File.Delete(file);
        }

        File.Copy(copy, database);
        await Reopen();
    }

    private async Task Restart()
    {
        await Network.Services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        await Reopen();
    }

    private async Task Reopen()
    {
        var actors = (Network.Manager, Network.Head);
        _network = await SomeNetwork.Open(Network.Root);
        (Network.Manager, Network.Head) = actors;
    }
}

using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Access.Entry;

public sealed class ThrottlingTests(SharedNetwork shared) : IClassFixture<SharedNetwork>, IDisposable
{
    private const string Elsewhere = "203.0.113.66";
    private readonly SomeEntry _entry = new(shared.Network);

    private SomeNetwork Network => shared.Network;

    public void Dispose() => _entry.Dispose();

    [Fact]
    public async Task The_fifth_wrong_password_has_to_wait_and_each_after_it_longer_up_to_a_quarter_of_an_hour()
    {
        var attempt = new EntryAttempt { Account = (await Network.Account(Role.Staff)).AccountId };
        var waits = new List<TimeSpan?>();
        for (var i = 0; i < 12; i++)
        {
            (await _entry.SignIns.Fail(Actor.Visitor(Elsewhere, null), attempt)).Expect();
            waits.Add(await _entry.Checks.Wait(attempt, Elsewhere));
            _entry.Clock.Now += waits[^1] ?? TimeSpan.Zero;
        }

        Assert.Equal([null, null, null, null, 30, 60, 120, 240, 480, 900, 900, 900], waits.Select(w => (double?)w?.TotalSeconds));
        Assert.Null(await _entry.Checks.Wait(attempt, Elsewhere));
        _entry.Clock.Now += TimeSpan.FromHours(2);
        (await _entry.SignIns.Fail(Actor.Visitor(Elsewhere, null), attempt)).Expect();
        Assert.Null(await _entry.Checks.Wait(attempt, Elsewhere));
    }

    [Fact]
    public async Task A_clock_that_had_jumped_ahead_and_is_back_keeps_nobody_waiting_until_then()
    {
        var attempt = new EntryAttempt { Account = (await Network.Account(Role.Staff)).AccountId };
        _entry.Clock.Now += TimeSpan.FromDays(365);
        for (var i = 0; i < 12; i++)
        {
            (await _entry.SignIns.Fail(Actor.Visitor("203.0.113.72", null), attempt)).Expect();
        }

        _entry.Clock.Now -= TimeSpan.FromDays(365);
        Assert.Null(await _entry.Checks.Wait(attempt, "203.0.113.72"));
        (await _entry.SignIns.Fail(Actor.Visitor("203.0.113.72", null), attempt)).Expect();
        Assert.Equal(TimeSpan.FromMinutes(15), await _entry.Checks.Wait(attempt, "203.0.113.72"));
    }

    /// <summary>Enumeration of accounts: what has to wait tells nobody which names exist.</summary>
    [Fact]
    public async Task A_name_that_does_not_exist_waits_just_like_one_that_does()
    {
        var id = (await Network.Account(Role.Staff)).AccountId;
        await using var db = Network.Db();
        var email = (await db.Users.SingleAsync(a => a.Id == id)).Email;
        var (real, none) = (new EntryAttempt { Name = email }, new EntryAttempt { Name = "nobody@salon.example" });
        for (var i = 0; i < 9; i++)
        {
            await _entry.Fail(real, "203.0.113.70");
            await _entry.Fail(none, "203.0.113.71");
            Assert.Equal(await _entry.Checks.Wait(real, "203.0.113.70"), await _entry.Checks.Wait(none, "203.0.113.71"));
            _entry.Clock.Now += TimeSpan.FromSeconds(40);
        }

        Assert.NotNull(await _entry.Checks.Wait(none, "203.0.113.71"));
    }

    [Fact]
    public async Task What_was_typed_is_kept_nowhere()
    {
        (await _entry.SignIns.Fail(Actor.Visitor(Elsewhere, null), new() { Name = "typed-by-mistake-secret" })).Expect();
        await using var db = Network.Db();
        var entry = await db.Trail.OrderByDescending(t => t.Seq).FirstAsync();
        Assert.Equal((TrailAction.SignInFailed, null, null), (entry.Action, entry.ObjectId, entry.Detail));
        Assert.Equal(0L, Network.Value("SELECT count(*) FROM sign_in_tries WHERE instr(hex(Key), hex('typed')) > 0"));
    }

    private static readonly string[] AttackersMoves = ["known name", "code", "unknown name", "other browser", "later"];
    private static readonly bool[] PasswordAndCode = [false, true];

    /// <summary>Locking somebody out: an attacker who tries wrong passwords of an account from everywhere.</summary>
    [Fact]
    public async Task Whatever_an_attacker_does_elsewhere_the_owner_on_a_known_device_gets_in_at_once()
    {
        var account = await Network.Account(Role.Staff);
        await _entry.Enter(account);
        var moves = Gen.Elements(AttackersMoves).ArrayOf();
        Prop.ForAll(moves.ToArbitrary(), played =>
        {
            foreach (var (move, number) in played.Select((m, i) => (m, i)))
            {
                Play(account, move, $"203.0.113.{number % 250}").GetAwaiter().GetResult();
            }

            foreach (var isCode in PasswordAndCode)
            {
                var known = new EntryAttempt { Account = account.AccountId, Mark = SomeEntry.Browser(1), IsCode = isCode };
                Assert.Null(_entry.Checks.Wait(known, "192.0.2.200").GetAwaiter().GetResult());
                Assert.Null(_entry.Checks.Wait(known with { Mark = null }, SomeEntry.Home).GetAwaiter().GetResult());
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(12).WithEndSize(30));
    }

    [Fact]
    public async Task An_account_tried_from_many_addresses_waits_for_strangers_alone()
    {
        var account = await Network.Account(Role.Staff);
        await _entry.Enter(account);
        var attempt = new EntryAttempt { Account = account.AccountId };
        for (var i = 0; i < TryWaits.FromAccount; i++)
        {
            await _entry.Fail(attempt, $"198.18.0.{i}");
        }

        Assert.NotNull(await _entry.Checks.Wait(attempt, "198.18.1.1"));
        Assert.Null(await _entry.Checks.Wait(attempt, SomeEntry.Home));
        var form = new EntryForm { Account = account.AccountId!.Value, Mark = SomeEntry.Browser(9) };
        (await _entry.SignIns.PasswordSet(Actor.Visitor("192.0.2.77", null), form)).Expect();
        Assert.Null(await _entry.Checks.Wait(attempt, "198.18.1.1"));
    }

    [Fact]
    public async Task One_address_that_tries_many_names_waits_and_so_does_the_whole_network_of_an_ipv6_address()
    {
        for (var i = 0; i < TryWaits.FromAddress; i++)
        {
            await _entry.Fail(new() { Name = $"guess{i}@salon.example" }, $"2001:db8:1:2::{i:x}");
        }

        Assert.NotNull(await _entry.Checks.Wait(new() { Name = "another@salon.example" }, "2001:db8:1:2:ffff::1"));
        Assert.Null(await _entry.Checks.Wait(new() { Name = "another@salon.example" }, "2001:db8:1:3::1"));
    }

    [Fact]
    public async Task Getting_in_forgets_what_failed_from_here_and_not_what_failed_elsewhere()
    {
        var account = await Network.Account(Role.Staff);
        var attempt = new EntryAttempt { Account = account.AccountId };
        for (var i = 0; i < 4; i++)
        {
            await _entry.Fail(attempt, SomeEntry.Home);
            await _entry.Fail(attempt, Elsewhere);
        }

        await _entry.Enter(account);
        await _entry.Fail(attempt, SomeEntry.Home);
        await _entry.Fail(attempt, Elsewhere);

        Assert.Null(await _entry.Checks.Wait(attempt, SomeEntry.Home));
        Assert.NotNull(await _entry.Checks.Wait(attempt, Elsewhere));
    }

    [Fact]
    public async Task The_network_head_is_told_of_sign_ins_that_fail_again_and_again_once_an_hour()
    {
        var account = (await Network.Account(Role.Staff)).AccountId;
        for (var i = 0; i < 15; i++)
        {
            (await _entry.SignIns.Fail(Actor.Visitor(Elsewhere, null), new() { Account = account })).Expect();
        }

        await using var db = Network.Db();
        var alert = Assert.Single(await db.Alerts.Where(a => a.Kind == AlertKind.SignInsFailing && a.AccountId == account).ToListAsync());
        Assert.Equal((Elsewhere, TryWaits.Told), (alert.Address, alert.Count));
    }

    private async Task Play(Actor account, string move, string address)
    {
        switch (move)
        {
            case "known name":
                await _entry.Fail(new() { Account = account.AccountId }, address);
                break;
            case "code":
                await _entry.Fail(new() { Account = account.AccountId, IsCode = true }, address);
                break;
            case "unknown name":
                await _entry.Fail(new() { Name = "nobody@salon.example" }, address);
                break;
            case "other browser":
                await _entry.Fail(new() { Account = account.AccountId, Mark = SomeEntry.Browser(77) }, address);
                break;
            default:
                _entry.Clock.Now += TimeSpan.FromMinutes(1);
                break;
        }
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Access.Trails;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Access.Entry;

/// <summary>Whoever can write to the database file, and has an account.</summary>
public sealed class AlteredAccountTests(SharedNetwork shared) : IClassFixture<SharedNetwork>, IDisposable
{
    private readonly SomeEntry _entry = new(shared.Network);

    private SomeNetwork Network => shared.Network;

    public void Dispose() => _entry.Dispose();

    [Theory]
    [InlineData("UPDATE accounts SET Role = 5 WHERE Id = @0")]
    [InlineData("UPDATE accounts SET PasswordHash = 'of somebody who knows it' WHERE Id = @0")]
    [InlineData("UPDATE accounts SET TwoFactorEnabled = 1 - TwoFactorEnabled WHERE Id = @0")]
    [InlineData("UPDATE accounts SET NormalizedUserName = 'another' WHERE Id = @0")]
    [InlineData("UPDATE accounts SET RowSeal = NULL WHERE Id = @0")]
    [InlineData("INSERT INTO account_salons (AccountId, SalonId) SELECT @0, zeroblob(16)")]
    public async Task An_account_that_was_changed_in_the_file_cannot_sign_in_and_the_head_is_told(string sql)
    {
        var account = await Network.Account(Role.Staff);
        await _entry.Enter(account);

        Unchecked(sql, account.AccountId!.Value.Key());

        await ExpectKeptOut(account);
        var alert = Assert.Single(await Alerts(account));
        Assert.Equal(AlertKind.AccountAltered, alert.Kind);
        Assert.Equal(EntryEnd.Altered, (await _entry.Sessions.History(Network.Head, new() { AccountId = account.AccountId })).Expect().Lines[0].End);
        Assert.True(await IsShownAltered(account));
    }

    [Fact]
    public async Task A_frozen_account_that_sets_itself_free_in_the_file_stays_out()
    {
        var account = await Network.Account(Role.Staff);
        (await Freeze(account)).Expect();

        Network.Sql("UPDATE accounts SET Disabled = 0 WHERE Id = @0", account.AccountId!.Value.Key());

        await ExpectKeptOut(account);
    }

    [Fact]
    public async Task A_whole_row_put_back_from_before_the_account_was_frozen_is_noticed()
    {
        var account = await Network.Account(Role.Staff);
        var back = Network.Copy("accounts", "Id", account.AccountId!.Value);
        (await Freeze(account)).Expect();
        back();

        await ExpectKeptOut(account);
        Assert.True(await IsShownAltered(account));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_whole_row_put_back_with_the_password_of_before_is_noticed(bool isByLink)
    {
        var account = await Network.Account(Role.Staff);
        await SetPassword(account, "an older and known one");
        await Told(account, isByLink);
        var back = Network.Copy("accounts", "Id", account.AccountId!.Value);
        await SetPassword(account, "another that nobody knows");
        await Told(account, isByLink);
        await _entry.Enter(account);
        back();

        await ExpectKeptOut(account);
        Assert.True(await IsShownAltered(account));
    }

    [Fact]
    public async Task A_whole_row_put_back_from_before_the_second_factor_is_noticed()
    {
        var account = await Network.Account(Role.Manager);
        var back = Network.Copy("accounts", "Id", account.AccountId!.Value);
        await Save(account, async (users, owner) => await users.SetTwoFactorEnabledAsync(owner, enabled: true));
        (await _entry.Own.Changed(await _entry.Enter(account), OwnChange.SecondFactor)).Expect();
        back();

        await ExpectKeptOut(account);
    }

    [Fact]
    public async Task A_portal_that_ended_before_the_trail_told_of_a_new_password_keeps_nobody_out()
    {
        var account = await Network.Account(Role.Staff);
        await SetPassword(account, "the trail was never told");

        await _entry.Enter(account);
        Assert.False(await IsShownAltered(account));
    }

    [Fact]
    public async Task An_account_put_into_the_file_is_none()
    {
        var (head, made) = (Network.Head.AccountId!.Value, Guid.CreateVersion7());
        Network.Sql("CREATE TABLE copied AS SELECT * FROM accounts WHERE Id = @0", head.Key());
        Network.Sql("UPDATE copied SET Id = @0, NormalizedUserName = 'mine', NormalizedEmail = 'mine'", made.Key());
        Network.Sql("INSERT INTO accounts SELECT * FROM copied");
        Network.Sql("DROP TABLE copied");

        await ExpectKeptOut(Network.Head with { AccountId = made });
        Unchecked("DELETE FROM accounts WHERE Id = @0", made.Key());
    }

    [Fact]
    public async Task What_Identity_or_a_freezing_saves_of_an_altered_account_does_not_make_it_right()
    {
        var account = await Network.Account(Role.Staff);
        Network.Sql("UPDATE accounts SET Role = 5 WHERE Id = @0", account.AccountId!.Value.Key());

        await Network.In<UserManager<Account>, bool>(async users =>
            (await users.AccessFailedAsync((await users.FindByIdAsync(account.AccountId.Value.ToString()))!)).Succeeded);
        (await Freeze(account)).Expect();
        (await _entry.Network.Services.GetRequiredService<AccessWatch>().SetFree(await Network.WithFactor(), account.AccountId.Value)).Expect();

        await ExpectKeptOut(account);
    }

    [Fact]
    public async Task The_head_looks_an_altered_account_through_and_keeps_it_with_a_second_factor()
    {
        var account = await Network.Account(Role.Staff);
        Network.Sql("UPDATE accounts SET Role = 5 WHERE Id = @0", account.AccountId!.Value.Key());
        var form = new AccountForm { DisplayName = "Staff", Role = Role.Staff, Salons = [Network.Salon] };

        Assert.IsType<Outcome<Nothing>.SecondFactorNeeded>(await Change(Network.Head, account, form));
        await ExpectKeptOut(account);
        (await Change(await Network.WithFactor(), account, form)).Expect();

        await _entry.Enter(account);
        Assert.False(await IsShownAltered(account));
    }

    [Fact]
    public async Task Accounts_of_a_network_from_before_the_seals_are_sealed_once()
    {
        await using var network = await SomeNetwork.Make();
        using var entry = new SomeEntry(network);
        network.Sql("UPDATE accounts SET RowSeal = NULL");

        await AccountSeals.SealAll(network.Services.GetRequiredService<IDbContextFactory<SalonDb>>(), network.Services.GetRequiredService<Door>(), default);

        await entry.Enter(network.Staff);
        await entry.Enter(network.Head);
    }

    [Fact]
    public async Task The_trail_that_tells_of_accounts_is_whole()
    {
        var account = await Network.Account(Role.Staff);
        (await Freeze(account)).Expect();

        var report = (await Network.Services.GetRequiredService<AccessTrail>().Verify(Network.Head)).Expect();

        Assert.DoesNotContain(report.Rows, f => f.Client == account.AccountId);
        Assert.Null(report.First);
    }

    private async Task ExpectKeptOut(Actor account)
    {
        var form = new EntryForm { Account = account.AccountId!.Value, Mark = SomeEntry.Browser(1) };
        Assert.IsType<Outcome<SessionBegun>.NotFound>(await _entry.SignIns.Begin(Actor.Visitor(SomeEntry.Home, "tests"), form));
    }

    private async Task<List<Alert>> Alerts(Actor account)
    {
        await using var db = Network.Db();
        return await db.Alerts.AsNoTracking().Where(a => a.AccountId == account.AccountId).ToListAsync();
    }

    private async Task<bool> IsShownAltered(Actor account) =>
        (await Network.In<Accounts, Outcome<IReadOnlyList<AccountView>>>(a => a.List(Network.Head))).Expect().Single(a => a.Id == account.AccountId).IsAltered;

    private Task SetPassword(Actor account, string password) =>
        Save(account, async (users, owner) => await users.ResetPasswordAsync(owner, await users.GeneratePasswordResetTokenAsync(owner), password));

    private Task Save(Actor account, Func<UserManager<Account>, Account, Task<IdentityResult>> save) => Network.In<UserManager<Account>, bool>(async users =>
    {
        var result = await save(users, (await users.FindByIdAsync(account.AccountId!.Value.ToString()))!);
        Assert.True(result.Succeeded, string.Join(' ', result.Errors.Select(e => e.Description)));
        return true;
    });

    /// <summary>As the page does that set the password.</summary>
    private async Task Told(Actor account, bool isByLink)
    {
        if (isByLink)
        {
            (await _entry.SignIns.PasswordSet(Actor.Visitor(SomeEntry.Home, "tests"), new() { Account = account.AccountId!.Value, Mark = SomeEntry.Browser(1) })).Expect();
        }
        else
        {
            (await _entry.Own.Changed(await _entry.Enter(account), OwnChange.Password)).Expect();
        }
    }

    private Task<Outcome<Nothing>> Freeze(Actor account) => Network.Services.GetRequiredService<AccessWatch>().Freeze(Network.Head, account.AccountId!.Value);

    private Task<Outcome<Nothing>> Change(Actor head, Actor account, AccountForm form) =>
        Network.In<Accounts, Outcome<Nothing>>(a => a.Change(head, account.AccountId!.Value, form));

    /// <summary>As somebody with a tool of his own, which looks after no foreign keys.</summary>
    private void Unchecked(string sql, params object[] values) => Assert.True(Network.Sql($"PRAGMA foreign_keys = OFF; {sql}", values) > 0);
}

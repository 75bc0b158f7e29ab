using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Hosting;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Tests;

/// <summary>The real portal on a free port of the loopback, with a data folder of its own.</summary>
public class SomePortal : IAsyncLifetime
{
    public const string Password = "correct horse battery";

    private static readonly ClaimedNetwork Network = new(
        new() { NetworkName = "Сеть", SalonName = "Арбат", CountryCode = "RU", HeadName = "Глава", HeadEmail = "head@salon.example" });

    private readonly string _root = Directory.CreateTempSubdirectory("saloncrm-").FullName;
    private readonly bool _isDemo;
    private readonly bool _isNew;
    private WebApplication? _app;

    /// <summary>A network with nobody but its head.</summary>
    public SomePortal()
        : this(isDemo: false, isNew: false)
    {
    }

    protected SomePortal(bool isDemo, bool isNew) => (_isDemo, _isNew) = (isDemo, isNew);

    public IServiceProvider Services => _app!.Services;

    public string Address => _app!.Urls.First();

    public async Task InitializeAsync()
    {
        if (!_isNew)
        {
            await Network.CopyTo(_root);
        }

        _app = Portal.Build(Started(new PortalStart(ClaimedNetwork.Place(_root), "http://127.0.0.1:0", _isDemo)));
        await Services.OpenSalonData();
        await _app.StartAsync();
    }

    /// <summary>What a portal is started with beyond the usual.</summary>
    protected virtual PortalStart Started(PortalStart start) => start;

    /// <summary>Uses a feature that lives in a scope.</summary>
    public async Task<TResult> In<TFeature, TResult>(Func<TFeature, Task<TResult>> use)
        where TFeature : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TFeature>());
    }

    /// <summary>An account that signs in with <see cref="Password"/>.</summary>
    public async Task<Account> Account(Role role = Role.Manager)
    {
        var form = new AccountForm { DisplayName = "Анна", Email = $"{Guid.NewGuid():N}@salon.example", Role = role };
        var id = (await In<Accounts, Outcome<Guid>>(a => a.Add(Actor.Operator, form))).Expect();
        return await In<UserManager<Account>, Account>(async users =>
        {
            var account = await users.FindByIdAsync(id.ToString());
            Assert.True((await users.AddPasswordAsync(account!, Password)).Succeeded);
            return account!;
        });
    }

    public async Task Disable(Account account) =>
        (await In<Accounts, Outcome<Nothing>>(a => a.Change(
            Actor.Operator, account.Id, new AccountForm { DisplayName = account.DisplayName, Role = account.Role, Disabled = true }))).Expect();

    public async Task<string> PasswordLink(Account account) =>
        (await In<Accounts, Outcome<PasswordLink>>(a => a.MakePasswordLink(Actor.Operator, account.Id))).Expect().Address("");

    /// <summary>Looks into the database file, past the data project.</summary>
    public Task<long> Sql(string sql) => DatabaseFile.Sql(Path.Combine(_root, "data", "salon.db"), sql);

    public SomeBrowser Browser(string language = "en") => new(Address, language);

    public async Task DisposeAsync()
    {
        await _app!.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_root, recursive: true);
    }
}

/// <summary>A portal that nobody has claimed.</summary>
public sealed class UnclaimedPortal() : SomePortal(isDemo: false, isNew: true);

/// <summary>A portal in demo mode.</summary>
public sealed class DemoPortal() : SomePortal(isDemo: true, isNew: false);

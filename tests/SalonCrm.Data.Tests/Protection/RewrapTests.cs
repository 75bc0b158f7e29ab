using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Protection;

/// <summary>The master key changes in three steps, after each of which the machine may stop.</summary>
public sealed class RewrapTests : IAsyncLifetime
{
    private SomeNetwork _network = null!;
    private Guid _client;

    public async Task InitializeAsync()
    {
        _network = await SomeNetwork.Make();
        _client = await _network.Client();
        Ring(_network).StoreElement(new XElement("key", "one"), "one");
    }

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task A_new_master_key_opens_everything_and_the_old_one_is_in_no_file()
    {
        var old = await File.ReadAllTextAsync(_network.Place.KeyFile);
        var view = (await Keys.Rewrap(Actor.Operator, seen: 1)).Expect();

        Assert.Equal((2, false), (view.MasterKey, view.IsMasterKeyChanging));
        Assert.Equal(1, MasterKeyFile.Open(_network.Place.KeyFile).Count);
        await OpensAfterRestart();
        await File.WriteAllTextAsync(_network.Place.KeyFile, old);
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => SomeNetwork.Open(_network.Place));
        Assert.Equal(StartProblem.MasterKeyWrong, refused.Problem);
    }

    [UnixFact]
    public async Task The_new_key_file_is_readable_by_nobody_else_and_nothing_is_left_beside_it()
    {
        var beside = _network.Place.KeyFile + ".new";
        await File.WriteAllTextAsync(beside, "left by a kill");
        (await Keys.Rewrap(Actor.Operator, seen: 1)).Expect();

        Assert.False(File.Exists(beside));
#pragma warning disable CA1416 // A Unix fact.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_network.Place.KeyFile));
#pragma warning restore CA1416
    }

    [Fact]
    public async Task A_stop_after_the_file_has_its_second_key_is_finished_by_the_next_try()
    {
        Change.Prepare();
        await OpensAfterRestart();
        Assert.True((await Keys.View(_network.Head)).Expect().IsMasterKeyChanging);

        Assert.Equal(2, (await Keys.Rewrap(Actor.Operator, seen: 2)).Expect().MasterKey);
        Assert.Equal(1, MasterKeyFile.Open(_network.Place.KeyFile).Count);
        await OpensAfterRestart();
    }

    [Fact]
    public async Task A_stop_after_everything_is_wrapped_anew_is_finished_by_the_next_try()
    {
        Change.Prepare();
        await using (var db = _network.Db())
        {
            Assert.True(await Change.Wrap(db, default) > 4);
        }

        await OpensAfterRestart();
        Assert.Equal(2, (await Keys.Rewrap(Actor.Operator, seen: 2)).Expect().MasterKey);
        await OpensAfterRestart();
    }

    [Fact]
    public async Task It_is_changed_once_when_it_is_asked_for_twice_and_only_with_a_fresh_second_factor()
    {
        Assert.IsType<Outcome<KeysView>.SecondFactorNeeded>(await Keys.Rewrap(_network.Head, seen: 1));
        (await Keys.Rewrap(Actor.Operator, seen: 1)).Expect();
        Assert.Equal(2, (await Keys.Rewrap(Actor.Operator, seen: 1)).Expect().MasterKey);
    }

    [Fact]
    public async Task A_portal_that_runs_meanwhile_wraps_its_next_cookie_key_by_the_new_master_key()
    {
        await using var other = await SomeNetwork.Open(new DataPlace(_network.Place.Folder, _network.Place.KeyFile));
        (await Keys.Rewrap(Actor.Operator, seen: 1)).Expect();

        var ring = other.GetRequiredService<IXmlRepository>();
        ring.StoreElement(new XElement("key", "two"), "two");

        Assert.Equal(["one", "two"], ring.GetAllElements().Select(e => e.Value));
        Assert.Equal(["one", "two"], Ring(_network).GetAllElements().Select(e => e.Value));
        await using var db = _network.Db();
        Assert.All(await db.Ring.Select(e => e.Wrapped).ToListAsync(), w => Assert.Equal(2, MasterKey.WrappedBy(w)));
    }

    [Fact]
    public async Task A_portal_that_runs_meanwhile_wraps_the_data_keys_that_it_makes_by_the_new_master_key()
    {
        await using (var other = await SomeNetwork.Open(new DataPlace(_network.Place.Folder, _network.Place.KeyFile)))
        {
            (await other.GetRequiredService<ProtectionKeys>().Rewrap(Actor.Operator, seen: 1)).Expect();
        }

        var newest = (await Keys.View(Actor.Operator)).Expect().Newest;
        (await Keys.Rotate(Actor.Operator, newest)).Expect();

        await using (var db = _network.Db())
        {
            Assert.All(await db.DataKeys.Where(k => k.Id > newest).Select(k => k.Wrapped).ToListAsync(), w => Assert.Equal(2, MasterKey.WrappedBy(w)));
        }

        await OpensAfterRestart();
    }

    private ProtectionKeys Keys => _network.Services.GetRequiredService<ProtectionKeys>();

    private MasterKeyChange Change => _network.Services.GetRequiredService<MasterKeyChange>();

    private static IXmlRepository Ring(SomeNetwork network) => network.Services.GetRequiredService<IXmlRepository>();

    private async Task OpensAfterRestart()
    {
        var (head, manager) = (_network.Head, _network.Manager);
        await _network.Services.DisposeAsync();
        _network = await SomeNetwork.Open(_network.Root);
        (_network.Head, _network.Manager) = (head, manager);
        Assert.Equal("Иванова", (await _network.Card(_client)).Name.Last);
        Assert.Equal("one", Assert.Single(Ring(_network).GetAllElements()).Value);
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Hosting;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Network;
using SalonCrm.Seed;

namespace SalonCrm.Browser.Tests.Running;

/// <summary>The real portal on a real port of the loopback, on a data folder of its own.</summary>
public sealed class RunningPortal : IAsyncDisposable
{
    private readonly string _root;
    private readonly WebApplication _app;

    private RunningPortal(string root, WebApplication app)
    {
        _root = root;
        _app = app;
    }

    public string Address => _app.Urls.First();

    public IServiceProvider Services => _app.Services;

    public string DataFolder => Path.Combine(_root, "data");

    /// <summary>A portal that nobody has claimed, and the code on its console.</summary>
    public static async Task<(RunningPortal Portal, string Code)> Fresh()
    {
        var portal = await Start(isDemo: false, clients: 0);
        await using var scope = portal.Services.CreateAsyncScope();
        return (portal, scope.ServiceProvider.GetRequiredService<NetworkSetup>().MakeCode());
    }

    /// <summary>The demo network.</summary>
    public static Task<RunningPortal> Demo(int clients = 60) => Start(isDemo: true, clients);

    /// <summary>The accounts as the network head's page has them.</summary>
    public async Task<IReadOnlyList<AccountView>> Accounts()
    {
        await using var scope = Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<Accounts>().List(Actor.Operator)).Expect();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_root, recursive: true);
    }

    private static async Task<RunningPortal> Start(bool isDemo, int clients)
    {
        var root = Directory.CreateTempSubdirectory("saloncrm-browser-").FullName;
        var app = Portal.Build(new PortalStart(new DataPlace(Path.Combine(root, "data")), "http://127.0.0.1:0", isDemo));
        await app.Services.OpenSalonData();
        if (isDemo)
        {
            await DemoNetwork.Make(app.Services, clients);
        }

        await app.StartAsync();
        return new RunningPortal(root, app);
    }
}

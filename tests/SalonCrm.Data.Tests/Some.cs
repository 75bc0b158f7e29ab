using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Network;
using SalonCrm.Data.Search;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests;

/// <summary>A small real network in a folder of its own: a real SQLite file, a real key file, real accounts.</summary>
internal sealed class SomeNetwork : IAsyncDisposable
{
    private static readonly NetworkTemplate<SomeNetwork> Template = new(async root =>
    {
        var network = await MakeIn(root);
        await network.Close();
        return network;
    });

    private SomeNetwork(string root, ServiceProvider services)
    {
        Root = root;
        Services = services;
    }

    public string Root { get; }

    public ServiceProvider Services { get; }

    public DataPlace Place => Services.GetRequiredService<DataPlace>();

    public string DatabaseFile => Path.Combine(Place.Folder, "salon.db");

    public Guid Salon { get; internal set; }

    public Actor Head { get; internal set; } = Actor.Operator;

    public Actor Manager { get; internal set; } = Actor.Operator;

    public Actor Staff { get; internal set; } = Actor.Operator;

    public Actor Specialist { get; internal set; } = Actor.Operator;

    public ClientCards Cards => Services.GetRequiredService<ClientCards>();

    public ClientSearch Search => Services.GetRequiredService<ClientSearch>();

    /// <summary>A network in Russia with one salon and one account of each role; its directory is full.</summary>
    public static async Task<SomeNetwork> Make()
    {
        var root = Directory.CreateTempSubdirectory("saloncrm-").FullName;
        var network = await Reopen(root, like: await Template.CopyTo(root));
        await network.FillDirectory();
        return network;
    }

    /// <summary>One that shares its keys with no other.</summary>
    public static async Task<SomeNetwork> MakeAnew()
    {
        var network = await MakeIn(Directory.CreateTempSubdirectory("saloncrm-").FullName);
        await network.FillDirectory();
        return network;
    }

    private static async Task<SomeNetwork> MakeIn(string root)
    {
        var network = await Open(root);
        var form = new NetworkForm { NetworkName = "Сеть", SalonName = "Арбат", CountryCode = "RU", HeadName = "Глава", HeadEmail = "head@salon.example" };
        network.Head = Actor.SignedIn((await network.In<NetworkSetup, Outcome<Guid>>(s => s.Claim(Actor.Operator, form))).Expect(), Role.NetworkHead, "127.0.0.1", "tests");
        network.Salon = (await network.Services.GetRequiredService<Salons>().View(network.Head)).Expect().Salons[0].Id;
        network.Manager = await network.Account(Role.Manager);
        network.Staff = await network.Account(Role.Staff);
        network.Specialist = await network.Account(Role.Specialist);
        return network;
    }

    /// <summary>Opens what lies in a folder, as a start of the portal does.</summary>
    public static async Task<SomeNetwork> Open(string root)
    {
        return new SomeNetwork(root, await Open(new DataPlace(Path.Combine(root, "data"))));
    }

    /// <summary>Opens the same folder again, with the same people.</summary>
    public static Task<SomeNetwork> Reopen(SomeNetwork closed) => Reopen(closed.Root, like: closed);

    /// <summary>Opens a place that may hold no network.</summary>
    public static async Task<ServiceProvider> Open(DataPlace place)
    {
        var services = new ServiceCollection().AddLogging().AddSalonData(place).BuildServiceProvider();
        try
        {
            await services.OpenSalonData();
            return services;
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    public Task FillDirectory() => Services.GetRequiredService<DirectoryFeed>().Fill(CancellationToken.None);

    public SalonDb Db() => Services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContext();

    /// <summary>Uses a feature that lives in a scope.</summary>
    public async Task<TResult> In<TFeature, TResult>(Func<TFeature, Task<TResult>> use)
        where TFeature : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TFeature>());
    }

    public async Task<Actor> Account(Role role)
    {
        var form = new AccountForm { DisplayName = role.ToString(), Email = $"{role}-{Guid.NewGuid():N}@salon.example", Role = role, Salons = [Salon] };
        var id = (await In<Accounts, Outcome<Guid>>(a => a.Add(role > Role.Staff ? Actor.Operator : Head, form))).Expect();
        return Actor.SignedIn(id, role, "127.0.0.1", "tests");
    }

    /// <summary>Somebody, in a session whose second factor was shown so long ago; the head just now.</summary>
    public async Task<Actor> WithFactor(Actor? person = null, TimeSpan ago = default)
    {
        var (who, now) = (person ?? Head, DateTimeOffset.UtcNow);
        var session = new Session { AccountId = who.AccountId!.Value, StartedAt = now.AddHours(-1), SeenAt = now, SecondFactorAt = now - ago };
        await using var db = Db();
        db.Sessions.Add(session);
        await db.SaveChangesAsync();
        return who with { Session = session.Id };
    }

    public ClientForm Form(string first = "Мария", string? last = "Иванова", string phone = "+7 916 123-45-67") =>
        new() { SalonId = Salon, FirstName = first, LastName = last, Phones = [new() { Text = phone }] };

    public async Task<Guid> Client(string first = "Мария", string? last = "Иванова", string phone = "+7 916 123-45-67") =>
        (await Cards.Create(Manager, Form(first, last, phone))).Expect();

    /// <summary>A site with a key, as the one who calls.</summary>
    public async Task<Actor> Site(params Guid[] salons)
    {
        var form = new IntegrationForm { Name = $"Сайт {Guid.NewGuid():N}", Salons = [.. salons] };
        (await Services.GetRequiredService<Integrations>().Save(Head, form)).Expect();
        return Actor.Site(form.Id, "203.0.113.9", "site");
    }

    /// <summary>A telephone exchange with lines of the salon, as the one who tells.</summary>
    public async Task<Actor> Exchange(params string[] lines)
    {
        var exchange = new TelephoneExchange { Name = $"АТС {Guid.NewGuid():N}", Kind = ExchangeKind.Own, Secret = "secret" };
        exchange.Lines.AddRange(lines.Select(l => new ExchangeLine { ExchangeId = exchange.Id, Line = LineName.Of(l, Country.Find("RU"))!, SalonId = Salon }));
        await using var db = Db();
        db.Add(exchange);
        await db.SaveChangesAsync();
        return Actor.Exchange(exchange.Id, "203.0.113.10", "exchange");
    }

    /// <summary>The client consents to health data being kept.</summary>
    public async Task<Guid> ConsentsToHealth(Guid client)
    {
        var form = new ConsentForm { ClientId = client, Purpose = ConsentPurpose.HealthData, TextVersion = 1 };
        (await Services.GetRequiredService<ClientConsents>().Give(Staff, form)).Expect();
        return client;
    }

    public async Task<ClientCard> Card(Guid client) => (await Cards.Open(Manager, client)).Expect();

    public async ValueTask DisposeAsync()
    {
        await Close();
        Directory.Delete(Root, recursive: true);
    }

    private static async Task<SomeNetwork> Reopen(string root, SomeNetwork like)
    {
        var network = await Open(root);
        (network.Head, network.Manager, network.Staff, network.Specialist, network.Salon) = (like.Head, like.Manager, like.Staff, like.Specialist, like.Salon);
        return network;
    }

    private async Task Close()
    {
        await Services.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }
}

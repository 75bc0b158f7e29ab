using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Seed.Filling;
using SalonCrm.Seed.Network;

namespace SalonCrm.Seed;

/// <summary>How far the making of a demo network has come.</summary>
/// <param name="Made">Clients that have been made.</param>
/// <param name="Total">Clients that there will be.</param>
public sealed record DemoProgress(int Made, int Total);

/// <summary>Makes a network for trying the portal out: salons, masters, accounts without passwords, clients.</summary>
public static class DemoNetwork
{
    /// <summary>Clients of a demo that says nothing else.</summary>
    public const int DefaultClients = 300;

    /// <summary>What the script of calls is called that a demo leaves in its data folder, with the secret of its telephone exchange.</summary>
    public const string CallScript = "play-calls.txt";

    /// <summary>
    /// Fills an empty database. The same people each time; dates of cards and visits count back from today. Whatever was
    /// made before a cancellation or failure stays: such a database is to be thrown away.
    /// </summary>
    /// <param name="services">With the data project registered and opened.</param>
    /// <param name="clients">How many clients.</param>
    /// <param name="progress">Told every 512 clients, and at the beginning.</param>
    /// <param name="cancel">Stops between two batches.</param>
    /// <exception cref="InvalidOperationException">The database has a network already.</exception>
    public static async Task Make(
        IServiceProvider services, int clients, IProgress<DemoProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(clients);
        await Make(services, clients, block => DemoPeople.OfBlock(DemoPeople.DefaultSeed, block), progress, cancel);
    }

    /// <summary>Fills an empty database with the people given, each with the card number after its place.</summary>
    /// <param name="services">With the data project registered and opened.</param>
    /// <param name="people">In order of their places.</param>
    /// <param name="cancel">Stops between two batches.</param>
    /// <exception cref="InvalidOperationException">The database has a network already.</exception>
    public static Task Make(IServiceProvider services, IReadOnlyList<DemoPerson> people, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(people);
        return Make(services, people.Count, block => people.Skip(block * DemoPeople.Block).Take(DemoPeople.Block), null, cancel);
    }

    private static async Task Make(
        IServiceProvider services, int clients, Func<int, IEnumerable<DemoPerson>> people, IProgress<DemoProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(services);
        progress?.Report(new(0, clients));
        await using var scope = services.CreateAsyncScope();
        var calendar = new Calendar(scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow(), clients);
        var staff = await DemoStaff.Make(scope.ServiceProvider, calendar, cancel);
        progress?.Report(new(0, clients));
        await new ClientFilling(scope.ServiceProvider, calendar, people).Fill(staff, progress, cancel);
        await DemoSite.Make(scope.ServiceProvider, staff, cancel);
        await DemoExchange.Make(scope.ServiceProvider, staff, cancel);
        await DemoCalls.Make(scope.ServiceProvider, staff, cancel);
        await DemoAudit.Make(scope.ServiceProvider, staff, calendar, cancel);
        await DemoEntries.Make(scope.ServiceProvider, staff, cancel);
    }
}

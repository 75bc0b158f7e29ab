using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Visits;
using SalonCrm.Seed;

namespace SalonCrm.Benchmarks;

/// <summary>
/// What sealing costs where a card is opened: the same operations on the same card, once sealed and once in plain columns,
/// both in real files, through the door, trail and commit included.
/// </summary>
internal static class CardBenchmark
{
    public static async Task Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("saloncrm-").FullName;
        try
        {
            await using var services = new ServiceCollection().AddLogging().AddSalonData(new DataPlace(Path.Combine(folder, "data"))).BuildServiceProvider();
            await services.OpenSalonData();
            await DemoNetwork.Make(services, DemoNetwork.DefaultClients);
            var (client, manager) = await BusyClient.Make(services);
            using var plain = await PlainTwin.Make(services, Path.Combine(folder, "plain.db"));
            await output.WriteLineAsync($"One card of {BusyClient.Visits} visits and {BusyClient.Photos} photos among {DemoNetwork.DefaultClients}. Milliseconds: lower quartile, median, upper quartile.");
            await Compare(output, services, plain, client, manager);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Compare(TextWriter output, IServiceProvider services, PlainTwin plain, Guid client, Actor actor)
    {
        var blind = services.GetRequiredService<BlindIndex>();
        var (cards, plainCards) = (services.GetRequiredService<ClientCards>(), new ClientCards(plain.Door, blind));
        var (visits, plainVisits) = (services.GetRequiredService<ClientVisits>(), new ClientVisits(plain.Door));
        var rounds = new Rounds(output, plain);
        await rounds.Compare("open the card", () => cards.Open(actor, client).Expect(), () => plainCards.Open(actor, client).Expect());
        await rounds.Compare(
            "one more page of visits",
            () => visits.List(actor, client, ClientVisits.PageSize).Expect(),
            () => plainVisits.List(actor, client, ClientVisits.PageSize).Expect());
    }

    private static async Task Expect<T>(this Task<Outcome<T>> outcome) => (await outcome).Expect();
}

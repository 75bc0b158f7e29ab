using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;
using SalonCrm.Seed.Network;

namespace SalonCrm.Seed.Filling;

/// <summary>Makes the clients' cards.</summary>
internal static class ClientFilling
{
    private const int Batch = 250;

    public static async Task Fill(IServiceProvider services, MadeSalon[] salons, Calendar calendar, IProgress<DemoProgress>? progress, CancellationToken cancel)
    {
        var door = services.GetRequiredService<Door>();
        var blind = services.GetRequiredService<BlindIndex>();
        var made = 0;
        foreach (var people in DemoPeople.Generate(DemoPeople.DefaultSeed, calendar.Cards).Chunk(Batch))
        {
            (await door.Pass<Nothing>(salons[0].Manager, Permission.EditCards, async passage =>
            {
                var clients = people.Select(person =>
                {
                    var salon = salons[person.Salon];
                    var form = ClientForms.Of(person, salon, days => calendar.Day(calendar.Made(person.Index), days));
                    ClientRules.Tidy(form);
                    return NewClients.Make(passage, form, salon.Country, blind, ClientSource.Desk, person.Index + 1);
                }).ToList();
                await passage.Db.SaveChangesAsync(cancel);
                foreach (var client in clients)
                {
                    passage.Record(TrailAction.CardCreated, client, new() { Fields = CardFields.Filled(client) });
                }

                return new Outcome<Nothing>.Done(default);
            }, cancel)).Expect();
            progress?.Report(new(made += people.Length, calendar.Cards));
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;
using SalonCrm.Seed.People;

namespace SalonCrm.Seed.Network;

/// <summary>The network's telephone exchange: a line for each salon, and a script of calls for the tool that plays it.</summary>
internal static class DemoExchange
{
    public const string Name = "Verbenika PBX";

    /// <summary>Far beyond the numbers of clients.</summary>
    private const int FirstLine = DemoPhones.Distinct - 100;

    /// <summary>The line of a salon, by its place.</summary>
    public static string Line(MadeSalon[] salons, int place) => DemoPhones.Number(salons[place].Country.Code, FirstLine + place);

    /// <summary>Makes it as the head of the network, and leaves the script with its secret in the data folder.</summary>
    public static async Task Make(IServiceProvider services, MadeSalon[] salons, CancellationToken cancel)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync(cancel);
        var head = await db.Users.Where(u => u.Role == Role.NetworkHead).OrderBy(u => u.Id).Select(u => u.Id).FirstAsync(cancel);
        var form = new ExchangeForm
        {
            Name = Name,
            Kind = ExchangeKind.Own,
            Lines = [.. salons.Select((salon, place) => new ExchangeLineForm { Line = Line(salons, place), SalonId = salon.Id })],
        };
        var secret = (await services.GetRequiredService<TelephoneExchanges>().Save(Actor.SignedIn(head, Role.NetworkHead, null, "demo data"), form, cancel)).Expect();
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new StreamWriter(Path.Combine(services.GetRequiredService<DataPlace>().Folder, DemoNetwork.CallScript), options);
        foreach (var line in (string[])[.. Head(form.Id, secret!), .. await Calls(db, salons, cancel)])
        {
            await file.WriteLineAsync(line.AsMemory(), cancel);
        }
    }

    private static string[] Head(Guid exchange, string secret) =>
    [
        "# Calls for the demo network, played by: play-calls",
        "# All people and numbers in it are invented.",
        "#",
        "# A call:  who -> line : rings 4s, talks 20s, recorded",
        "# Nobody answers where it is not talked. \"hidden\" hides its number, \"12\" is a phone of the house,",
        "# \"who <- line\" is called by the salon, and after \"&\" the next call comes at the same time.",
        "",
        $"exchange {exchange}",
        $"secret {secret}",
        "",
    ];

    /// <summary>A client with an allergy, a number that a family shares, a guest, a stranger, and what else happens on a telephone.</summary>
    private static async Task<string[]> Calls(SalonDb db, MadeSalon[] salons, CancellationToken cancel)
    {
        const int Looked = 1000;
        var clients = await db.Clients.AsNoTracking().Include(c => c.Phones).Where(c => c.SalonId == salons[0].Id && c.Phones.Count > 0)
            .OrderBy(c => c.CardNumber).Take(Looked).ToListAsync(cancel);
        var shared = clients.SelectMany(c => c.Phones).GroupBy(p => p.Number).FirstOrDefault(p => p.Select(o => o.ClientId).Distinct().Count() > 1)?.Key;
        string? Of(Func<Client, bool> which) => clients.Find(c => which(c))?.Phones[0].Number;
        var line = Written(Line(salons, 0));
        (string About, string? Number, string Course)[] calls =
        [
            ("a client with an allergy", Of(c => c.AllergyState == AllergyState.Listed), $"-> {line} : rings 12s, talks 20s, recorded"),
            ("a number that several share", shared, $"-> {line} : rings 10s, talks 15s"),
            ("a guest", Of(c => c.Status == ClientStatus.Guest), $"-> {line} : rings 8s"),
            ("a stranger", DemoPhones.Number(salons[0].Country.Code, FirstLine + salons.Length), $"-> {line} : rings 10s, talks 25s"),
            ("one who hides the number", "hidden", $"-> {line} : rings 8s"),
            ("a phone of the house", "12", $"-> {line} : rings 5s, talks 5s &"),
            ("at the same time in another salon", DemoPhones.Number(salons[^1].Country.Code, FirstLine + salons.Length), $"-> {Written(Line(salons, salons.Length - 1))} : rings 8s, talks 10s"),
            ("on a line that is no salon's yet", Of(c => c.Status == ClientStatus.Registered), $"-> {Written(DemoPhones.Number(salons[0].Country.Code, FirstLine + salons.Length + 1))} : rings 6s"),
            ("the salon calls back", Of(c => c.Status == ClientStatus.Guest), $"<- {line} : rings 5s, talks 30s"),
        ];
        return [.. calls.Where(c => c.Number is not null).SelectMany(c => new[] { $"# {c.About}", $"{Written(c.Number!)} {c.Course}" })];
    }

    private static string Written(string number) => number.StartsWith('+') ? PhoneNumber.FromE164(number).International : number;
}

using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Seed.Network;

/// <summary>Who has signed in this morning, from the salons' own addresses; a slip of the finger, and a stranger who tried names.</summary>
internal static class DemoEntries
{
    private const string Desk = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
    private const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1";
    private const string Stranger = "203.0.113.77";

    public static async Task Make(IServiceProvider services, MadeSalon[] salons, CancellationToken cancel)
    {
        var (signIns, own) = (services.GetRequiredService<SignIns>(), services.GetRequiredService<OwnSessions>());
        foreach (var (salon, number) in salons.Select((s, i) => (s, i)))
        {
            var address = $"198.51.100.{10 + number}";
            await Enter(signIns, salon.Desk, (byte)(1 + number), address, Desk, cancel);
            var master = await Enter(signIns, salon.Specialist, (byte)(101 + number), address, Phone, cancel);
            if (number > 0)
            {
                await own.SignOut(salon.Specialist with { Session = master, Address = address }, cancel);
            }
        }

        await signIns.Fail(Actor.Visitor("198.51.100.10", Desk), new() { Account = salons[0].Manager.AccountId }, cancel);
        await Enter(signIns, salons[0].Manager, 1, "198.51.100.10", Desk, cancel);
        foreach (var name in new[] { "admin@salon.example", "director@salon.example" })
        {
            await signIns.Fail(Actor.Visitor(Stranger, null), new() { Name = name }, cancel);
        }
    }

    private static async Task<Guid> Enter(SignIns signIns, Actor account, byte browser, string address, string device, CancellationToken cancel)
    {
        var mark = new byte[EntryAttempt.MarkLength];
        Array.Fill(mark, browser);
        var form = new EntryForm { Account = account.AccountId!.Value, Mark = mark, IsDemo = true };
        return (await signIns.Begin(Actor.Visitor(address, device), form, cancel)).Expect().Session;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Benchmarks.Finding;

/// <summary>Who has exactly this number: from the sealed database by blind index, from a plain one by the number. The same EF, set up alike.</summary>
internal sealed class ExactLookup(IServiceProvider services, PlainTwin? plain)
{
    private const int Most = 21;
    private readonly DbContextOptions<SalonDb> _options = (DbContextOptions<SalonDb>)new DbContextOptionsBuilder<SalonDb>().UseSalonFile(services.GetRequiredService<DataPlace>().DatabaseFile).Options;
    private readonly Sealing _sealing = services.GetRequiredService<Sealing>();
    private readonly BlindIndex _blind = services.GetRequiredService<BlindIndex>();

    public void Sealed(Asked number)
    {
        using var db = new SalonDb(_options, _sealing);
        var index = _blind.Of(ClientPhone.IndexKind, number.Text);
        Found(db.Phones.Where(p => p.NumberIndex == index).OrderBy(p => p.Id).Select(p => p.ClientId).Take(Most).ToList(), number.Text);
    }

    public void Plain(Asked number)
    {
        using var db = plain!.CreateDbContext();
        var text = number.Text;
        Found(db.Phones.Where(p => p.Number == text).OrderBy(p => p.Id).Select(p => p.ClientId).Take(Most).ToList(), number.Text);
    }

    private static void Found(List<Guid> clients, string number)
    {
        if (clients.Count == 0)
        {
            throw new InvalidOperationException($"Nobody has {number}.");
        }
    }
}

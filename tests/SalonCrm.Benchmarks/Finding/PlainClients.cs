using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;

namespace SalonCrm.Benchmarks.Finding;

/// <summary>The clients and phones of a network in plain columns, made once and kept beside it for the next run.</summary>
internal static class PlainClients
{
    private const int Page = 5000;

    public static async Task<PlainTwin> Open(TextWriter output, IServiceProvider services, int clients)
    {
        var file = Path.Combine(FilledNetwork.Folder(clients), "plain.db");
        var (twin, whole) = (PlainTwin.Of(services, file), file + ".whole");
        if (!File.Exists(whole))
        {
            File.Delete(file);
            await output.WriteLineAsync("making the plain copy, which is kept for the next run");
            await Copy(services.GetRequiredService<IDbContextFactory<SalonDb>>(), twin);
            await File.WriteAllTextAsync(whole, "");
        }

        return twin;
    }

    /// <summary>Reads all of them page by page, the columns that the directory is filled from.</summary>
    public static async Task<int> Read(PlainTwin twin)
    {
        var (last, count) = (0, 0);
        while (true)
        {
            await using var db = twin.CreateDbContext();
            var from = last;
            var page = await db.Clients.AsNoTracking().Where(c => c.CardNumber > from).OrderBy(c => c.CardNumber).Take(Page)
                .Select(c => new { c.Id, c.CardNumber, c.LastName, c.FirstName, c.Patronymic, Phones = c.Phones.Select(p => new { p.Id, p.Number }).ToList() })
                .ToListAsync();
            if (page.Count == 0)
            {
                return count;
            }

            (last, count) = (page[^1].CardNumber, count + page.Count);
        }
    }

    private static async Task Copy(IDbContextFactory<SalonDb> originals, PlainTwin twin)
    {
        await using (var empty = twin.CreateDbContext())
        {
            await empty.Database.EnsureCreatedAsync();
            await empty.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");
        }

        for (var last = 0; ;)
        {
            await using var original = await originals.CreateDbContextAsync();
            var page = await original.Clients.AsNoTracking().Include(c => c.Phones).Where(c => c.CardNumber > last).OrderBy(c => c.CardNumber).Take(Page).ToListAsync();
            if (page.Count == 0)
            {
                break;
            }

            await using var copy = twin.CreateDbContext();
            await copy.Database.OpenConnectionAsync();

            // The salons and people that they refer to stay behind.
            await copy.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=OFF; PRAGMA synchronous=OFF");
            copy.ChangeTracker.AutoDetectChangesEnabled = false;
            copy.AddRange(page);
            await copy.SaveChangesAsync();
            last = page[^1].CardNumber;
        }

        await using var db = twin.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync("CREATE INDEX plain_number ON client_phones (Number)");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Trails;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Storage;

namespace SalonCrm.Benchmarks;

/// <summary>A copy of a network in plain columns, and the door to it.</summary>
internal sealed class PlainTwin : IDbContextFactory<SalonDb>, IDisposable
{
    private readonly DbContextOptions<SalonDb> _options;
    private readonly DbContextOptions<SalonDb> _counting;
    private readonly Sealing _sealing;
    private readonly TrailHead? _head;

    private PlainTwin(IServiceProvider services, string file, bool keepsTrail)
    {
        _options = (DbContextOptions<SalonDb>)new DbContextOptionsBuilder<SalonDb>().UseUnsealedFile(file).AddInterceptors(PlainColumns.Instance).Options;
        _counting = (DbContextOptions<SalonDb>)new DbContextOptionsBuilder<SalonDb>().UseUnsealedFile(file).AddInterceptors(PlainColumns.Instance, Rows).Options;

        // Nobody changes keys here: no operation looks whether somebody did.
        _sealing = services.GetRequiredService<Sealing>() with { Keys = null };
        _head = keepsTrail ? new TrailHead(new DataPlace(file, file + ".json"), services.GetRequiredService<KeyRing>(), new TrailBoard()) : null;
        Door = new Door(
            this, services.GetRequiredService<Trail>(), services.GetRequiredService<TimeProvider>(), services.GetRequiredService<AlertBoard>(), _head,
            services.GetRequiredService<StorageState>(), new Sentry()) { KeepsTrail = keepsTrail };
    }

    public Door Door { get; }

    public RowCounter Rows { get; } = new();

    /// <summary>Counts rows meanwhile: EF makes entities more slowly then, so nothing is timed.</summary>
    public bool IsCounting { get; set; }

    /// <param name="services">The network.</param>
    /// <param name="file">Where the copy lies.</param>
    /// <param name="keepsTrail">Whether what is done in the copy is written into its trail, with a head of its own.</param>
    public static async Task<PlainTwin> Make(IServiceProvider services, string file, bool keepsTrail = true)
    {
        var twin = new PlainTwin(services, file, keepsTrail);
        await using var original = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync();
        await using var copy = twin.CreateDbContext();
        await copy.Database.EnsureCreatedAsync();
        await copy.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");
        copy.ChangeTracker.AutoDetectChangesEnabled = false;
        var rows = typeof(PlainTwin).GetMethod(nameof(All), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;
        foreach (var type in original.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => keepsTrail || t != typeof(TrailEntry)))
        {
            copy.AddRange((IEnumerable<object>)rows.MakeGenericMethod(type).Invoke(null, [original])!);
        }

        await copy.SaveChangesAsync();

        // A roster that does not fit would be told, card by card.
        await copy.Clients.ExecuteUpdateAsync(c => c.SetProperty(p => p.Roster, (byte[]?)null).SetProperty(p => p.SaltNumber, (int?)null));
        if (twin._head is { } head)
        {
            await head.SetToLast(copy, CancellationToken.None);
        }

        return twin;
    }

    /// <summary>One whose file somebody else fills.</summary>
    public static PlainTwin Of(IServiceProvider services, string file) => new(services, file, keepsTrail: false);

    public SalonDb CreateDbContext() => new PlainSalonDb(IsCounting ? _counting : _options, _sealing);

    public void Dispose()
    {
        Door.Dispose();
        _head?.Dispose();
    }

    private static IEnumerable<object> All<T>(SalonDb db)
        where T : class => db.Set<T>().AsNoTracking().ToList();
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Protection;

namespace SalonCrm.Benchmarks;

/// <summary>A copy of a network in plain columns, and the door to it.</summary>
internal sealed class PlainTwin : IDbContextFactory<SalonDb>
{
    private readonly DbContextOptions<SalonDb> _options;
    private readonly DbContextOptions<SalonDb> _counting;
    private readonly Sealing _sealing;

    private PlainTwin(IServiceProvider services, string file, bool keepsTrail)
    {
        _options = (DbContextOptions<SalonDb>)new DbContextOptionsBuilder<SalonDb>().UseUnsealedFile(file).Options;
        _counting = (DbContextOptions<SalonDb>)new DbContextOptionsBuilder<SalonDb>().UseUnsealedFile(file).AddInterceptors(Rows).Options;
        _sealing = services.GetRequiredService<Sealing>();
        Door = new Door(this, services.GetRequiredService<Trail>(), services.GetRequiredService<TimeProvider>()) { KeepsTrail = keepsTrail };
    }

    public Door Door { get; }

    public RowCounter Rows { get; } = new();

    /// <summary>Counts rows meanwhile: EF makes entities more slowly then, so nothing is timed.</summary>
    public bool IsCounting { get; set; }

    /// <param name="services">The network.</param>
    /// <param name="file">Where the copy lies.</param>
    /// <param name="keepsTrail">Whether what is done in the copy is written into its trail.</param>
    public static async Task<PlainTwin> Make(IServiceProvider services, string file, bool keepsTrail = true)
    {
        var twin = new PlainTwin(services, file, keepsTrail);
        await using var original = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync();
        await using var copy = twin.CreateDbContext();
        await copy.Database.EnsureCreatedAsync();
        await copy.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");
        copy.ChangeTracker.AutoDetectChangesEnabled = false;
        var rows = typeof(PlainTwin).GetMethod(nameof(All), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;
        foreach (var type in original.Model.GetEntityTypes().Select(t => t.ClrType))
        {
            copy.AddRange((IEnumerable<object>)rows.MakeGenericMethod(type).Invoke(null, [original])!);
        }

        await copy.SaveChangesAsync();
        return twin;
    }

    /// <summary>One whose file somebody else fills.</summary>
    public static PlainTwin Of(IServiceProvider services, string file) => new(services, file, keepsTrail: true);

    public SalonDb CreateDbContext() => new PlainSalonDb(IsCounting ? _counting : _options, _sealing);

    private static IEnumerable<object> All<T>(SalonDb db)
        where T : class => db.Set<T>().AsNoTracking().ToList();
}

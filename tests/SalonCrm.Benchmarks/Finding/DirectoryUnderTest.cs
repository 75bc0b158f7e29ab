using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Search;

namespace SalonCrm.Benchmarks.Finding;

/// <summary>The directory as it is asked here: by what was typed. Neither door nor trail stands before it, as before no rival.</summary>
internal sealed class DirectoryUnderTest(IServiceProvider services)
{
    public const int Best = ClientSearch.MostHits;

    private readonly ClientDirectory _directory = services.GetRequiredService<ClientDirectory>();

    /// <summary>What it says itself that it takes.</summary>
    public long Bytes => _directory.Bytes;

    /// <summary>Fills it anew from the database.</summary>
    public Task Fill() => services.FillDirectory();

    /// <summary>Another one beside it, filled from the same database.</summary>
    public async Task<IDisposable> Another()
    {
        var another = new ClientDirectory();
        using var feed = new DirectoryFeed(services.GetRequiredService<IDbContextFactory<SalonDb>>(), services.GetRequiredService<FieldSealer>(), another, TimeProvider.System);
        await feed.Fill(CancellationToken.None);
        return another;
    }

    /// <summary>The best, with the reading of the text.</summary>
    public IReadOnlyList<Guid> Find(string text) => DirectoryQuery.Parse(text) is { } query ? _directory.Find(query, Best) : [];
}

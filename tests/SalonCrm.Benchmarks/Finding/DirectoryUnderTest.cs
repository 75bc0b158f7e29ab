using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Search;

namespace SalonCrm.Benchmarks.Finding;

/// <summary>The directory as it is asked here: by what was typed. Neither door nor trail stands before it, as before no rival.</summary>
internal sealed class DirectoryUnderTest(IServiceProvider services)
{
    public const int Best = ClientSearch.MostHits;

    private readonly ClientDirectory _directory = services.GetRequiredService<ClientDirectory>();

    /// <summary>Fills it anew from the database.</summary>
    public Task Fill() => services.FillDirectory();

    /// <summary>The best, with the reading of the text.</summary>
    public IReadOnlyList<Guid> Find(string text) => DirectoryQuery.Parse(text) is { } query ? _directory.Find(query, Best) : [];
}

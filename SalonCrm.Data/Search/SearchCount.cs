using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Access;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Search;

/// <summary>How much somebody searched within an hour: whoever copies the book by searching stands out. Never what was searched for.</summary>
internal sealed class SearchCount
{
    [Plain] public Guid AccountId { get; init; }

    /// <summary>The beginning of the hour.</summary>
    [Plain] public DateTimeOffset Hour { get; init; }

    [Plain] public int Searches { get; set; }

    /// <summary>How many clients they showed, counted each time.</summary>
    [Plain] public int Hits { get; set; }

    public static void Map(EntityTypeBuilder<SearchCount> entity)
    {
        entity.ToTable("search_counts");
        entity.HasKey(c => new { c.AccountId, c.Hour });
        entity.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
    }
}

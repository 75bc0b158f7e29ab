using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Backups;

/// <summary>How a backup ended. The numbers are kept in the database: never reuse one.</summary>
public enum BackupResult
{
    /// <summary>It is being written, or the portal ended meanwhile.</summary>
    Running = 0,

    /// <summary>It is whole: it was opened and checked after it was written.</summary>
    Whole = 1,

    /// <summary>There is no room for it, or the folder can't be written.</summary>
    NotWritten = 2,

    /// <summary>It was written and did not pass its check.</summary>
    NotWhole = 3,
}

/// <summary>One backup that was made, or tried.</summary>
internal sealed class BackupRun
{
    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Plain] public DateTimeOffset StartedAt { get; init; }

    [Plain] public DateTimeOffset? EndedAt { get; set; }

    [Plain] public BackupResult Result { get; set; }

    /// <summary>The name of its folder; null while there is none.</summary>
    [Plain] public string? Name { get; set; }

    [Plain] public long? Bytes { get; set; }

    [Plain] public int? Clients { get; set; }

    /// <summary>The trail's last entry in it.</summary>
    [Plain] public long? TrailSeq { get; set; }

    /// <summary>Who made it; null where the portal did by itself.</summary>
    [Plain] public Guid? By { get; init; }

    /// <summary>When it was taken away because newer ones stand for it; null while it is kept.</summary>
    [Plain] public DateTimeOffset? RemovedAt { get; set; }

    public static void Map(EntityTypeBuilder<BackupRun> entity)
    {
        entity.ToTable("backup_runs");
        entity.HasIndex(r => r.StartedAt);
    }
}

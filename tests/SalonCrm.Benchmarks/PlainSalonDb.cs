using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SalonCrm.Data;
using SalonCrm.Data.Protection;

namespace SalonCrm.Benchmarks;

/// <summary>The same tables with everything in plain columns: no envelopes, no seals over rows, no rosters, no salts.</summary>
internal sealed class PlainSalonDb(DbContextOptions<SalonDb> options, Sealing sealing) : SalonDb(options, sealing)
{
    public override bool HasSeals => false;

    /// <summary>What <see cref="PlainColumns"/> has read in an envelope's place.</summary>
    public override bool TryOpen<TRow>(string property, Guid row, byte[] envelope, out object? value)
    {
        value = PlainColumns.Codec(typeof(TRow), property).FromBytes(envelope);
        return true;
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var type in builder.Model.GetEntityTypes())
        {
            if (type.FindProperty(RowSeal.Column) is { } seal)
            {
                type.RemoveProperty(seal);
            }
        }
    }

    /// <summary>What is declared sealed is mapped like any other property.</summary>
    protected override void SealProperties(ModelBuilder builder)
    {
    }
}

/// <summary>Counts the rows that become entities.</summary>
internal sealed class RowCounter : IMaterializationInterceptor
{
    public int Count { get; set; }

    public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
    {
        Count++;
        return entity;
    }
}

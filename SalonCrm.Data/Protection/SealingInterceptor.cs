using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SalonCrm.Data.Protection;

/// <summary>What seals and opens the rows of one database.</summary>
internal sealed record Sealing(FieldSealer Fields, RowSeal Rows, BlindIndex Blind, SaltOwners Owners)
{
    /// <summary>Their keys; null where they never change (a context without a file).</summary>
    public KeyRing? Keys { get; init; }
}

/// <summary>
/// Seals what changed when EF saves; <see cref="SealedInstances"/> opens it when EF reads. A field that does not open is
/// left as it lies, named in the entity's damage, and never overwritten unless somebody gives it a new value. The keys
/// come with the context: an interceptor that held them would make EF build its model anew for each place it opens.
/// </summary>
internal sealed class SealingInterceptor : SaveChangesInterceptor
{
    private SealingInterceptor()
    {
    }

    public static SealingInterceptor Instance { get; } = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        SealChanges((SalonDb)eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        SealChanges((SalonDb)eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private static void SealChanges(SalonDb context)
    {
        if (context.Sealed.IsRenewing)
        {
            // A change of keys has sealed what it changed, and nothing else of the rows is new.
            return;
        }

        if (context.Database.CurrentTransaction is null)
        {
            // Not through the door, which has looked already.
            context.Sealing.Keys?.Learn(context);
        }

        var entries = context.ChangeTracker.Entries().ToList();
        Inventories.Look(context, entries);
        var salts = new SaltLookup(context, entries);
        salts.GiveSalts();
        foreach (var entry in entries.Where(e => e.Entity is not IKeepsRoster))
        {
            SealRow(context, salts, entry);
        }

        // They cover the seals of the rows above.
        foreach (var entry in Rosters.Bring(context, entries))
        {
            SealRow(context, salts, entry);
        }
    }

    private static void SealRow(SalonDb context, SaltLookup salts, EntityEntry entry)
    {
        if (entry.State is EntityState.Deleted or EntityState.Detached)
        {
            return;
        }

        SealFields(context, salts, entry, SealedModel.Of(context.Model).Properties(entry.Metadata));
        if (entry.State == EntityState.Modified && entry.Entity is IVersioned versioned)
        {
            versioned.Version++;
            entry.DetectChanges();
        }
        else if (entry.State == EntityState.Modified && entry.Entity is IRevised revised)
        {
            revised.Revision = (revised.Revision ?? 0) + 1;
            entry.DetectChanges();
        }

        if (entry.State is EntityState.Added or EntityState.Modified && entry.Metadata.FindProperty(RowSeal.Column) is { } column
            && entry.Entity is not IStaysAltered { IsAltered: true })
        {
            context.Sealed.Mend(entry.Entity);
            var seal = context.Sealing.Rows.Of(entry.Metadata, p => entry.Property(p).CurrentValue);
            entry.Property(column).CurrentValue = seal;
            if (entry.Entity is IRostered rostered)
            {
                rostered.Seal = seal;
            }
            else if (entry.Entity is IKeepsRoster keeper)
            {
                context.Sealed.Keepers[keeper.Id] = (keeper.Version, seal);
            }
        }
    }

    private static void SealFields(SalonDb context, SaltLookup salts, EntityEntry entry, SealedProperty[] properties)
    {
        if (properties.Length == 0)
        {
            return;
        }

        var sealer = context.Sealing.Fields;
        int? salt = null;
        var rowId = SealedModel.RowId(entry.Metadata, p => entry.Property(p).CurrentValue);
        foreach (var property in properties)
        {
            var kept = entry.Property(property.Shadow);
            var plain = Plaintext(property, entry.Entity);
            if (kept.CurrentValue is byte[] envelope && entry.State != EntityState.Added)
            {
                // An operation saves several times, and looks each time at all that it has loaded.
                var opens = context.Sealed.IsKnown(entry.Entity, property, envelope, out var before) || sealer.TryOpen(property.Place, rowId, envelope, out before);
                if (opens)
                {
                    context.Sealed.Know(entry.Entity, property, envelope, before);
                }

                if (opens ? plain is not null && plain.AsSpan().SequenceEqual(before) : IsUntouched(property, entry.Entity, plain))
                {
                    // A row that is saved anyway, and has come to another client or whose client had no salt yet, is sealed anew.
                    if (!opens || entry.State != EntityState.Modified || FieldSealer.SaltOf(envelope) == (salt ??= salts.SaltOf(entry)))
                    {
                        continue;
                    }
                }
            }
            else if (plain is null)
            {
                continue;
            }

            if (plain is null)
            {
                kept.CurrentValue = null;
                continue;
            }

            var made = sealer.Seal(property.Place, rowId, plain, salt ??= salts.SaltOf(entry));
            kept.CurrentValue = made;
            context.Sealed.Know(entry.Entity, property, made, plain);
        }
    }

    /// <summary>A damaged field still has the value that a new entity has: nobody gave it another.</summary>
    private static bool IsUntouched(SealedProperty property, object entity, byte[]? plain)
    {
        var fresh = Plaintext(property, Activator.CreateInstance(entity.GetType(), nonPublic: true)!);
        return plain is null ? fresh is null : fresh is not null && plain.AsSpan().SequenceEqual(fresh);
    }

    /// <summary>Null where there is nothing to seal: no value, or an empty list.</summary>
    internal static byte[]? Plaintext(SealedProperty property, object entity) =>
        property.Get(entity) is { } value and not System.Collections.ICollection { Count: 0 } ? property.Codec.ToBytes(value) : null;
}

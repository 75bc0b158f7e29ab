using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Access;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Clients;

/// <summary>
/// Something of its own that belongs to a card: a visit, a note, a promise. It saves apart from the card, so two people
/// who edit two sections at once do not meet.
/// </summary>
internal abstract class CardPart : IShowsDamage, IVersioned
{
    /// <summary>Made by the form, so that a form sent twice makes one.</summary>
    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Plain] public Guid ClientId { get; init; }

    [Plain] public DateTimeOffset CreatedAt { get; set; }

    [Plain] public Guid? CreatedBy { get; set; }

    [Plain] public DateTimeOffset UpdatedAt { get; set; }

    [Plain] public Guid? UpdatedBy { get; set; }

    [Plain] public int Version { get; set; } = 1;

    public List<string>? Damage { get; set; }

    /// <summary>Notes who and when; on a new part, also as its author.</summary>
    public void Touch(Passage passage)
    {
        if (CreatedAt == default)
        {
            (CreatedAt, CreatedBy) = (passage.Now, passage.Actor.AccountId);
        }

        (UpdatedAt, UpdatedBy) = (passage.Now, passage.Actor.AccountId);
    }

    /// <summary>What every part's table has: the way to its client, the version that is compared, the seal over each row.</summary>
    protected static void MapPart<T>(EntityTypeBuilder<T> entity, string table, Expression<Func<Client, IEnumerable<T>?>>? list = null)
        where T : CardPart
    {
        entity.ToTable(table);
        entity.Ignore(p => p.Damage);
        entity.Property(p => p.Version).IsConcurrencyToken();
        entity.HasOne<Client>().WithMany(list).HasForeignKey(p => p.ClientId);
        entity.SealRows();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SalonCrm.Data.Protection;

/// <summary>Declares, while the model is built, whose salt goes into which rows.</summary>
internal static class SaltMapping
{
    private const string Salt = "SalonCrm:Salt";
    private const string Owner = "SalonCrm:Owner";

    /// <summary>Each row of this table has a salt, by this column's number: what belongs to it can be made unreadable at once.</summary>
    public static void HasSalt(this EntityTypeBuilder entity, string column) => entity.Metadata.SetAnnotation(Salt, column);

    /// <summary>A row belongs to whom, or to what, this column names; where it names nobody, it is sealed without a salt.</summary>
    public static void OwnedBy(this EntityTypeBuilder entity, string column) => entity.Metadata.SetAnnotation(Owner, column);

    /// <summary>The column with the number of a row's own salt; null where rows have none of their own.</summary>
    public static IProperty? SaltColumn(this IEntityType type) => type.FindAnnotation(Salt)?.Value is string name ? type.FindProperty(name) : null;

    /// <summary>The column that leads to the row's owner; null where a row is nobody's.</summary>
    public static IProperty? OwnerColumn(this IEntityType type) => type.FindAnnotation(Owner)?.Value is string name ? type.FindProperty(name) : null;

    /// <summary>The table whose rows have salts, and the column with the number.</summary>
    public static (IEntityType Type, IProperty Column) SaltTable(this IModel model) =>
        model.GetEntityTypes().Select(t => (t, t.SaltColumn())).First(t => t.Item2 is not null)!;
}

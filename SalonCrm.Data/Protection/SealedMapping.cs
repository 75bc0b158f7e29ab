using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SalonCrm.Data.Protection;

/// <summary>Declares properties sealed or plain while the model is built.</summary>
internal static class SealedMapping
{
    public const string Annotation = "SalonCrm:Sealed";
    public const string PaddingAnnotation = "SalonCrm:Padding";
    public const string PlainAnnotation = "SalonCrm:Plain";

    /// <summary>Takes the property out of the model and puts its shadow column in.</summary>
    public static void Seal(this EntityTypeBuilder entity, string property, int padding = SealedAttribute.Name)
    {
        entity.Ignore(property);
        entity.Property<byte[]>(property + SealedModel.Suffix)
            .HasAnnotation(Annotation, property)
            .HasAnnotation(PaddingAnnotation, padding);
    }

    /// <summary>Declares properties plain for types that are not ours (Identity's), where an attribute cannot stand.</summary>
    public static void Plain(this EntityTypeBuilder entity, params string[] properties)
    {
        foreach (var property in properties)
        {
            entity.Property(property).HasAnnotation(PlainAnnotation, true);
        }
    }

    /// <summary>Keeps a seal over each whole row of the table.</summary>
    public static void SealRows(this EntityTypeBuilder entity) =>
        entity.Property<byte[]>(RowSeal.Column).HasAnnotation(PlainAnnotation, true);

    /// <summary>Applies the attributes of every entity in the model.</summary>
    public static void SealDeclaredProperties(this ModelBuilder model)
    {
        foreach (var type in model.Model.GetEntityTypes().Select(t => t.ClrType).Distinct().ToList())
        {
            var entity = model.Entity(type);
            foreach (var property in type.GetProperties())
            {
                if (property.GetCustomAttribute<SealedAttribute>() is { } declared)
                {
                    entity.Seal(property.Name, declared.Padding);
                }
                else if (property.GetCustomAttribute<PlainAttribute>() is not null)
                {
                    entity.Plain(property.Name);
                }
            }
        }
    }
}

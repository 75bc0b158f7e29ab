using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Health;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;
using SalonCrm.Data.Photos;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Tests.House;

/// <summary>What is kept, how, and who can see it from outside.</summary>
public sealed class ModelTests
{
    [Fact]
    public void The_database_and_the_rows_that_hold_clients_are_not_public()
    {
        using var db = new SalonDbDesign().CreateDbContext([]);
        var entities = db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.Assembly == typeof(SalonData).Assembly).ToHashSet();

        Assert.Superset(new HashSet<Type> { typeof(Client), typeof(ClientPhone), typeof(Allergy), typeof(TrailEntry), typeof(DataKey) }, entities);
        Assert.False(typeof(SalonDb).IsVisible);
        // Public on purpose: Identity needs Account with its salons, pages list salons and masters; none of them is a client.
        Assert.Equal(
            new HashSet<Type> { typeof(Account), typeof(AccountSalon), typeof(Salon), typeof(Master) },
            entities.Where(t => t.IsVisible).ToHashSet());
    }

    [Fact]
    public void Every_mapped_property_is_declared_sealed_or_plain_and_not_both()
    {
        using var db = new SalonDbDesign().CreateDbContext([]);
        var properties = db.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).ToList();

        Assert.True(properties.Count > 60, $"only {properties.Count} properties");
        Assert.True(properties.Count(IsSealed) > 15);
        Assert.Empty(properties.Where(p => IsSealed(p) == IsPlain(p)).Select(p => $"{p.DeclaringType.DisplayName()}.{p.Name}"));
    }

    [Fact]
    public void A_sealed_property_is_mapped_as_bytes_alone()
    {
        using var db = new SalonDbDesign().CreateDbContext([]);
        var declared = db.Model.GetEntityTypes().SelectMany(t => t.GetProperties().Where(IsSealed), (t, p) => (Type: t, Shadow: p)).ToList();

        Assert.NotEmpty(declared);
        foreach (var (type, shadow) in declared)
        {
            var name = (string)shadow.FindAnnotation(SealedMapping.Annotation)!.Value!;
            Assert.Equal(typeof(byte[]), shadow.ClrType);
            Assert.True(shadow.IsShadowProperty());
            Assert.Null(type.FindProperty(name));
            Assert.NotNull(type.ClrType.GetProperty(name));
        }
    }

    [Fact]
    public void What_is_personal_about_a_client_is_sealed()
    {
        using var db = new SalonDbDesign().CreateDbContext([]);
        List<string> Sealed(Type type) =>
            [.. db.Model.FindEntityType(type)!.GetProperties().Where(IsSealed).Select(p => p.Name[..^SealedModel.Suffix.Length]).Order(StringComparer.Ordinal)];

        Assert.Equal(
            ["Address", "AllergyState", "BirthDate", "Comment", "ContactInstead", "Email", "FirstName", "Hobbies", "LastName", "MaritalStatus", "Patronymic", "PreferredChannel", "PreferredLanguage", "ServicePreferences", "Tags", "Workplace"],
            Sealed(typeof(Client)));
        Assert.Equal(["Label", "Number"], Sealed(typeof(ClientPhone)));
        Assert.Equal(["Reaction", "Severity", "Substance"], Sealed(typeof(Allergy)));
        Assert.Equal(["Kind", "Text"], Sealed(typeof(HealthNote)));
        Assert.Equal(["Text"], Sealed(typeof(Promise)));
        Assert.Equal(["Bytes"], Sealed(typeof(PhotoContent)));
        Assert.Equal(["Value"], Sealed(typeof(OwnValue)));
        Assert.Equal(["DisplayName", "Email", "PhoneNumber", "UserName"], Sealed(typeof(Account)));
        Assert.Equal(["Detail"], Sealed(typeof(TrailEntry)));
    }

    [Fact]
    public void The_migrations_know_the_model_as_it_is()
    {
        using var db = new SalonDbDesign().CreateDbContext([]);

        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges());
    }

    private static bool IsSealed(Microsoft.EntityFrameworkCore.Metadata.IProperty property) => property.FindAnnotation(SealedMapping.Annotation) is not null;

    private static bool IsPlain(Microsoft.EntityFrameworkCore.Metadata.IProperty property) => property.FindAnnotation(SealedMapping.PlainAnnotation) is not null;
}

using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Consents;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.GiftCards;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Health;
using SalonCrm.Data.OwnFields;
using SalonCrm.Data.Photos;
using SalonCrm.Data.Treatments;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Duplicates;

/// <summary>A table whose rows belong to a client.</summary>
/// <param name="Type">Its entity.</param>
/// <param name="Property">What names the client.</param>
internal sealed record ClientTable(IEntityType Type, IProperty Property)
{
    public string Table => Type.GetTableName()!;

    /// <summary>What its rows are, as people call it.</summary>
    public Field Field => ClientRows.Fields[Type.ClrType];
}

/// <summary>
/// Finds whatever belongs to a client, from the model itself: a table that is added later moves with a merge too. Not
/// among them is what is reckoned anew from the cards, and pairs, which name two clients.
/// </summary>
internal static class ClientRows
{
    /// <summary>What the rows of each table are. A test fails on a table that is not here.</summary>
    public static readonly Dictionary<Type, Field> Fields = new()
    {
        [typeof(ClientPhone)] = Field.Phones,
        [typeof(Allergy)] = Field.Allergies,
        [typeof(HealthNote)] = Field.HealthNote,
        [typeof(OwnValue)] = Field.OwnField,
        [typeof(Visit)] = Field.Visit,
        [typeof(VisitPhoto)] = Field.Photo,
        [typeof(SpecialistNote)] = Field.SpecialistNote,
        [typeof(PatchTest)] = Field.PatchTest,
        [typeof(Survey)] = Field.Survey,
        [typeof(Recommendation)] = Field.Recommendation,
        [typeof(Consent)] = Field.Consent,
        [typeof(GiftCard)] = Field.GiftCard,
        [typeof(GiftCardUse)] = Field.GiftCard,
        [typeof(Promise)] = Field.Promise,
        [typeof(Booking)] = Field.Booking,
        [typeof(ClientLink)] = Field.Link,
        [typeof(Proposal)] = Field.Proposal,
        [typeof(FollowUp)] = Field.FollowUp,
        [typeof(Attempt)] = Field.Attempt,
        [typeof(StaffTask)] = Field.Task,
        [typeof(Merge)] = Field.Merge,
        [typeof(Call)] = Field.Call,
    };

    private static readonly HashSet<Type> ReckonedAnew = [typeof(MatchKey), typeof(CardState), typeof(Alert), typeof(Canary)];
    private static readonly MethodInfo Loading = typeof(ClientRows).GetMethod(nameof(Load), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo Counting = typeof(ClientRows).GetMethod(nameof(Count), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static IReadOnlyList<ClientTable> Tables(IModel model) =>
    [
        .. model.GetEntityTypes().Where(t => !ReckonedAnew.Contains(t.ClrType)).SelectMany(t => t.GetProperties(), (t, p) => new ClientTable(t, p))
            .Where(t => t.Property.Name == nameof(CardPart.ClientId)
                || t.Property.GetContainingForeignKeys().Any(k => k.PrincipalEntityType.ClrType == typeof(Client))),
    ];

    /// <summary>The rows of a client in one table, tracked.</summary>
    public static Task<List<object>> Of(SalonDb db, ClientTable table, Guid client, CancellationToken cancel) =>
        (Task<List<object>>)Loading.MakeGenericMethod(table.Type.ClrType, table.Property.ClrType).Invoke(null, [db, table.Property.Name, client, cancel])!;

    /// <summary>How many rows of a client a table has.</summary>
    public static Task<int> CountOf(SalonDb db, ClientTable table, Guid client, CancellationToken cancel) =>
        (Task<int>)Counting.MakeGenericMethod(table.Type.ClrType, table.Property.ClrType).Invoke(null, [db, table.Property.Name, client, cancel])!;

    /// <summary>How much of each kind a card has; kinds of which it has nothing are left out.</summary>
    public static async Task<IReadOnlyDictionary<Field, int>> Counts(Passage passage, Guid client)
    {
        var counts = new Dictionary<Field, int>();
        foreach (var table in Tables(passage.Db.Model).Where(t => t.Type.ClrType != typeof(GiftCardUse)))
        {
            if (await CountOf(passage.Db, table, client, passage.Cancel) is > 0 and var count)
            {
                counts[table.Field] = counts.GetValueOrDefault(table.Field) + count;
            }
        }

        return counts;
    }

    private static async Task<List<object>> Load<TRow, TKey>(SalonDb db, string property, Guid client, CancellationToken cancel)
        where TRow : class
    {
        var key = (TKey)(object)client;
        return [.. await db.Set<TRow>().AsTracking().Where(r => EF.Property<TKey>(r, property)!.Equals(key)).ToListAsync(cancel)];
    }

    private static Task<int> Count<TRow, TKey>(SalonDb db, string property, Guid client, CancellationToken cancel)
        where TRow : class
    {
        var key = (TKey)(object)client;
        return db.Set<TRow>().CountAsync(r => EF.Property<TKey>(r, property)!.Equals(key), cancel);
    }
}

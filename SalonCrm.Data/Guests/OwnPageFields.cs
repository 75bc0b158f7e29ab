using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Guests;

/// <summary>What the client's own page may show and ask. The name stands there always, and so do the consents.</summary>
public static class OwnPageFields
{
    /// <summary>What the network head chooses from.</summary>
    public static IReadOnlyList<Field> Choosable { get; } =
    [
        Field.Phones, Field.Email, Field.BirthDate, Field.Address, Field.PreferredChannel, Field.PreferredLanguage, Field.ServicePreferences,
        Field.MaritalStatus, Field.Workplace, Field.Hobbies, Field.Allergies,
    ];

    /// <summary>What a network shows that has chosen nothing yet: no address, nothing about health.</summary>
    public static IReadOnlyList<Field> First { get; } =
        [Field.Phones, Field.Email, Field.BirthDate, Field.PreferredChannel, Field.PreferredLanguage, Field.ServicePreferences];

    private static readonly Field[] Name = [Field.FirstName, Field.LastName, Field.Patronymic];

    internal static HashSet<Field> Read(string? names)
    {
        var kept = names?.Split(',');
        return [.. kept is null ? First : Choosable.Where(f => kept.Contains(f.ToString(), StringComparer.Ordinal))];
    }

    /// <summary>What the head has chosen, without what the network does not keep at all.</summary>
    internal static async Task<IReadOnlySet<Field>> OwnPageFieldsOf(this Passage passage)
    {
        var network = await passage.Db.Networks.AsNoTracking().SingleAsync(passage.Cancel);
        var optional = OptionalFieldReading.Read(network.OptionalFields);
        return Read(network.OwnPageFields).Where(f => !CardFields.IsOff(f, optional)).ToHashSet();
    }

    /// <summary>The fields that are one line or choice of the page each, the name first.</summary>
    internal static IEnumerable<CardField> Lines(IReadOnlySet<Field> chosen) =>
        Name.Concat(Choosable.Where(chosen.Contains)).Select(f => CardFields.Simple.FirstOrDefault(s => s.Field == f)).OfType<CardField>();
}

using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.OwnFields;

/// <summary>The values of a client: written, and shown as far as the actor may see them.</summary>
internal static class OwnValueViews
{
    /// <summary>Writes a value, or the emptying of one. Neither checked nor told in the trail here.</summary>
    public static void Say(this Client client, Guid field, string? value, Passage passage)
    {
        var said = client.OwnValues.Find(v => v.FieldId == field);
        if (said is null)
        {
            said = new OwnValue { ClientId = client.Id, FieldId = field };
            client.OwnValues.Add(said);
        }

        // A new value is sealed anew, and the row with it.
        (said.Value, said.Damage) = (value, value is null ? said.Damage : null);
        said.Touch(passage);
    }

    /// <summary>The fields that a card shows to a role: those that are asked, and retired ones that were answered.</summary>
    public static IReadOnlyList<OwnValueView> SeenBy(
        this Client client, Role role, IReadOnlyList<OwnFieldView> fields, Func<Guid?, string?> name) =>
    [
        .. fields.Where(f => f.SeenBy(role)).Select(f => View(f, client.OwnValues.Find(v => v.FieldId == f.Id), name))
            .Where(v => !v.Field.IsRetired || v.Value is not null || v.IsDamaged),
    ];

    private static OwnValueView View(OwnFieldView field, OwnValue? value, Func<Guid?, string?> name) => value is null
        ? new(field, null, 0, false, null)
        : new(field, value.Value, value.Version, value.Damage?.Contains(nameof(OwnValue.Value)) == true, Authorship.Of(value, name));
}

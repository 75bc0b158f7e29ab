using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.OwnFields;

/// <summary>
/// What cards say in the network's own fields. A section is saved at once and apart from the card; each operation
/// answers with the card as it then is, since hints and gaps stand in its pinned band.
/// </summary>
public sealed class OwnValues
{
    private readonly Door _door;

    internal OwnValues(Door door) => _door = door;

    /// <summary>
    /// Fills in the fields beside the personal data. Of two who change one field the second is told; changes of two
    /// fields are both kept. Nothing is kept when one value can't be.
    /// </summary>
    public Task<Outcome<ClientCard>> SaveInPersonalData(Actor actor, OwnValuesForm form, CancellationToken cancel = default) =>
        Save(actor, OwnFieldSection.PersonalData, Permission.EditCards, form, cancel);

    /// <summary>
    /// Fills in the fields among health and features; see <see cref="SaveInPersonalData"/>. Nothing new is taken without the
    /// client's consent to health data; emptied they can always be.
    /// </summary>
    public Task<Outcome<ClientCard>> SaveInFeatures(Actor actor, OwnValuesForm form, CancellationToken cancel = default) =>
        Save(actor, OwnFieldSection.Features, Permission.NoteHealth, form, cancel);

    /// <summary>Fills in the fields among the specialists' notes; see <see cref="SaveInPersonalData"/>.</summary>
    public Task<Outcome<ClientCard>> SaveInTreatments(Actor actor, OwnValuesForm form, CancellationToken cancel = default) =>
        Save(actor, OwnFieldSection.Treatments, Permission.WriteTreatments, form, cancel);

    private Task<Outcome<ClientCard>> Save(
        Actor actor, OwnFieldSection section, Permission permission, OwnValuesForm form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.ChangeCard(actor, permission, form.ClientId, (passage, client) => Keep(passage, client, section, form), cancel);
    }

    private static async Task<Outcome<ClientCard>?> Keep(Passage passage, Client client, OwnFieldSection section, OwnValuesForm form)
    {
        var fields = (await passage.OwnFields()).Where(f => f.Section == section).ToDictionary(f => f.Id);
        var problems = new List<FieldProblem>();
        var changes = new List<FieldChange>();
        Outcome<ClientCard>.Conflict? conflict = null;
        for (var i = 0; i < form.Lines.Count; i++)
        {
            var line = form.Lines[i];
            var kept = client.OwnValues.Find(v => v.FieldId == line.FieldId);
            if (!fields.TryGetValue(line.FieldId, out var field))
            {
                problems.Add(new(Field.OwnField, Problem.Unknown, i));
            }
            else if (OwnValueRules.Read(field, line.Value, kept?.Value, passage.Today, out var value) is { } problem)
            {
                problems.Add(new(Field.OwnField, problem, i));
            }
            else if (value != kept?.Value || (value is not null && kept?.Damage is not null))
            {
                if ((kept?.Version ?? 0) != line.Version)
                {
                    conflict ??= new(kept?.Version ?? 0, []);
                }

                changes.Add(new(Field.OwnField, kept?.Value, value, field.Id));
                client.Say(field.Id, value, passage);
            }
        }

        if (section == OwnFieldSection.Features && changes.Exists(c => c.New is not null) && !await passage.HasConsent(client.Id, ConsentPurpose.HealthData))
        {
            problems.Add(new(Field.Consent, Problem.NoConsent));
        }

        if (problems.Count > 0)
        {
            return new Outcome<ClientCard>.Invalid(problems);
        }

        if (conflict is null && changes.Count > 0)
        {
            passage.Record(TrailAction.PartChanged, client.Id, new() { Fields = changes });
        }

        return conflict;
    }
}

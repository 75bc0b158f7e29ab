using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;

namespace SalonCrm.Data.Health;

/// <summary>
/// Allergies, contraindications, conditions and features of a client. Each operation answers with the card as it then
/// is, since all of this stands in its pinned band. Nothing new is taken without the client's consent to health data;
/// that no allergy is known, and that something no longer holds, can always be noted.
/// </summary>
public sealed class ClientHealth
{
    private readonly Door _door;

    internal ClientHealth(Door door) => _door = door;

    /// <summary>Lists an allergy or changes one; allergies are then asked about.</summary>
    public Task<Outcome<ClientCard>> SaveAllergy(Actor actor, AllergyForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return Take(actor, form.ClientId, async (passage, client) =>
        {
            (form.Substance, form.Reaction) = (ClientRules.Line(form.Substance), ClientRules.Line(form.Reaction));
            if ((Check(Field.Allergies, form.Substance, Client.NameLength) ?? Check(Field.Text, form.Reaction ?? "-", Client.LineLength)) is { } problem)
            {
                return new Outcome<ClientCard>.Invalid([problem]);
            }

            if (!await passage.HasConsent(client.Id, ConsentPurpose.HealthData))
            {
                return new Outcome<ClientCard>.Invalid(Field.Consent, Problem.NoConsent);
            }

            var allergy = client.Allergies.Find(a => a.Id == form.Id);
            if (allergy is null && client.Allergies.Count >= Client.MostAllergies)
            {
                return new Outcome<ClientCard>.Invalid(Field.Allergies, Problem.TooMany);
            }

            if (allergy is not null && allergy.Version != form.Version && form.Version != 0)
            {
                return new Outcome<ClientCard>.Conflict(allergy.Version, []);
            }

            var old = allergy?.Told;
            if (allergy is null)
            {
                allergy = new Allergy { Id = form.Id, ClientId = client.Id };
                client.Allergies.Add(allergy);
            }

            (allergy.Substance, allergy.Reaction, allergy.Severity) = (form.Substance!, form.Reaction, form.Severity);
            if (old != allergy.Told || client.AllergyState != AllergyState.Listed)
            {
                allergy.Touch(passage);
                Note(passage, client, old, allergy.Told, AllergyState.Listed);
            }

            return null;
        }, cancel);
    }

    /// <summary>Takes an allergy off the card; what it said stays in the history. The last one leaves "none known".</summary>
    public Task<Outcome<ClientCard>> RemoveAllergy(Actor actor, Guid client, Guid allergy, CancellationToken cancel = default) =>
        Change(actor, client, (passage, found) =>
        {
            if (found.Allergies.Find(a => a.Id == allergy) is { } gone)
            {
                found.Allergies.Remove(gone);
                Note(passage, found, gone.Told, null, found.Allergies.Count > 0 ? AllergyState.Listed : AllergyState.NoneKnown);
            }

            return null;
        }, cancel);

    /// <summary>Notes that the client was asked and knows of no allergy. Refused while one is listed.</summary>
    public Task<Outcome<ClientCard>> NoAllergies(Actor actor, Guid client, CancellationToken cancel = default) =>
        Change(actor, client, (passage, found) =>
        {
            if (found.Allergies.Count > 0)
            {
                return new Outcome<ClientCard>.Invalid(Field.Allergies, Problem.Contradicts);
            }

            if (found.AllergyState != AllergyState.NoneKnown)
            {
                Note(passage, found, null, nameof(AllergyState.NoneKnown), AllergyState.NoneKnown);
            }

            return null;
        }, cancel);

    /// <summary>Writes down a contraindication, a condition or a feature, or changes one.</summary>
    public Task<Outcome<ClientCard>> SaveNote(Actor actor, HealthNoteForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return Take(actor, form.ClientId, async (passage, client) =>
        {
            form.Text = ClientRules.Line(form.Text);
            if (Check(Field.HealthNote, form.Text, Client.LineLength) is { } problem)
            {
                return new Outcome<ClientCard>.Invalid([problem]);
            }

            if (!await passage.HasConsent(client.Id, ConsentPurpose.HealthData))
            {
                return new Outcome<ClientCard>.Invalid(Field.Consent, Problem.NoConsent);
            }

            var note = client.HealthNotes.Find(n => n.Id == form.Id);
            if (note is not null && note.Version != form.Version && form.Version != 0)
            {
                return new Outcome<ClientCard>.Conflict(note.Version, []);
            }

            var old = note?.Text;
            if (note is null)
            {
                note = new HealthNote { Id = form.Id, ClientId = client.Id };
                client.HealthNotes.Add(note);
            }

            if (old != form.Text || note.Kind != form.Kind)
            {
                (note.Kind, note.Text) = (form.Kind, form.Text!);
                note.Touch(passage);
                passage.RecordPart(client.Id, Field.HealthNote, old, form.Text);
            }

            return null;
        }, cancel);
    }

    /// <summary>Takes a note off the card; what it said stays in the history.</summary>
    public Task<Outcome<ClientCard>> RemoveNote(Actor actor, Guid client, Guid note, CancellationToken cancel = default) =>
        Change(actor, client, (passage, found) =>
        {
            if (found.HealthNotes.Find(n => n.Id == note) is { } gone)
            {
                found.HealthNotes.Remove(gone);
                passage.RecordPart(client, Field.HealthNote, gone.Text, null);
            }

            return null;
        }, cancel);

    private static FieldProblem? Check(Field field, string? text, int length) =>
        text is null ? new(field, Problem.Required) : text.Length > length ? new(field, Problem.TooLong) : null;

    private static void Note(Passage passage, Client client, string? old, string? now, AllergyState state)
    {
        client.AllergyState = state;
        passage.RecordPart(client.Id, Field.Allergies, old, now);
    }

    private Task<Outcome<ClientCard>> Change(
        Actor actor, Guid client, Func<Passage, Client, Outcome<ClientCard>?> change, CancellationToken cancel) =>
        Take(actor, client, (passage, found) => Task.FromResult(change(passage, found)), cancel);

    private Task<Outcome<ClientCard>> Take(
        Actor actor, Guid client, Func<Passage, Client, Task<Outcome<ClientCard>?>> change, CancellationToken cancel) =>
        _door.ChangeCard(actor, Permission.NoteHealth, client, change, cancel);
}

using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Treatments;

/// <summary>The specialists' notes on a card: skin, hair, nails, other.</summary>
public sealed class SpecialistNotes
{
    private readonly Door _door;

    internal SpecialistNotes(Door door) => _door = door;

    /// <summary>A client's notes, newest first.</summary>
    public Task<Outcome<IReadOnlyList<SpecialistNoteView>>> List(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass(actor, Permission.OpenCards, passage => passage.Read<SpecialistNote, SpecialistNoteView>(client, Field.SpecialistNote, View), cancel);

    /// <summary>Writes a note or changes one; answers with the client's notes as they then are.</summary>
    public Task<Outcome<IReadOnlyList<SpecialistNoteView>>> Save(Actor actor, SpecialistNoteForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass(actor, Permission.WriteTreatments, passage =>
        {
            form.Text = ClientRules.Text(form.Text);
            return passage.Keep(
                form,
                Field.SpecialistNote,
                [DatedRules.Needed(Field.Text, form.Text, SpecialistNote.TextLength)],
                new SpecialistNote { Id = form.Id, ClientId = form.ClientId },
                note => (note.Kind, note.Text) = (form.Kind, form.Text!),
                View);
        }, cancel);
    }

    internal static SpecialistNoteView View(SpecialistNote note, Authorship written) => new(
        new() { ClientId = note.ClientId, Id = note.Id, Version = note.Version, Day = note.Day, Kind = note.Kind, Text = note.Text },
        written);
}

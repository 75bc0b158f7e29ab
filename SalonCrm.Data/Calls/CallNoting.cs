using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Data.Calls;

/// <summary>Notes whose call it was and what came of it; both stand in the card's history.</summary>
internal static class CallNoting
{
    /// <summary>
    /// What a note is saved with. Not the row's version: that counts what the exchange tells too, and the end of the call
    /// is no conflict for who is typing. The same note has the same mark.
    /// </summary>
    public static int VersionOf(Call call) =>
        BinaryPrimitives.ReadInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{call.Id}|{call.Outcome}|{call.Note}")));

    public static async Task<Outcome<Nothing>> Note(Passage passage, Call call, CallNoteForm form)
    {
        if (!passage.Actor.MayNote(call))
        {
            return CallReach.IsAColleagues<Nothing>();
        }

        form.Note = ClientRules.Text(form.Note);
        var promise = form.Outcome == CallOutcome.Promised && (call.PromiseId is null || form.Promise is not null) && call.PromiseId != form.PromiseId
            ? new PromiseForm { Id = form.PromiseId, ClientId = call.ClientId ?? Guid.Empty, Text = form.Promise, DueOn = form.PromiseDueOn } : null;
        if (await Check(passage, call, form, promise) is { Count: > 0 } problems)
        {
            return new Outcome<Nothing>.Invalid(problems);
        }

        var isNew = call.Outcome != form.Outcome || call.Note != form.Note;
        if (isNew && form.Version != VersionOf(call))
        {
            return new Outcome<Nothing>.Conflict(VersionOf(call), []);
        }

        if (promise is not null)
        {
            await Promises.Add(passage, promise);
            call.PromiseId = promise.Id;
        }

        if (isNew && call.ClientId is { } client)
        {
            List<FieldChange> changes = [new(Field.CallOutcome, call.Outcome?.ToString(), form.Outcome?.ToString()), new(Field.CallNote, call.Note, form.Note)];
            passage.Record(TrailAction.PartChanged, client, new() { Fields = [.. changes.Where(c => c.Old != c.New)] });
        }

        (call.Outcome, call.Note) = (form.Outcome, form.Note);
        passage.Record(TrailAction.CallNoted, call.Id);
        return new Outcome<Nothing>.Done(default);
    }

    /// <summary>Says whose call it was. The card gets no number by it: a daughter may call from her father's phone.</summary>
    public static async Task<Outcome<Nothing>> Choose(Passage passage, Call call, Guid client)
    {
        if (!passage.Actor.MayNote(call))
        {
            return CallReach.IsAColleagues<Nothing>();
        }

        var chosen = await Merged.Resolve(passage.Db, client, passage.Cancel);
        if (!await passage.Db.Clients.AnyAsync(c => c.Id == chosen, passage.Cancel))
        {
            return new Outcome<Nothing>.NotFound();
        }

        passage.Record(TrailAction.CallNoted, call.Id);
        if (call.ClientId != chosen)
        {
            if (call.ClientId is { } before)
            {
                passage.RecordPart(before, Field.Call, Told(call), null);
            }

            call.ClientId = chosen;
            passage.RecordPart(chosen, Field.Call, null, Told(call));
        }

        return new Outcome<Nothing>.Done(default);
    }

    /// <summary>A call as a card's history tells it, the same in every language.</summary>
    private static string Told(Call call) => FormattableString.Invariant($"{call.Direction}; {call.StartedAt:yyyy-MM-dd HH:mm}");

    private static async Task<List<FieldProblem>> Check(Passage passage, Call call, CallNoteForm form, PromiseForm? promise)
    {
        var problems = new List<FieldProblem>();
        if (form.Note?.Length > CallNoteForm.NoteLength)
        {
            problems.Add(new(Field.CallNote, Problem.TooLong));
        }

        if (form.Outcome is { } outcome && !Enum.IsDefined(outcome))
        {
            problems.Add(new(Field.CallOutcome, Problem.NotAChoice));
        }

        if (promise is not null && call.ClientId is null)
        {
            problems.Add(new(Field.Promise, Problem.WhoIsIt));
        }

        return promise is null ? problems : [.. problems, .. await Promises.Check(passage, promise)];
    }
}

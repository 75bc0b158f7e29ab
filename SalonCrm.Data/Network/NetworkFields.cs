using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;

namespace SalonCrm.Data.Network;

/// <summary>The fields that the network added to the card. Each operation answers with all of them, as cards show them.</summary>
public sealed class NetworkFields
{
    private readonly Door _door;
    private readonly CardStateNight _night;

    internal NetworkFields(Door door, CardStateNight night) => (_door, _night) = (door, night);

    /// <summary>All fields by section and place, retired ones too.</summary>
    public Task<Outcome<IReadOnlyList<OwnFieldView>>> Definitions(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<OwnFieldView>>(actor, Permission.SeeNetwork, passage => Unchanged(passage), cancel);

    /// <summary>Adds a field, last of its section, or changes one. A form sent twice makes one.</summary>
    public Task<Outcome<IReadOnlyList<OwnFieldView>>> Save(Actor actor, OwnFieldForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return Counted(_door.Pass<IReadOnlyList<OwnFieldView>>(actor, Permission.ManageNetwork, async passage =>
        {
            var fields = await passage.Db.OwnFields.AsTracking().ToListAsync(cancel);
            var kept = fields.Find(f => f.Id == form.Id);
            OwnFieldRules.Tidy(form);
            if (await Check(passage, form, kept, fields) is { Count: > 0 } problems)
            {
                return new Outcome<IReadOnlyList<OwnFieldView>>.Invalid(problems);
            }

            var (field, old, section) = (kept ?? new OwnField { Id = form.Id }, kept?.Tell(), kept?.Section);
            field.Take(form);
            if (old == field.Tell())
            {
                return await Unchanged(passage);
            }

            if (kept is not null && kept.Version != form.Version)
            {
                return new Outcome<IReadOnlyList<OwnFieldView>>.Conflict(kept.Version, []);
            }

            if (section != field.Section)
            {
                field.Position = fields.Where(f => f != field && f.Section == field.Section).Select(f => f.Position).DefaultIfEmpty().Max() + 1;
            }

            if (kept is null)
            {
                passage.Db.OwnFields.Add(field);
            }

            passage.Record(TrailAction.OwnFieldSaved, field.Id, new() { Fields = [new(Field.OwnField, old, field.Tell(), field.Id)] });
            return await Saved(passage);
        }, cancel));
    }

    /// <summary>Asks for a field no longer, or again. What cards say in it stays either way.</summary>
    public Task<Outcome<IReadOnlyList<OwnFieldView>>> Retire(Actor actor, Guid field, bool isRetired, CancellationToken cancel = default) =>
        Counted(_door.Pass<IReadOnlyList<OwnFieldView>>(actor, Permission.ManageNetwork, async passage =>
        {
            if (await passage.Db.OwnFields.AsTracking().FirstOrDefaultAsync(f => f.Id == field, cancel) is not { } found)
            {
                return new Outcome<IReadOnlyList<OwnFieldView>>.NotFound();
            }

            if (found.IsRetired == isRetired)
            {
                return await Unchanged(passage);
            }

            found.IsRetired = isRetired;
            passage.Record(TrailAction.OwnFieldRetired, field, new() { Kind = isRetired ? "retired" : "brought back" });
            return await Saved(passage);
        }, cancel));

    /// <summary>Puts a field at a place within its section, counted from 0; beyond the end is the end.</summary>
    public Task<Outcome<IReadOnlyList<OwnFieldView>>> Move(Actor actor, Guid field, int place, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<OwnFieldView>>(actor, Permission.ManageNetwork, async passage =>
        {
            var fields = await passage.Db.OwnFields.AsTracking().ToListAsync(cancel);
            if (fields.Find(f => f.Id == field) is not { } moved)
            {
                return new Outcome<IReadOnlyList<OwnFieldView>>.NotFound();
            }

            var section = fields.Where(f => f.Section == moved.Section).OrderBy(f => f.Position).ThenBy(f => f.Id).ToList();
            var before = section.IndexOf(moved);
            section.Remove(moved);
            section.Insert(Math.Clamp(place, 0, section.Count), moved);
            if (section.IndexOf(moved) == before)
            {
                return await Unchanged(passage);
            }

            for (var i = 0; i < section.Count; i++)
            {
                section[i].Position = i + 1;
            }

            passage.Record(TrailAction.OwnFieldMoved, field, new() { Counts = [before, section.IndexOf(moved)] });
            return await Saved(passage);
        }, cancel);

    /// <summary>What counts in the audit may be another thing now.</summary>
    private async Task<Outcome<IReadOnlyList<OwnFieldView>>> Counted(Task<Outcome<IReadOnlyList<OwnFieldView>>> change)
    {
        var outcome = await change;
        if (outcome is Outcome<IReadOnlyList<OwnFieldView>>.Done)
        {
            _night.Wake();
        }

        return outcome;
    }

    private static async Task<List<FieldProblem>> Check(Passage passage, OwnFieldForm form, OwnField? kept, List<OwnField> fields)
    {
        var problems = OwnFieldRules.Check(form, [.. fields.Where(f => f.Id != form.Id).Select(f => f.View())]).ToList();
        if (kept is null && fields.Count >= OwnField.MostFields)
        {
            problems.Add(new(Field.OwnField, Problem.TooMany));
        }

        // An emptied value counts too: the history still tells what it was.
        if (kept is not null && kept.Kind != form.Kind && await passage.Db.OwnValues.AnyAsync(v => v.FieldId == kept.Id, passage.Cancel))
        {
            problems.Add(new(Field.OwnFieldKind, Problem.HasValues));
        }

        return problems;
    }

    private static async Task<Outcome<IReadOnlyList<OwnFieldView>>> Unchanged(Passage passage)
    {
        passage.Record(TrailAction.NetworkRead);
        return new Outcome<IReadOnlyList<OwnFieldView>>.Done(await passage.OwnFields());
    }

    private static async Task<Outcome<IReadOnlyList<OwnFieldView>>> Saved(Passage passage)
    {
        await passage.Db.SaveChangesAsync(passage.Cancel);
        return new Outcome<IReadOnlyList<OwnFieldView>>.Done(await passage.OwnFields());
    }
}

/// <summary>Reads the network's own fields for whoever shows them.</summary>
internal static class OwnFieldReading
{
    /// <summary>All of them by section and place, retired ones too.</summary>
    public static async Task<IReadOnlyList<OwnFieldView>> OwnFields(this Passage passage)
    {
        var fields = await passage.Db.OwnFields.AsNoTracking().ToListAsync(passage.Cancel);
        return [.. fields.OrderBy(f => f.Section).ThenBy(f => f.Position).ThenBy(f => f.Id).Select(f => f.View())];
    }
}

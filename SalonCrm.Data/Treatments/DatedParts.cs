using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Treatments;

/// <summary>Keeps and reads entries under a day, which all follow the same way of saving.</summary>
internal static class DatedParts
{
    /// <summary>A client's entries, newest first, once their reading is recorded. Not found when there is no such client.</summary>
    public static async Task<Outcome<IReadOnlyList<TView>>> Read<TPart, TView>(
        this Passage passage, Guid client, Field section, Func<TPart, Authorship, TView> view)
        where TPart : DatedPart
    {
        if (!await passage.Db.Clients.AnyAsync(c => c.Id == client, passage.Cancel))
        {
            return new Outcome<IReadOnlyList<TView>>.NotFound();
        }

        passage.RecordRead(client, section);
        return new Outcome<IReadOnlyList<TView>>.Done(await passage.Views(client, view));
    }

    /// <summary>Keeps a new entry or the change of one; answers with the client's entries as they then are.</summary>
    /// <param name="passage">The operation.</param>
    /// <param name="form">The tidied form.</param>
    /// <param name="section">What the history calls the entry.</param>
    /// <param name="problems">What is wrong with the form beside its day; nulls do not count.</param>
    /// <param name="blank">A new entry with the form's ids.</param>
    /// <param name="apply">Writes the form into the entry, its day apart.</param>
    /// <param name="view">Shows an entry.</param>
    public static async Task<Outcome<IReadOnlyList<TView>>> Keep<TPart, TView>(
        this Passage passage, DatedForm form, Field section, FieldProblem?[] problems, TPart blank, Action<TPart> apply, Func<TPart, Authorship, TView> view)
        where TPart : DatedPart
    {
        var client = await passage.Db.Clients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == form.ClientId, passage.Cancel);
        var kept = await passage.Db.Set<TPart>().AsTracking().FirstOrDefaultAsync(p => p.Id == form.Id, passage.Cancel);
        if (client is null || (kept is not null && kept.ClientId != client.Id))
        {
            return new Outcome<IReadOnlyList<TView>>.NotFound();
        }

        if (problems.Prepend(DatedRules.Day(form.Day, client.BirthDate, passage.Today)).OfType<FieldProblem>().ToList() is { Count: > 0 } found)
        {
            return new Outcome<IReadOnlyList<TView>>.Invalid(found);
        }

        var (part, before, old) = (kept ?? blank, kept?.Says(), kept?.Tell());
        part.Day = form.Day!.Value;
        apply(part);
        if (before is not null && kept!.Damage is null && before.SequenceEqual(part.Says(), StringComparer.Ordinal))
        {
            passage.RecordRead(client.Id, section);
            return new Outcome<IReadOnlyList<TView>>.Done(await passage.Views(client.Id, view));
        }

        if (kept is not null && kept.Version != form.Version)
        {
            return new Outcome<IReadOnlyList<TView>>.Conflict(kept.Version, []);
        }

        if (kept is null)
        {
            passage.Db.Add(part);
        }

        part.Touch(passage);
        passage.RecordPart(client.Id, section, old, part.Tell());
        await passage.Db.SaveChangesAsync(passage.Cancel);
        return new Outcome<IReadOnlyList<TView>>.Done(await passage.Views(client.Id, view));
    }

    /// <summary>A client's entries, newest first, with the names of who wrote them.</summary>
    public static async Task<IReadOnlyList<TView>> Views<TPart, TView>(this Passage passage, Guid client, Func<TPart, Authorship, TView> view)
        where TPart : DatedPart
    {
        var parts = await passage.Db.Set<TPart>().AsNoTracking().Where(p => p.ClientId == client)
            .OrderByDescending(p => p.Day).ThenByDescending(p => p.CreatedAt).ToListAsync(passage.Cancel);
        var name = await passage.NamesOf(parts.SelectMany(p => new[] { p.CreatedBy, p.UpdatedBy }));
        return [.. parts.Select(p => view(p, Authorship.Of(p, name)))];
    }
}

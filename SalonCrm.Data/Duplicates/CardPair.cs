using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Duplicates;

/// <summary>Two cards with all that can stand in each other's way, tracked.</summary>
internal sealed record CardPair(Client Survivor, Client Merged)
{
    public required IReadOnlyList<Consent> SurvivorConsents { get; init; }

    public required IReadOnlyList<Consent> MergedConsents { get; init; }

    public required IReadOnlySet<Guid> ClosedSalons { get; init; }

    /// <summary>Everything that belongs to the card that goes, with its table.</summary>
    public required IReadOnlyList<(ClientTable Table, object Row)> Rows { get; init; }

    /// <summary>The fields with whose value stays.</summary>
    public IReadOnlyList<(ComparedField Field, MergeSide Side)> Chosen(IReadOnlyDictionary<Field, MergeSide> choices) =>
        [.. MergeChoosing.Fields(Survivor, Merged, ClosedSalons).Select(f => (f, choices.GetValueOrDefault(f.Field, f.Preset)))];

    /// <summary>Null where one of them is not there, or went into another card.</summary>
    public static async Task<CardPair?> Load(Passage passage, Guid survivor, Guid merged)
    {
        if (await passage.LoadCard(survivor, tracked: true) is not { } stays || await passage.LoadCard(merged, tracked: true) is not { } goes)
        {
            return null;
        }

        var rows = new List<(ClientTable, object)>();
        foreach (var table in ClientRows.Tables(passage.Db.Model))
        {
            rows.AddRange((await ClientRows.Of(passage.Db, table, merged, passage.Cancel)).Select(r => (table, r)));
        }

        return new(stays, goes)
        {
            Rows = rows,
            SurvivorConsents = await passage.ConsentsOf(survivor).AsTracking().ToListAsync(passage.Cancel),
            MergedConsents = [.. rows.Select(r => r.Item2).OfType<Consent>()],
            ClosedSalons = (await passage.Names()).Salons.Values.Where(s => s.IsClosed).Select(s => s.Id).ToHashSet(),
        };
    }

    /// <summary>What was altered outside of the portal on either card. It would be sealed anew, and nobody could tell any more.</summary>
    public IEnumerable<FieldProblem> Damaged()
    {
        object[] rows = [Survivor, Merged, .. Survivor.Phones, .. Survivor.Allergies, .. Survivor.OwnValues, .. SurvivorConsents, .. Rows.Select(r => r.Row)];
        return rows.OfType<IShowsDamage>().Where(r => r.Damage is not null)
            .SelectMany(r => Named(ClientRows.Fields.GetValueOrDefault(r.GetType(), Field.Merge), r)).Distinct().Select(f => new FieldProblem(f, Problem.Altered));
    }

    private static IEnumerable<Field> Named(Field field, IShowsDamage row) =>
        row is Client client && CardFields.Simple.Where(f => client.Damage!.Contains(f.Property)).Select(f => f.Field).ToList() is { Count: > 0 } named ? named
        : row is Client whole && whole.Damage!.Contains(nameof(Client.AllergyState)) ? [Field.Allergies]
        : [field];
}

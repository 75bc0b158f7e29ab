using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Clients;

/// <summary>Reads a card's changes out of the trail, which is the one place that keeps them.</summary>
internal static class CardHistory
{
    private static readonly TrailAction[] Changing = [TrailAction.CardCreated, TrailAction.CardChanged, TrailAction.PartChanged, TrailAction.CardsMerged, TrailAction.CardsUnmerged, TrailAction.DamageSeen];

    /// <summary>Newest first.</summary>
    /// <param name="passage">The operation that asks.</param>
    /// <param name="client">Whose card.</param>
    /// <param name="since">Only what made a version above this one.</param>
    /// <param name="skip">How many of the newest are left out.</param>
    /// <param name="take">How many at most.</param>
    public static async Task<IReadOnlyList<CardChange>> Changes(Passage passage, Guid client, int since = 0, int skip = 0, int take = int.MaxValue)
    {
        // What was done to cards that went into this one is its history too; their versions are not its own.
        var ids = since == 0 ? await Merged.Ids(passage.Db, client, passage.Cancel) : [client];
        var entries = await passage.Db.Trail.AsNoTracking()
            .Where(t => t.ObjectId != null && ids.Contains(t.ObjectId.Value) && Changing.Contains(t.Action) && (since == 0 || (t.ObjectVersion > since && t.Action != TrailAction.PartChanged)))
            .Where(t => t.ObjectId == client || t.Action != TrailAction.CardsMerged)
            .OrderByDescending(t => t.Seq).Skip(skip).Take(take).ToListAsync(passage.Cancel);
        var name = await passage.NamesOf(entries.Select(e => e.AccountId));
        var told = await Told(passage);
        var own = (await passage.OwnFields()).Where(f => f.SeenBy(passage.Actor.Role)).ToDictionary(f => f.Id);
        return [.. entries.Select(e => Change(e, name, told, own) with { IsOfMergedCard = e.ObjectId != client })];
    }

    /// <summary>What a field of a card was before a change, as the trail keeps it; null when there is no such change or it does not open.</summary>
    public static async Task<FieldChange?> Find(Passage passage, Guid client, long change, Field field)
    {
        var ids = await Merged.Ids(passage.Db, client, passage.Cancel);
        var entry = await passage.Db.Trail.AsNoTracking()
            .FirstOrDefaultAsync(t => t.Seq == change && t.ObjectId != null && ids.Contains(t.ObjectId.Value)
                && (t.Action == TrailAction.CardChanged || t.Action == TrailAction.CardsMerged || t.Action == TrailAction.CardsUnmerged), passage.Cancel);
        return Detail(entry)?.Fields?.FirstOrDefault(f => f.Field == field);
    }

    private static TrailDetail? Detail(TrailEntry? entry) =>
        entry?.Detail is { } detail ? JsonSerializer.Deserialize<TrailDetail>(detail, Trail.Json) : null;

    private static CardChange Change(TrailEntry entry, Func<Guid?, string?> name, Dictionary<string, string> told, Dictionary<Guid, OwnFieldView> own)
    {
        var detail = Detail(entry);
        if (entry.Action == TrailAction.DamageSeen)
        {
            return new CardChange { Id = entry.Seq, At = entry.At, By = name(entry.AccountId), IsCreation = false, Fields = [], Alterations = CardDamage.Read(detail), IsDamaged = entry.Damage is not null };
        }

        return new CardChange
        {
            Id = entry.Seq,
            At = entry.At,
            By = name(entry.AccountId),
            IsCreation = entry.Action == TrailAction.CardCreated,
            Fields = [.. (detail?.Fields ?? []).Where(f => f.Own is not { } id || own.ContainsKey(id)).Select(f => f with { Old = Tell(f.Old, told), New = Tell(f.New, told) })],
            OwnFields = own,
            Request = detail?.Request,
            IsByClient = entry.Role == Role.Client,
            HasGoneInto = detail?.Kind == MergeTold.Went,
            IsDamaged = entry.Damage is not null,
        };
    }

    private static string? Tell(string? value, Dictionary<string, string> told) => value is null ? null : told.GetValueOrDefault(value, value);

    /// <summary>Salons and masters stand in the trail by id; people read names.</summary>
    private static async Task<Dictionary<string, string>> Told(Passage passage)
    {
        var names = await passage.Names();
        return names.Salons.Values.Select(s => (s.Id, s.Name)).Concat(names.Masters.Values.Select(m => (m.Id, m.Name)))
            .ToDictionary(n => n.Id.ToString(), n => n.Name, StringComparer.Ordinal);
    }
}

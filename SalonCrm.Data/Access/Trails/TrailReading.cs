using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Duplicates;

namespace SalonCrm.Data.Access.Trails;

/// <summary>Reads entries of the trail and makes lines of them.</summary>
internal static class TrailReading
{
    /// <summary>The numbers of the newest entries that are asked for. Found by the indexes; the entries themselves are opened after that.</summary>
    public static async Task<List<long>> Find(Passage passage, TrailQuery query, int take)
    {
        var entries = passage.Db.Trail.AsNoTracking();
        if (query.Client is { } client)
        {
            var ids = await Merged.Ids(passage.Db, client, passage.Cancel);
            entries = entries.Where(t => t.ObjectId != null && EF.Parameter(ids).Contains(t.ObjectId.Value));
        }

        if (query.Account is { } account)
        {
            entries = entries.Where(t => t.AccountId == account);
        }

        if (query.Group is { } group)
        {
            var actions = TrailGroups.Of(group);
            entries = entries.Where(t => actions.Contains(t.Action));
        }

        if (query.From is { } from)
        {
            entries = entries.Where(t => t.At >= from);
        }

        if (query.To is { } to)
        {
            entries = entries.Where(t => t.At < to);
        }

        if (query.Address is { Length: > 0 } address)
        {
            entries = entries.Where(t => t.Address == address);
        }

        if (query.Before is { } before)
        {
            var at = await passage.Db.Trail.Where(t => t.Seq == before).Select(t => t.At).FirstOrDefaultAsync(passage.Cancel);
            entries = entries.Where(t => t.At < at || (t.At == at && t.Seq < before));
        }

        // By the moment, which the indexes are ordered by; of two at one moment the later one first.
        return await entries.OrderByDescending(t => t.At).ThenByDescending(t => t.Seq).Select(t => t.Seq).Take(take).ToListAsync(passage.Cancel);
    }

    /// <summary>The lines of entries, newest first.</summary>
    public static async Task<IReadOnlyList<TrailLine>> Lines(Passage passage, IReadOnlyList<long> seqs)
    {
        var (db, cancel) = (passage.Db, passage.Cancel);
        var entries = await db.Trail.AsNoTracking().Where(t => EF.Parameter(seqs).Contains(t.Seq)).OrderByDescending(t => t.At).ThenByDescending(t => t.Seq).ToListAsync(cancel);
        var objects = entries.Select(e => e.ObjectId).OfType<Guid>().Distinct().ToList();
        var clients = await db.Clients.AsNoTracking().Where(c => EF.Parameter(objects).Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name.Full, cancel);
        var merged = await Merged.Standing(db).Where(m => EF.Parameter(objects).Contains(m.MergedId)).ToDictionaryAsync(m => m.MergedId, m => m.SurvivorId, cancel);
        var accounts = await db.Users.AsNoTracking().Where(a => EF.Parameter(objects).Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
        var by = entries.Select(e => e.AccountId).OfType<Guid>().Distinct().ToList();
        var names = await passage.Names();
        var salons = (await db.Set<AccountSalon>().Where(s => EF.Parameter(by).Contains(s.AccountId)).ToListAsync(cancel)).ToLookup(s => s.AccountId, s => names.Salon(s.SalonId));
        var name = await passage.NamesOf(entries.Select(e => e.AccountId));
        return [.. entries.Select(Line)];

        TrailLine Line(TrailEntry entry)
        {
            var detail = Detail(entry);
            var client = entry.ObjectId is not { } id ? null : clients.ContainsKey(id) ? id : merged.TryGetValue(id, out var survivor) ? survivor : (Guid?)null;
            return new TrailLine
            {
                Seq = entry.Seq,
                At = entry.At,
                Action = entry.Action,
                AccountId = entry.AccountId,
                By = name(entry.AccountId),
                Role = entry.Role,
                Salons = entry.AccountId is { } account ? [.. salons[account].OfType<string>().Order(StringComparer.CurrentCulture)] : [],
                Address = entry.Address,
                Device = entry.Device,
                ClientId = client,
                Subject = entry.ObjectId is { } of ? clients.GetValueOrDefault(of) ?? accounts.GetValueOrDefault(of) : null,
                Fields = [.. (detail?.Fields ?? []).Select(f => f.Field).Distinct()],
                Count = detail?.Hits ?? (detail?.Counts is [var first, ..] ? first : null),
                Refused = detail?.Refused,
                IsDamaged = entry.Damage is not null,
            };
        }
    }

    /// <summary>What an entry tells beyond its kind; null where it tells no more, or does not open.</summary>
    public static TrailDetail? Detail(TrailEntry entry) =>
        entry.Detail is { } detail ? JsonSerializer.Deserialize<TrailDetail>(detail, Trail.Json) : null;
}

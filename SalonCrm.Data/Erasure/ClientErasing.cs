using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.GiftCards;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Erasure;

/// <summary>What was taken out.</summary>
/// <param name="Rows">How many rows went.</param>
/// <param name="Salts">The salts that nothing may ever be opened with again.</param>
/// <param name="Merged">The cards that had gone into this one.</param>
/// <param name="Emptied">What belonged to the client, as far as the trail's entries about it lost their details.</param>
internal sealed record Erased(int Rows, IReadOnlyList<int> Salts, IReadOnlyList<Guid> Merged, IReadOnlyList<Guid> Emptied);

/// <summary>
/// Takes all of a client out of the database: every table that the model says has rows of clients, cards that went into this one,
/// the details of the trail. What stays: that the id was erased, the chain of the trail, and the services of past visits as
/// bare figures.
/// </summary>
internal sealed class ClientErasing(Passage passage, Client client)
{
    private readonly SalonDb _db = passage.Db;
    private readonly CancellationToken _cancel = passage.Cancel;

    /// <summary>It is gone once the caller has committed.</summary>
    public async Task<Erased> Erase()
    {
        var ids = await Merged.Ids(_db, client.Id, _cancel);
        ids.AddRange(await _db.Merges.AsNoTracking().Where(m => m.SurvivorId == client.Id).Select(m => m.MergedId).Where(id => !_db.Clients.Any(c => c.Id == id)).ToListAsync(_cancel));
        var rows = await Rows(ids);
        rows.AddRange(await CallsBefore(rows, ids));
        await KeepFigures(rows);
        await SealAnewForOthers();
        var salts = await Salts(ids);
        var emptied = await ForgetDetails([.. ids, .. rows.Select(r => _db.Entry(r)).Where(e => e.Metadata.FindPrimaryKey()!.Properties is [{ Name: "Id" }]).Select(e => (Guid)e.Property("Id").CurrentValue!)]);
        await LeaveOthersBalances(rows, ids);
        foreach (var id in ids)
        {
            await _db.MatchKeys.Where(k => k.ClientId == id).ExecuteDeleteAsync(_cancel);
            await _db.DuplicatePairs.Where(p => p.FirstId == id || p.SecondId == id).ExecuteDeleteAsync(_cancel);
            await _db.Canaries.Where(c => c.ClientId == id).ExecuteDeleteAsync(_cancel);
        }

        _db.RemoveRange(rows);
        await _db.SaveChangesAsync(_cancel);
        _db.Remove(client);
        await _db.SaveChangesAsync(_cancel);
        return new(rows.Count + 1, salts, [.. ids.Where(id => id != client.Id)], [.. emptied.Except(ids)]);
    }

    private async Task<List<object>> Rows(List<Guid> ids)
    {
        var rows = new HashSet<object>();
        foreach (var table in ClientRows.Tables(_db.Model))
        {
            foreach (var id in ids)
            {
                rows.UnionWith(await ClientRows.Of(_db, table, id, _cancel));
            }
        }

        return [.. rows];
    }

    /// <summary>
    /// Calls from a number of the client's that stand on no card, since it was nobody's then, and the notes to call back. A number that
    /// somebody else has too stays.
    /// </summary>
    private async Task<List<object>> CallsBefore(List<object> rows, List<Guid> ids)
    {
        var numbers = rows.OfType<ClientPhone>().Select(p => p.NumberIndex).ToList();
        var calls = await _db.Calls.AsTracking().Where(c => c.ClientId == null && c.NumberIndex != null && numbers.Contains(c.NumberIndex)
            && !_db.Phones.Any(p => p.NumberIndex == c.NumberIndex && !ids.Contains(p.ClientId))).ToListAsync(_cancel);
        var notes = calls.Select(c => c.CallBackId).OfType<Guid>().ToHashSet();
        return [.. calls, .. await _db.Tasks.AsTracking().Where(t => t.ClientId == null && notes.Contains(t.Id)).ToListAsync(_cancel)];
    }

    /// <summary>Of each past service its month, salon, master, price, and which offered service it was: nothing that leads to anybody.</summary>
    private async Task KeepFigures(List<object> rows)
    {
        var visits = rows.OfType<Visit>().Where(v => v.On <= passage.Today).ToDictionary(v => v.Id);
        var offered = (await _db.OfferedServices.AsNoTracking().Select(s => new { s.Id, s.Name }).ToListAsync(_cancel)).ToLookup(s => s.Name, s => s.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var some in visits.Keys.Chunk(500))
        {
            foreach (var line in await _db.Set<ServiceLine>().AsNoTracking().Where(l => some.Contains(l.VisitId)).ToListAsync(_cancel))
            {
                var visit = visits[line.VisitId];
                _db.PastServices.Add(new()
                {
                    SalonId = visit.SalonId,
                    Month = new(visit.On.Year, visit.On.Month, 1),
                    State = visit.State,
                    MasterId = line.MasterId,
                    ServiceId = offered[line.Name].Select(id => (Guid?)id).FirstOrDefault(),
                    Hundredths = line.Hundredths,
                });
            }
        }
    }

    /// <summary>
    /// Whoever was one card with this client for a while took along what was written meanwhile: lines of visits and pictures that are
    /// sealed with this client's salt. They get the salt of whose they are now.
    /// </summary>
    private async Task SealAnewForOthers()
    {
        var apart = await _db.Merges.AsNoTracking().Where(m => m.UndoneAt != null && (m.SurvivorId == client.Id || m.MergedId == client.Id))
            .Select(m => m.SurvivorId == client.Id ? m.MergedId : m.SurvivorId).ToListAsync(_cancel);
        foreach (var other in apart.Distinct())
        {
            var visits = _db.Visits.Where(v => v.ClientId == other).Select(v => v.Id);
            var photos = _db.Photos.Where(p => p.ClientId == other).Select(p => p.Id);
            await Renew(_db.Set<ServiceLine>().AsTracking().Where(l => visits.Contains(l.VisitId)));
            await Renew(_db.Set<Purchase>().AsTracking().Where(l => visits.Contains(l.VisitId)));
            await Renew(_db.PhotoContents.AsTracking().Where(c => photos.Contains(c.PhotoId)));
        }
    }

    private async Task Renew<T>(IQueryable<T> rows)
        where T : class
    {
        foreach (var row in await rows.ToListAsync(_cancel))
        {
            // What is saved is sealed with its owner's salt.
            _db.Entry(row).State = EntityState.Modified;
        }
    }

    /// <summary>The client's own salt and those of cards that went into this one, as far as nobody else bears them.</summary>
    private async Task<IReadOnlyList<int>> Salts(List<Guid> ids)
    {
        var salts = new HashSet<int> { client.SaltNumber ?? 0 };
        foreach (var id in ids)
        {
            var details = await _db.Trail.AsNoTracking().Where(t => t.ObjectId == id)
                .Select(t => EF.Property<byte[]?>(t, nameof(TrailEntry.Detail) + SealedModel.Suffix)).Where(d => d != null).ToListAsync(_cancel);
            salts.UnionWith(details.Select(d => FieldSealer.SaltOf(d)));
        }

        salts.Remove(0);
        var others = await _db.Clients.AsNoTracking().Where(c => c.Id != client.Id && c.SaltNumber != null && salts.Contains(c.SaltNumber.Value)).Select(c => c.SaltNumber!.Value).ToListAsync(_cancel);
        return [.. salts.Except(others)];
    }

    /// <summary>The trail goes on telling who did what when; the chain covers a hash of the detail, so it stays whole.</summary>
    /// <returns>Those of whom there were any.</returns>
    private async Task<List<Guid>> ForgetDetails(IReadOnlyList<Guid> objects)
    {
        var emptied = new List<Guid>();
        foreach (var some in objects.Chunk(500))
        {
            var told = _db.Trail.Where(t => t.ObjectId != null && EF.Parameter(some).Contains(t.ObjectId.Value) && t.DetailHash != null);
            emptied.AddRange(await told.Select(t => t.ObjectId!.Value).Distinct().ToListAsync(_cancel));
            await told.ExecuteUpdateAsync(t => t.SetProperty(e => EF.Property<byte[]?>(e, nameof(TrailEntry.Detail) + SealedModel.Suffix), (byte[]?)null), _cancel);
        }

        return emptied;
    }

    /// <summary>What this client paid with somebody else's gift card stays paid: it is told on that card without saying by whom.</summary>
    private async Task LeaveOthersBalances(List<object> rows, List<Guid> ids)
    {
        foreach (var use in rows.OfType<GiftCardUse>().ToList())
        {
            var owner = await _db.GiftCards.Where(c => c.Id == use.GiftCardId).Select(c => c.ClientId).FirstAsync(_cancel);
            if (!ids.Contains(owner))
            {
                _db.Entry(use).Property(u => u.ClientId).CurrentValue = owner;
                rows.Remove(use);
            }
        }
    }
}

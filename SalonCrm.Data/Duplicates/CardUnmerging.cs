using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Data.Duplicates;

/// <summary>
/// Takes a merge apart. What nobody touched is as it was; what was altered since stays altered where it belongs; what was
/// made since stays with the card on which it was made.
/// </summary>
internal sealed class CardUnmerging
{
    private readonly Passage _passage;
    private readonly Merge _merge;
    private readonly MergeSnapshot _snapshot;
    private readonly Client _survivor;
    private readonly Client _back;
    private readonly UndoTally _tally = new();

    public CardUnmerging(Passage passage, Merge merge, MergeSnapshot snapshot, Client survivor)
    {
        (_passage, _merge, _snapshot, _survivor) = (passage, merge, snapshot, survivor);
        _back = (Client)RowKeeping.Make(passage.Db, snapshot.Gone);
    }

    private SalonDb Db => _passage.Db;

    /// <summary>What was altered outside of the portal would be sealed anew.</summary>
    public async Task<bool> IsDamaged()
    {
        foreach (var table in ClientRows.Tables(Db.Model))
        {
            if ((await ClientRows.Of(Db, table, _survivor.Id, _passage.Cancel)).Any(r => r is Protection.IShowsDamage { Damage: not null }))
            {
                return true;
            }
        }

        return _survivor.Damage is not null;
    }

    /// <summary>Takes the two cards apart in memory, and tells what that leaves to a person.</summary>
    public async Task<MergeUndoing> Apart()
    {
        _back.Version++;
        Db.Add(_back);
        var withdrawn = Withdrawn();
        MoveBack();
        PutBackRows(withdrawn);
        foreach (var removed in _snapshot.Removed.Where(IsPart))
        {
            Db.Add(RowKeeping.Make(Db, removed));
        }

        if (_snapshot.Survivor is { } change)
        {
            PutBackFields(change);
        }

        foreach (var card in new[] { _survivor, _back })
        {
            card.AllergyState = card.Allergies.Count > 0 ? AllergyState.Listed
                : card.AllergyState == AllergyState.Listed ? AllergyState.NoneKnown : card.AllergyState;
        }

        await MergedPairs.PutBack(_passage, _snapshot);
        (_merge.UndoneAt, _merge.UndoneBy, _merge.Before) = (_passage.Now, _passage.Actor.AccountId, null);
        return _tally.Told(_merge, withdrawn);
    }

    private bool IsPart(RowKept row) => row.Table != Db.Model.FindEntityType(typeof(DuplicatePair))!.GetTableName();

    private void MoveBack()
    {
        var tables = ClientRows.Tables(Db.Model).ToDictionary(t => t.Table);
        var rows = Db.ChangeTracker.Entries().Where(e => ClientRows.Fields.ContainsKey(e.Entity.GetType()))
            .ToDictionary(e => (e.Metadata.GetTableName()!, RowKeeping.IdOf(e)));
        foreach (var moved in _snapshot.Moved)
        {
            var table = tables[moved.Table];
            if (!rows.Remove((moved.Table, moved.Id), out var entry))
            {
                _tally.Gone(table.Field);
                continue;
            }

            // A follow-up is settled by itself, with every change of a card.
            if (entry.Entity is CardPart part and not FollowUp && part.UpdatedAt.UtcTicks != moved.UpdatedAt)
            {
                _tally.Edited(table.Field, part);
            }

            entry.Property(table.Property).CurrentValue = _back.Id;
        }

        foreach (var entry in rows.Values)
        {
            if (entry.Entity is CardPart part and not FollowUp && part.CreatedAt > _merge.MergedAt)
            {
                _tally.Stays(tables[entry.Metadata.GetTableName()!].Field);
            }
        }
    }

    /// <summary>Purposes to which the client withdrew consent after the merge.</summary>
    private List<ConsentPurpose> Withdrawn() =>
    [
        .. Db.ChangeTracker.Entries<Consent>().Select(e => e.Entity)
            .Where(c => c.WithdrawnOn is not null && c.UpdatedAt > _merge.MergedAt).Select(c => c.Purpose).Distinct().Order(),
    ];

    private void PutBackRows(List<ConsentPurpose> withdrawn)
    {
        foreach (var change in _snapshot.Changed)
        {
            var entry = Db.ChangeTracker.Entries().FirstOrDefault(e => e.Metadata.GetTableName() == change.Table && RowKeeping.IdOf(e) == change.Id);
            if (entry is null || (entry.Entity is Consent consent && withdrawn.Contains(consent.Purpose)) || (entry.Entity is FollowUp && HasOpenFollowUp()))
            {
                continue;
            }

            var now = RowKeeping.Keep(entry).Values;
            if (change.After.All(p => now[p.Key] == p.Value))
            {
                foreach (var (name, value) in change.Before)
                {
                    RowKeeping.Set(entry, name, value);
                }
            }
            else if (entry.Entity is not (ClientPhone or FollowUp) && (entry.Entity as CardPart)?.ClientId == _survivor.Id)
            {
                _tally.Kept(ClientRows.Fields[entry.Entity.GetType()]);
            }
        }
    }

    /// <summary>One that had ended was taken up again since: the other stays ended.</summary>
    private bool HasOpenFollowUp() => Db.ChangeTracker.Entries<FollowUp>().Any(e => e.Entity.ClientId == _back.Id && e.Entity.State == FollowUpState.Open);

    /// <summary>Field by field: one that was changed since stays on the card on which it was changed.</summary>
    private void PutBackFields(RowChange change)
    {
        var entry = Db.Entry(_survivor);
        var now = RowKeeping.Keep(entry).Values;
        var isUntouched = now[nameof(Client.UpdatedAt)] == change.After.GetValueOrDefault(nameof(Client.UpdatedAt));
        foreach (var (name, was) in change.Before)
        {
            if (name == nameof(Client.UpdatedBy) && !isUntouched)
            {
                // Whoever merged it may have edited it since: who and when go together.
                continue;
            }

            if (now[name] == change.After[name])
            {
                RowKeeping.Set(entry, name, was);
            }
            else if (FieldOf(name) is { } field)
            {
                _tally.Kept(field);
            }
        }
    }

    /// <summary>Null for what no person fills in.</summary>
    private static Field? FieldOf(string property) => property switch
    {
        nameof(Client.FavouriteMasterId) => Field.FavouriteMaster,
        nameof(Client.SalonId) => Field.Salon,
        nameof(Client.Status) => Field.Status,
        _ => CardFields.Simple.FirstOrDefault(f => f.Property == property)?.Field,
    };

    /// <summary>Keeps it, told of both cards.</summary>
    public async Task Save(IEnumerable<FieldChange> changes)
    {
        await Db.SaveChangesAsync(_passage.Cancel);
        _passage.Record(TrailAction.CardsUnmerged, _survivor, new() { Fields = [MergeTold.Apart(_merge.MergedNumber), .. changes] });
        _passage.Record(TrailAction.CardsUnmerged, _back, new() { Fields = [MergeTold.Apart(_survivor.CardNumber)], Kind = MergeTold.Went });
    }
}

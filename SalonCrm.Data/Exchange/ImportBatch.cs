using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Search;

namespace SalonCrm.Data.Exchange;

/// <summary>What became of a batch.</summary>
internal sealed record ImportedBatch(int Imported, int Merged, IReadOnlyList<ImportRejection> Rejections);

/// <summary>
/// Some hundred rows of a file, kept in one transaction. A row is a known client when a phone is known and the names
/// agree; when they do not, it is for a person to say whether two people share the number.
/// </summary>
internal sealed class ImportBatch(Passage passage, BlindIndex blind, Country? home, IReadOnlyList<OwnFieldView> fields)
{
    private readonly Dictionary<string, List<Client>> _byPhone = new(StringComparer.Ordinal);
    private readonly List<ImportRejection> _rejections = [];
    private List<(ContactRow Row, ClientForm Form, OwnCells Own)> _rows = [];
    private int _lastCard;
    private int _imported;
    private int _merged;

    /// <summary>Turns the rows into forms and loads the clients whose phones are in them.</summary>
    public async Task Load(IEnumerable<ContactRow> rows, Guid salon)
    {
        _rows =
        [
            .. rows.Select(r => (Row: r, Own: OwnCells.Read(r.Own, fields, passage.Today)))
                .Select(r => (r.Row, RowForm.Of(r.Row, salon, home, passage.Today, r.Own), r.Own)),
        ];
        _lastCard = await NewClients.LastCardNumber(passage.Db, passage.Cancel);
        var indexes = _rows.SelectMany(r => Numbers(r.Form)).Distinct().SelectMany(n => blind.All(ClientPhone.IndexKind, n)).ToList();
        var known = await passage.Db.Clients.AsSplitQuery().Include(c => c.Phones).Include(c => c.Allergies).Include(c => c.OwnValues)
            .Where(c => c.Phones.Any(p => indexes.Contains(p.NumberIndex))).ToListAsync(passage.Cancel);
        known.ForEach(Remember);
    }

    public ImportedBatch Keep()
    {
        foreach (var (row, form, own) in _rows)
        {
            if (Reason(row, form, own) is { } reason)
            {
                _rejections.Add(reason);
            }
        }

        return new(_imported, _merged, _rejections);
    }

    /// <summary>Keeps a row, or says why not.</summary>
    private ImportRejection? Reason(ContactRow row, ClientForm form, OwnCells own)
    {
        var rejection = new ImportRejection(row.Line, row.Source);
        if (row.Problem is { } unread)
        {
            return rejection with { Row = unread };
        }

        ClientRules.Tidy(form);
        if (ClientRules.Check(form, home, passage.Today) is [var problem, ..])
        {
            return rejection with { Field = problem };
        }

        var known = Numbers(form).SelectMany(n => _byPhone.GetValueOrDefault(n) ?? []).Distinct().ToList();
        if (known.Count == 0)
        {
            Add(form, own);
            return null;
        }

        if (known.Find(c => Agree(c, form)) is not { } client)
        {
            return rejection with { KnownCard = known[0].CardNumber };
        }

        return TryMerge(client, form, own, others: known.Where(c => c != client))
            ? null
            : rejection with { Field = new(Field.Comment, Problem.TooLong) };
    }

    private void Add(ClientForm form, OwnCells own)
    {
        var client = NewClients.Make(passage, form, home, blind, ClientSource.Import, ++_lastCard);
        Remember(client);
        passage.Record(TrailAction.CardCreated, client, new() { Fields = [.. CardFields.Filled(client), .. own.FillIn(client, passage)] });
        _imported++;
    }

    private bool TryMerge(Client client, ClientForm form, OwnCells own, IEnumerable<Client> others)
    {
        own.TellOther(client, form);
        var before = CardFields.Snapshot(client);
        var elsewhere = others.SelectMany(c => c.Phones).Select(p => p.Number).ToHashSet(StringComparer.Ordinal);
        if (!KnownClient.TryFillIn(client, form, home, blind, elsewhere))
        {
            return false;
        }

        var changes = CardFields.Changes(before, client);
        if (changes.Count > 0)
        {
            client.UpdatedAt = passage.Now;
            client.UpdatedBy = passage.Actor.AccountId;
            Milestones.Note(client, passage.Today);
            Remember(client);
            passage.Record(TrailAction.CardChanged, client, new() { Fields = changes });
        }

        if (own.FillIn(client, passage) is { Count: > 0 } filled)
        {
            passage.Record(TrailAction.PartChanged, client.Id, new() { Fields = filled });
        }

        _merged++;
        return true;
    }

    /// <summary>One name holds all words of the other: "Мария" is "Иванова Мария", whatever the order.</summary>
    private static bool Agree(Client client, ClientForm form)
    {
        var kept = SearchText.Words(client.Name.Full).ToHashSet(StringComparer.Ordinal);
        var told = SearchText.Words(new PersonName(form.LastName, form.FirstName, form.Patronymic).Full);

        // A name of signs alone has no words: it agrees with itself.
        return kept.Count == 0 || told.Count == 0
            ? client.Name == new PersonName(form.LastName, form.FirstName, form.Patronymic)
            : kept.IsSubsetOf(told) || kept.IsSupersetOf(told);
    }

    private IEnumerable<string> Numbers(ClientForm form) => form.Phones
        .Select(p => PhoneNumber.TryParse(p.Text, home, out var number, out _) ? number.E164 : null).OfType<string>();

    private void Remember(Client client)
    {
        foreach (var number in client.Phones.Select(p => p.Number))
        {
            if (!_byPhone.TryGetValue(number, out var clients))
            {
                _byPhone[number] = clients = [];
            }

            if (!clients.Contains(client))
            {
                clients.Add(client);
            }
        }
    }
}

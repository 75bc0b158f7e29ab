using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Search;

/// <summary>A client as the directory reads one, still sealed.</summary>
internal sealed class SealedEntry
{
    public required byte[] Id { get; init; }

    public required int CardNumber { get; init; }

    /// <summary>Last name, first name, patronymic.</summary>
    public required byte[]?[] Name { get; init; }

    public byte[]? Email { get; init; }

    public Guid? Visited { get; init; }

    public List<(byte[] Id, byte[] Number)> Numbers { get; } = [];
}

/// <summary>
/// Reads of a client what the directory needs and nothing else: names, numbers, address of mail, where the last visit was. The
/// query is EF's, so it is every engine's; its rows are taken as they come, since a start reads a million of them.
/// </summary>
internal sealed class DirectoryReading
{
    private readonly SalonDb _db;
    private readonly FieldSealer _sealer;
    private readonly DateOnly _since;
    private readonly SealedPlace[] _name;
    private readonly SealedPlace _email;
    private readonly SealedPlace _number;

    /// <summary>A million clients bear some ten thousand names: each is taken apart once.</summary>
    private readonly Dictionary<string, string[]> _words = new(StringComparer.Ordinal);

    /// <param name="db">The database.</param>
    /// <param name="sealer">Opens what is sealed.</param>
    /// <param name="since">From which day on a visit is recent.</param>
    public DirectoryReading(SalonDb db, FieldSealer sealer, DateOnly since)
    {
        (_db, _sealer, _since) = (db, sealer, since);
        var client = Places(db, typeof(Client));
        _name = [client[nameof(Client.LastName)], client[nameof(Client.FirstName)], client[nameof(Client.Patronymic)]];
        _email = client[nameof(Client.Email)];
        _number = Places(db, typeof(ClientPhone))[nameof(ClientPhone.Number)];
    }

    /// <summary>The rows of some clients, in the order of their cards.</summary>
    public async Task<List<SealedEntry>> Rows(IQueryable<Client> clients, CancellationToken cancel)
    {
        var rows =
            from c in clients
            from p in c.Phones.DefaultIfEmpty()
            orderby c.CardNumber
            select new
            {
                c.Id,
                c.CardNumber,
                Last = EF.Property<byte[]?>(c, nameof(Client.LastName) + SealedModel.Suffix),
                First = EF.Property<byte[]?>(c, nameof(Client.FirstName) + SealedModel.Suffix),
                Patronymic = EF.Property<byte[]?>(c, nameof(Client.Patronymic) + SealedModel.Suffix),
                Email = EF.Property<byte[]?>(c, nameof(Client.Email) + SealedModel.Suffix),
                Visited = _db.Visits.Where(v => v.ClientId == c.Id && v.State == VisitState.Done && v.On >= _since)
                    .OrderByDescending(v => v.On).ThenByDescending(v => v.Id).Select(v => (Guid?)v.SalonId).FirstOrDefault(),
                PhoneId = (Guid?)p!.Id,
                Number = EF.Property<byte[]?>(p, nameof(ClientPhone.Number) + SealedModel.Suffix),
            };
        await using var command = rows.CreateDbCommand();
        await _db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancel);
            return await Read(reader, cancel);
        }
        finally
        {
            await _db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Opens what was read of a client.</summary>
    public DirectoryEntry Open(SealedEntry row)
    {
        var words = new List<string>(4);
        for (var part = 0; part < _name.Length; part++)
        {
            words.AddRange(WordsOf(Open(_name[part], row.Id, row.Name[part])).Where(w => !words.Contains(w)));
        }

        var numbers = row.Numbers.Select(n => Open(_number, n.Id, n.Number)).OfType<string>().Select(n => DirectoryNumber.Of(SearchText.Digits(n)));
        return new(new(row.Id, bigEndian: true), row.CardNumber, [.. numbers], [.. words], DirectoryEntry.Fold(Open(_email, row.Id, row.Email)), row.Visited);
    }

    private static async Task<List<SealedEntry>> Read(DbDataReader reader, CancellationToken cancel)
    {
        byte[]? Bytes(int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<byte[]>(column);

        // The columns stand in the order in which the query names them; one row for each number.
        var entries = new List<SealedEntry>();
        while (await reader.ReadAsync(cancel))
        {
            var card = reader.GetInt32(1);
            if (entries.Count == 0 || entries[^1].CardNumber != card)
            {
                entries.Add(new()
                {
                    Id = Bytes(0)!,
                    CardNumber = card,
                    Name = [Bytes(2), Bytes(3), Bytes(4)],
                    Email = Bytes(5),
                    Visited = Bytes(6) is { } salon ? new(salon, bigEndian: true) : null,
                });
            }

            if (Bytes(7) is { } phone && Bytes(8) is { } number)
            {
                entries[^1].Numbers.Add((phone, number));
            }
        }

        return entries;
    }

    private static Dictionary<string, SealedPlace> Places(SalonDb db, Type type) =>
        SealedModel.Of(db.Model).Properties(db.Model.FindEntityType(type)!).ToDictionary(p => p.Name, p => p.Place);

    private string[] WordsOf(string? name)
    {
        if (name is null)
        {
            return [];
        }

        if (!_words.TryGetValue(name, out var words))
        {
            _words[name] = words = [.. SearchText.Words(name)];
        }

        return words;
    }

    /// <summary>Null for what is missing or damaged: it can't be found by, the rest of the client can.</summary>
    private string? Open(SealedPlace place, byte[] row, byte[]? envelope) =>
        envelope is not null && _sealer.TryOpen(place, row, envelope, out var plain) ? Encoding.UTF8.GetString(plain) : null;
}

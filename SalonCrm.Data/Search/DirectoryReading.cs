using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Search;

/// <summary>A client as the directory reads one, still sealed.</summary>
internal sealed record SealedEntry(
    Guid Id, int CardNumber, byte[]? Last, byte[]? First, byte[]? Patronymic, byte[]? Email, IReadOnlyList<SealedNumber> Numbers, Guid? Visited);

/// <summary>A number of a client, still sealed.</summary>
internal sealed record SealedNumber(Guid Id, byte[] Number);

/// <summary>Reads of a client what the directory needs and nothing else: names, numbers, address of mail, where the last visit was.</summary>
internal sealed class DirectoryReading
{
    private readonly SalonDb _db;
    private readonly FieldSealer _sealer;
    private readonly DateOnly _since;
    private readonly SealedPlace[] _name;
    private readonly SealedPlace _email;
    private readonly SealedPlace _number;

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

    public Task<List<SealedEntry>> Rows(IQueryable<Client> clients, CancellationToken cancel) =>
        clients.AsNoTracking().Select(c => new SealedEntry(
            c.Id,
            c.CardNumber,
            EF.Property<byte[]?>(c, nameof(Client.LastName) + SealedModel.Suffix),
            EF.Property<byte[]?>(c, nameof(Client.FirstName) + SealedModel.Suffix),
            EF.Property<byte[]?>(c, nameof(Client.Patronymic) + SealedModel.Suffix),
            EF.Property<byte[]?>(c, nameof(Client.Email) + SealedModel.Suffix),
            c.Phones.Select(p => new SealedNumber(p.Id, EF.Property<byte[]>(p, nameof(ClientPhone.Number) + SealedModel.Suffix))).ToList(),
            _db.Visits.Where(v => v.ClientId == c.Id && v.State == VisitState.Done && v.On >= _since)
                .OrderByDescending(v => v.On).ThenByDescending(v => v.Id).Select(v => (Guid?)v.SalonId).FirstOrDefault())).ToListAsync(cancel);

    public DirectoryEntry Open(SealedEntry row)
    {
        byte[]?[] parts = [row.Last, row.First, row.Patronymic];
        var words = parts.Zip(_name, (part, place) => Open(place, row.Id, part)).SelectMany(SearchText.Words).Distinct(StringComparer.Ordinal);
        var numbers = row.Numbers.Select(n => Open(_number, n.Id, n.Number)).OfType<string>().Select(n => DirectoryNumber.Of(SearchText.Digits(n)));
        return new(row.Id, row.CardNumber, [.. numbers], [.. words], DirectoryEntry.Fold(Open(_email, row.Id, row.Email)), row.Visited);
    }

    private static Dictionary<string, SealedPlace> Places(SalonDb db, Type type) =>
        SealedModel.Of(db.Model).Properties(db.Model.FindEntityType(type)!).ToDictionary(p => p.Name, p => p.Place);

    /// <summary>Null for what is missing or damaged: it can't be found by, the rest of the client can.</summary>
    private string? Open(SealedPlace place, Guid row, byte[]? envelope) =>
        envelope is not null && _sealer.TryOpen(place, row.ToByteArray(bigEndian: true), envelope, out var plain)
            ? System.Text.Encoding.UTF8.GetString(plain) : null;
}

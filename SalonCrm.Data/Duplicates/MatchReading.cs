using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Duplicates;

/// <summary>What is compared of a client, with the marks by which others are found.</summary>
/// <param name="Id">The client.</param>
/// <param name="Likeness">What is compared; phones and email stand by their marks.</param>
/// <param name="Keys">The marks of email, and of birth date with name.</param>
/// <param name="Numbers">The marks of the phones.</param>
internal sealed record Likened(Guid Id, Likeness Likeness, IReadOnlyList<byte[]> Keys, IReadOnlyList<byte[]> Numbers)
{
    /// <summary>The same without contacts that too many bear for them to say anything.</summary>
    public Likeness Without(IReadOnlySet<string> crowded) => crowded.Count == 0 ? Likeness : Likeness with
    {
        Phones = [.. Likeness.Phones.Where(p => !crowded.Contains(p))],
        Email = Likeness.Email is { } email && crowded.Contains(email) ? null : Likeness.Email,
    };
}

/// <summary>Reads what is compared: opens name, email and birth date alone, and no phone.</summary>
internal static class MatchReading
{
    private const int Batch = 500;

    private static readonly string[] Columns = [nameof(Client.LastName), nameof(Client.FirstName), nameof(Client.Patronymic), nameof(Client.Email), nameof(Client.BirthDate)];

    /// <summary>Those of the clients that there are. A made-up one is like nobody.</summary>
    public static async Task<List<Likened>> Likened(this SalonDb db, IEnumerable<Guid> clients, CancellationToken cancel)
    {
        var found = new List<Likened>();
        foreach (var some in clients.Chunk(Batch))
        {
            var rows = await db.Clients.AsNoTracking().Where(c => some.Contains(c.Id) && !db.Canaries.Any(k => k.ClientId == c.Id)).Select(c => new
            {
                c.Id,
                Last = EF.Property<byte[]?>(c, nameof(Client.LastName) + SealedModel.Suffix),
                First = EF.Property<byte[]?>(c, nameof(Client.FirstName) + SealedModel.Suffix),
                Patronymic = EF.Property<byte[]?>(c, nameof(Client.Patronymic) + SealedModel.Suffix),
                Email = EF.Property<byte[]?>(c, nameof(Client.Email) + SealedModel.Suffix),
                BirthDate = EF.Property<byte[]?>(c, nameof(Client.BirthDate) + SealedModel.Suffix),
                Numbers = c.Phones.Select(p => p.NumberIndex).ToList(),
            }).ToListAsync(cancel);
            found.AddRange(rows.Select(r => Of(db, r.Id, [r.Last, r.First, r.Patronymic, r.Email, r.BirthDate], r.Numbers)));
        }

        return found;
    }

    /// <summary>A mark as text, to compare and to keep in sets.</summary>
    public static string Told(byte[] mark) => Convert.ToHexString(mark);

    private static Likened Of(SalonDb db, Guid id, byte[]?[] envelopes, List<byte[]> numbers)
    {
        // What is damaged is not compared; the rest of the client is.
        object? Open(int column) => envelopes[column] is { } envelope && db.TryOpen<Client>(Columns[column], id, envelope, out var value) ? value : null;

        var blind = db.Sealing.Blind;
        var name = new PersonName((string?)Open(0), (string?)Open(1), (string?)Open(2));
        var email = MatchKeys.OfEmail((string?)Open(3), blind);
        var likeness = new Likeness(name, (DateOnly?)Open(4), [.. numbers.Select(Told)], email is null ? null : Told(email));
        return new(id, likeness, [.. MatchKeys.Of(likeness, email, blind)], numbers);
    }
}

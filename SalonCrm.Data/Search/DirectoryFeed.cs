using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Search;

/// <summary>
/// Fills the directory in the background when the portal starts, and follows the changes that the trail tells of. Reads
/// only what it needs: names and numbers.
/// </summary>
internal sealed class DirectoryFeed(IDbContextFactory<SalonDb> contexts, FieldSealer sealer, ClientDirectory directory) : BackgroundService
{
    private const int Batch = 5000;
    private static readonly TrailAction[] Changing = [TrailAction.CardCreated, TrailAction.CardChanged, TrailAction.CardsMerged, TrailAction.CardsUnmerged];
    private static readonly string[] NameColumns = [nameof(Client.LastName), nameof(Client.FirstName), nameof(Client.Patronymic)];

    /// <summary>Reads everybody.</summary>
    public async Task Fill(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var seen = await db.Trail.MaxAsync(t => (long?)t.Seq, cancel) ?? 0;
        var total = await db.Clients.CountAsync(cancel);
        var entries = new List<DirectoryEntry>(total);
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        var last = 0;
        while (await Read(db, db.Clients.Where(c => c.CardNumber > last).OrderBy(c => c.CardNumber).Take(Batch), words, cancel) is { Entries.Count: > 0 } page)
        {
            entries.AddRange(page.Entries);
            last = page.LastCard;
            directory.Progress(entries.Count, total);
        }

        directory.Fill(entries, seen);
    }

    /// <summary>Takes in what changed since the last time. Cheap when nothing did.</summary>
    public async Task Follow(SalonDb db, CancellationToken cancel)
    {
        if (!directory.IsReady)
        {
            return;
        }

        var seen = directory.Seen;
        var newest = await db.Trail.MaxAsync(t => (long?)t.Seq, cancel) ?? 0;
        if (newest == seen)
        {
            return;
        }

        var changed = await db.Trail
            .Where(t => t.Seq > seen && Changing.Contains(t.Action) && t.ObjectId != null)
            .Select(t => t.ObjectId!.Value).Distinct().ToListAsync(cancel);
        var entries = new List<DirectoryEntry>();
        foreach (var chunk in changed.Chunk(500))
        {
            entries.AddRange((await Read(db, db.Clients.Where(c => chunk.Contains(c.Id)), null, cancel)).Entries);
        }

        directory.Follow(changed, entries, newest);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => Fill(stoppingToken), stoppingToken);

    private async Task<(List<DirectoryEntry> Entries, int LastCard)> Read(
        SalonDb db, IQueryable<Client> clients, Dictionary<string, string>? known, CancellationToken cancel)
    {
        var rows = await clients.AsNoTracking().Select(c => new
        {
            c.Id,
            c.CardNumber,
            Last = EF.Property<byte[]?>(c, nameof(Client.LastName) + SealedModel.Suffix),
            First = EF.Property<byte[]?>(c, nameof(Client.FirstName) + SealedModel.Suffix),
            Patronymic = EF.Property<byte[]?>(c, nameof(Client.Patronymic) + SealedModel.Suffix),
            Phones = c.Phones.Select(p => new { p.Id, Number = EF.Property<byte[]>(p, nameof(ClientPhone.Number) + SealedModel.Suffix) }).ToList(),
        }).ToListAsync(cancel);

        var names = Places(db, typeof(Client));
        var number = Places(db, typeof(ClientPhone))[nameof(ClientPhone.Number)];
        var entries = new List<DirectoryEntry>(rows.Count);
        foreach (var row in rows)
        {
            byte[]?[] sealedParts = [row.Last, row.First, row.Patronymic];
            var words = sealedParts.Zip(NameColumns, (part, column) => Open(names[column], row.Id, part)).SelectMany(SearchText.Words).Distinct(StringComparer.Ordinal);
            var numbers = row.Phones.Select(p => Open(number, p.Id, p.Number)).OfType<string>().Select(SearchText.Digits);
            entries.Add(new(row.Id, [.. numbers], [.. words.Select(w => Shared(known, w))]));
        }

        return (entries, rows.Count == 0 ? 0 : rows.Max(r => r.CardNumber));
    }

    private static Dictionary<string, SealedPlace> Places(SalonDb db, Type type) =>
        SealedModel.Of(db.Model).Properties(db.Model.FindEntityType(type)!).ToDictionary(p => p.Name, p => p.Place);

    /// <summary>Null for what is missing or damaged: it can't be found by, the rest of the client can.</summary>
    private string? Open(SealedPlace place, Guid row, byte[]? envelope) =>
        envelope is not null && sealer.TryOpen(place, row.ToByteArray(bigEndian: true), envelope, out var plain)
            ? System.Text.Encoding.UTF8.GetString(plain) : null;

    /// <summary>A million clients bear some ten thousand names: each is kept once.</summary>
    private static string Shared(Dictionary<string, string>? known, string word)
    {
        if (known is null || known.TryAdd(word, word))
        {
            return word;
        }

        return known[word];
    }
}

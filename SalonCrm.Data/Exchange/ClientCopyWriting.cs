using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Network;
using SalonCrm.Data.Photos;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Exchange;

/// <summary>Spells out every row of a client as JSON. Salons, masters and fields of the network's own go by their names.</summary>
internal sealed class ClientCopyWriting
{
    private const string Format = "saloncrm-client/1";

    /// <summary>What is of the portal and says nothing of the client.</summary>
    private static readonly HashSet<string> Technical = new(StringComparer.Ordinal)
    {
        RowSeal.Column, nameof(Client.SaltNumber), nameof(Client.Roster), nameof(IVersioned.Version), nameof(IRevised.Revision), nameof(ClientPhone.NumberIndex), "TokenHash",
    };

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SalonDb _db;
    private readonly Dictionary<Guid, string> _names;
    private readonly Utf8JsonWriter _json;

    private ClientCopyWriting(SalonDb db, Dictionary<Guid, string> names, Utf8JsonWriter json) => (_db, _names, _json) = (db, names, json);

    public static async Task<byte[]> Write(Passage passage, Guid client)
    {
        var (db, cancel) = (passage.Db, passage.Cancel);
        var names = await db.Salons.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Name, cancel);
        foreach (var master in await db.Masters.AsNoTracking().ToListAsync(cancel))
        {
            names[master.Id] = master.Name;
        }

        foreach (var field in await passage.OwnFields())
        {
            names[field.Id] = field.Names.Values.First();
        }

        using var written = new MemoryStream();
        await using (var json = new Utf8JsonWriter(written, Options))
        {
            await new ClientCopyWriting(db, names, json).Write(client, passage.Now, cancel);
        }

        db.ChangeTracker.Clear();
        return written.ToArray();
    }

    private async Task Write(Guid client, DateTimeOffset now, CancellationToken cancel)
    {
        _json.WriteStartObject();
        _json.WriteString("format", Format);
        _json.WriteString("at", now);
        Rows("clients", [await _db.Clients.AsTracking().FirstAsync(c => c.Id == client, cancel)]);
        foreach (var tables in ClientRows.Tables(_db.Model).GroupBy(t => t.Table))
        {
            var rows = new HashSet<object>();
            foreach (var table in tables)
            {
                rows.UnionWith(await ClientRows.Of(_db, table, client, cancel));
            }

            Rows(tables.Key, rows);
        }

        var visits = _db.Visits.Where(v => v.ClientId == client).Select(v => v.Id);
        var photos = _db.Photos.Where(p => p.ClientId == client).Select(p => p.Id);
        Rows("service_lines", await _db.Set<ServiceLine>().AsTracking().Where(l => visits.Contains(l.VisitId)).ToListAsync(cancel));
        Rows("purchases", await _db.Set<Purchase>().AsTracking().Where(l => visits.Contains(l.VisitId)).ToListAsync(cancel));
        Rows("photo_contents", await _db.PhotoContents.AsTracking().Where(c => photos.Contains(c.PhotoId) && c.Size == PhotoSize.Picture).ToListAsync(cancel));
        _json.WriteEndObject();
    }

    private void Rows(string table, IEnumerable<object> rows)
    {
        _json.WriteStartArray(table);
        foreach (var row in rows)
        {
            Row(_db.Entry(row));
        }

        _json.WriteEndArray();
    }

    private void Row(EntityEntry entry)
    {
        var opened = SealedModel.Of(_db.Model).Properties(entry.Metadata);
        var hidden = opened.Select(p => p.Shadow.Name).ToHashSet(StringComparer.Ordinal);
        _json.WriteStartObject();
        foreach (var property in opened)
        {
            Value(property.Name, property.Get(entry.Entity));
        }

        foreach (var property in entry.Metadata.GetProperties().Where(p => !Technical.Contains(p.Name) && !hidden.Contains(p.Name)))
        {
            Value(property.Name, entry.Property(property).CurrentValue);
        }

        _json.WriteEndObject();
    }

    private void Value(string name, object? value)
    {
        if (value is null)
        {
            return;
        }

        _json.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(name));
        switch (value)
        {
            case Guid id when _names.TryGetValue(id, out var known):
                _json.WriteStringValue(known);
                break;
            case Enum named:
                _json.WriteStringValue(named.ToString());
                break;
            default:
                JsonSerializer.Serialize(_json, value, value.GetType());
                break;
        }
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Access;

/// <summary>Appends to the trail, inside the transaction of what it tells of.</summary>
internal sealed class Trail(KeyRing ring)
{
    public static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Adds entries to the context. The caller holds the write transaction, so the last entry stays the last.</summary>
    public async Task Append(SalonDb db, Actor actor, DateTimeOffset at, IReadOnlyList<TrailDraft> drafts, CancellationToken cancel)
    {
        var last = await db.Trail.AsNoTracking().OrderByDescending(t => t.Seq).Select(t => new { t.Seq, t.Mac }).FirstOrDefaultAsync(cancel);
        var seq = last?.Seq ?? 0;
        var mac = last?.Mac ?? [];
        foreach (var draft in drafts)
        {
            var entry = Entry(db, actor, at, draft, ++seq);
            entry.Mac = mac = Chain(mac, entry);
            db.Trail.Add(entry);
        }
    }

    /// <summary>The mac that an entry must have, given the mac of the one before.</summary>
    public byte[] Chain(byte[] before, TrailEntry entry)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, ring.Active(KeyPurpose.Trail));
        object?[] parts =
        [
            before, entry.Seq, entry.At, entry.AccountId, (int)entry.Role, entry.Address, entry.Device, (int)entry.Action,
            entry.ObjectId, entry.ObjectVersion, entry.ObjectSeal, entry.DetailHash,
        ];
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            // A length of -1 marks null, so that null and empty differ and no two rows spell the same.
            var bytes = part is null ? [] : CanonicalBytes.Of(part);
            BinaryPrimitives.WriteInt32BigEndian(length, part is null ? -1 : bytes.Length);
            hmac.AppendData(length);
            hmac.AppendData(bytes);
        }

        return hmac.GetHashAndReset();
    }

    private TrailEntry Entry(SalonDb db, Actor actor, DateTimeOffset at, TrailDraft draft, long seq)
    {
        var detail = draft.Detail is null ? null : JsonSerializer.Serialize(draft.Detail, Json);
        var row = draft.Row is null ? null : db.Entry(draft.Row);
        return new TrailEntry
        {
            Seq = seq,
            At = at,
            AccountId = actor.AccountId,
            Role = actor.Role,
            Address = actor.Address,
            Device = actor.Device,
            Action = draft.Action,
            ObjectId = draft.ObjectId ?? draft.Row?.Id,
            ObjectVersion = draft.Row?.Version,
            ObjectSeal = (byte[]?)row?.Property(RowSeal.Column).CurrentValue,
            Detail = detail,
            // Keyed: from a plain hash a phone number could be guessed back.
            DetailHash = detail is null ? null : HMACSHA256.HashData(ring.Active(KeyPurpose.Trail), Encoding.UTF8.GetBytes(detail)),
        };
    }
}

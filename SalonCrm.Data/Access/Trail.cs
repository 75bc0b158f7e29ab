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

    /// <summary>The entries that tell of a deed, chained. The caller holds the write transaction, so the last entry stays the last.</summary>
    /// <param name="db">The context that has saved the deed.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="at">When.</param>
    /// <param name="drafts">What.</param>
    /// <param name="last">The last entry, where the caller has just made it; null to look for it.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<List<TrailEntry>> Entries(SalonDb db, Actor actor, DateTimeOffset at, IReadOnlyList<TrailDraft> drafts, TrailEntry? last, CancellationToken cancel)
    {
        last ??= await Last(db, cancel);
        var entries = new List<TrailEntry>(drafts.Count);
        foreach (var draft in drafts)
        {
            // Whatever the deed was called: a row that it sealed is known by the version and seal that it has since.
            var isSealed = db.Sealed.Keepers.TryGetValue(draft.ObjectId ?? draft.Row?.Id ?? Guid.Empty, out var kept);
            var seal = isSealed ? kept.Seal : draft.Row is null || !db.HasSeals ? null : (byte[]?)db.Entry(draft.Row).Property(RowSeal.Column).CurrentValue;
            last = draft.Standing is { } standing
                ? Next(last, actor, at, draft, standing.Version, standing.Seal)
                : Next(last, actor, at, draft, isSealed ? kept.Version : draft.Row?.Version, seal);
            entries.Add(last);
        }

        return entries;
    }

    /// <summary>The entry that the next one is chained to; null while there is none.</summary>
    public static Task<TrailEntry?> Last(SalonDb db, CancellationToken cancel) =>
        db.Trail.AsNoTracking().OrderByDescending(t => t.Seq).FirstOrDefaultAsync(cancel);

    /// <summary>The entry that follows another, chained to it.</summary>
    /// <param name="last">The one before; null for the first of all.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="at">When.</param>
    /// <param name="draft">What.</param>
    /// <param name="version">The object's version after it.</param>
    /// <param name="seal">The object's row seal after it.</param>
    public TrailEntry Next(TrailEntry? last, Actor actor, DateTimeOffset at, TrailDraft draft, int? version, byte[]? seal)
    {
        var entry = Entry(actor, at, draft, (last?.Seq ?? 0) + 1, version, seal);
        entry.Mac = Chain(last?.Mac ?? [], entry);
        return entry;
    }

    /// <summary>
    /// The mac that an entry must have, given the mac of the one before: under the active key, or for one that was written under
    /// an older key, under that.
    /// </summary>
    public byte[] Chain(byte[] before, TrailEntry entry)
    {
        var keys = ring.All(KeyPurpose.Trail);
        return entry.Mac.Length == 0 || keys.Count == 1 ? Chain(keys[0], before, entry)
            : keys.Select(k => Chain(k, before, entry)).FirstOrDefault(m => CryptographicOperations.FixedTimeEquals(m, entry.Mac)) ?? Chain(keys[0], before, entry);
    }

    /// <summary>Whether an entry's detail is the one that it was written with.</summary>
    public bool FitsDetail(TrailEntry entry) => entry is { Detail: { } detail, DetailHash: { } hash }
        && ring.All(KeyPurpose.Trail).Any(k => CryptographicOperations.FixedTimeEquals(hash, HMACSHA256.HashData(k, Encoding.UTF8.GetBytes(detail))));

    private static byte[] Chain(byte[] key, byte[] before, TrailEntry entry)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        object?[] parts =
        [
            before, entry.Seq, entry.At, entry.AccountId, (int)entry.Role, entry.Address, entry.Device, (int)entry.Action,
            entry.ObjectId, entry.ObjectVersion, entry.ObjectSeal, entry.DetailHash,

            // Not spelt where there is none: entries from before there were inventories keep their mac.
            .. entry.Inventory is { } inventory ? [inventory] : Array.Empty<object?>(),
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

    private TrailEntry Entry(Actor actor, DateTimeOffset at, TrailDraft draft, long seq, int? version, byte[]? seal)
    {
        var detail = draft.Detail is null ? null : JsonSerializer.Serialize(draft.Detail, Json);
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
            ObjectVersion = version,
            ObjectSeal = seal,
            Inventory = draft.Inventory,
            Detail = detail,
            // Keyed: from a plain hash a phone number could be guessed back.
            DetailHash = detail is null ? null : HMACSHA256.HashData(ring.Active(KeyPurpose.Trail), Encoding.UTF8.GetBytes(detail)),
        };
    }
}

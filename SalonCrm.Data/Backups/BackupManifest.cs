using System.Security.Cryptography;
using System.Text.Json;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Backups;

/// <summary>
/// What lies beside the database in a backup: by it a restore tells whether the file is whole, and whose it is. Sealed
/// with a key from the database itself, so that file and manifest can't be altered together without the master key.
/// </summary>
internal sealed record BackupManifest
{
    public const string FileName = "manifest.json";
    public const string Current = "saloncrm-backup/1";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string Format { get; init; } = Current;

    /// <summary>The name of the data folder.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The last migration: a portal that does not know it is too old for this backup.</summary>
    public required string Schema { get; init; }

    /// <summary>The id of the master key that its keys are wrapped by; the key itself is not here.</summary>
    public required int MasterKey { get; init; }

    public required long Bytes { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>Rows of each table.</summary>
    public required SortedDictionary<string, long> Counts { get; init; }

    public required long TrailSeq { get; init; }

    public required byte[] TrailMac { get; init; }

    public byte[]? Seal { get; init; }

    public int Clients => (int)Counts.GetValueOrDefault("clients");

    /// <summary>Reads the manifest of a backup; null where there is none, or something else in its place.</summary>
    public static BackupManifest? Read(string folder)
    {
        try
        {
            var read = JsonSerializer.Deserialize<BackupManifest>(File.ReadAllBytes(Path.Combine(folder, FileName)), Json);
            return read is { Format: Current, Counts: not null, Sha256: not null, TrailMac: not null } ? read : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The same with its seal.</summary>
    public BackupManifest SealedBy(KeyRing ring) => this with { Seal = SealOf(ring) };

    public bool IsSealedBy(KeyRing ring) => Seal is not null && CryptographicOperations.FixedTimeEquals(Seal, SealOf(ring));

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    private byte[] SealOf(KeyRing ring) =>
        HMACSHA256.HashData(KeyRing.Derive(ring.Active(KeyPurpose.RowSeal), "backup manifest"), (this with { Seal = null }).Write());
}

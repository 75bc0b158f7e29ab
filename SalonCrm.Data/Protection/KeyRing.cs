using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace SalonCrm.Data.Protection;

/// <summary>
/// The data keys, unwrapped, in the memory of the running portal. Filled at start by <see cref="Vault"/>, and again whenever
/// the database has other keys than it knows: another process may have begun to change them.
/// </summary>
internal sealed class KeyRing
{
    private readonly ConcurrentDictionary<(int Key, string Column), ColumnKey> _columns = new();
    private readonly ConcurrentDictionary<int, bool> _unknown = new();
    private volatile Keys _known = new([], [], [], "");

    /// <summary>Reads the keys anew; set by the vault once it is open.</summary>
    public Func<bool>? Source { get; set; }

    /// <summary>Ids and states of the keys that it knows, spelt out.</summary>
    public string Known => _known.Stamp;

    public void Fill(IReadOnlyCollection<(int Id, KeyPurpose Purpose, KeyState State, byte[] Key)> keys, string stamp = "")
    {
        _known = new(
            keys.ToDictionary(k => k.Id, k => k.Key),
            keys.Where(k => k.State == KeyState.Active).ToDictionary(k => k.Purpose, k => k.Id),
            keys.GroupBy(k => k.Purpose).ToDictionary(k => k.Key, k => k.OrderByDescending(d => d.State == KeyState.Active).ThenByDescending(d => d.Id).Select(d => d.Key).ToArray()),
            stamp);
        _unknown.Clear();
        foreach (var gone in _columns.Keys.Where(c => !_known.ById.ContainsKey(c.Key)))
        {
            _columns.TryRemove(gone, out _);
        }
    }

    /// <summary>The id of the key that seals now.</summary>
    public int ActiveSealKey => _known.Active[KeyPurpose.Seal];

    /// <summary>The active key of a purpose other than sealing.</summary>
    public byte[] Active(KeyPurpose purpose)
    {
        var known = _known;
        return known.ById[known.Active[purpose]];
    }

    /// <summary>Every key of a purpose that is not destroyed, the active one first: what was made under an older one is still recognised.</summary>
    public IReadOnlyList<byte[]> All(KeyPurpose purpose) => _known.ByPurpose[purpose];

    /// <summary>The AES key of one column under one data key; null when there is no such data key.</summary>
    public ColumnKey? Column(int keyId, string column)
    {
        if (_columns.TryGetValue((keyId, column), out var known))
        {
            return known;
        }

        return _known.ById.TryGetValue(keyId, out var key) || (IsNew(keyId) && _known.ById.TryGetValue(keyId, out key))
            ? _columns.GetOrAdd((keyId, column), static (_, made) => made, new ColumnKey(Derive(key, column)))
            : null;
    }

    /// <summary>An id that is not known is looked for in the database, once: an altered envelope may name any.</summary>
    private bool IsNew(int keyId) => Source is { } source && _unknown.TryAdd(keyId, true) && source();

    private sealed record Keys(Dictionary<int, byte[]> ById, Dictionary<KeyPurpose, int> Active, Dictionary<KeyPurpose, byte[][]> ByPurpose, string Stamp);

    internal static byte[] Derive(byte[] dataKey, string column) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, dataKey, MasterKey.Size, salt: [], Encoding.UTF8.GetBytes(column));
}

/// <summary>
/// One column's key: lends AES instances of it, and of the keys of single clients that are derived from it. One AesGcm used on two threads corrupts silently
/// (https://github.com/dotnet/runtime/issues/53320), so each is lent to one caller at a time.
/// </summary>
internal sealed class ColumnKey(byte[] key)
{
    private readonly ConcurrentBag<AesGcm> _idle = [];
    private readonly ConcurrentBag<IncrementalHash> _deriving = [];

    /// <summary>Whose came back last. The rows of one card follow one another, and to make an AES takes longer than what is opened with it.</summary>
    private SaltedAes? _latest;

    public AesGcm Borrow() => _idle.TryTake(out var aes) ? aes : new AesGcm(key, FieldSealer.TagSize);

    public void GiveBack(AesGcm aes) => _idle.Add(aes);

    /// <summary>
    /// AES with the key of one client in this column: HMAC-SHA-256 of the salt under the column's key, which is the one step of
    /// HKDF-Expand (RFC 5869) that a key of 32 bytes takes.
    /// </summary>
    public SaltedAes Borrow(byte[] salt)
    {
        if (Interlocked.Exchange(ref _latest, null) is { } latest)
        {
            if (latest.IsOf(salt))
            {
                return latest;
            }

            latest.Aes.Dispose();
        }

        var hmac = _deriving.TryTake(out var idle) ? idle : IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Span<byte> derived = stackalloc byte[MasterKey.Size];
        hmac.AppendData(salt);
        hmac.AppendData([1]);
        hmac.GetHashAndReset(derived);
        _deriving.Add(hmac);
        var aes = new AesGcm(derived, FieldSealer.TagSize);
        CryptographicOperations.ZeroMemory(derived);
        return new(salt, aes);
    }

    public void GiveBack(SaltedAes aes) => Interlocked.Exchange(ref _latest, aes)?.Aes.Dispose();
}

/// <summary>AES with the key of one client in one column, lent to one caller at a time.</summary>
internal sealed class SaltedAes(byte[] salt, AesGcm aes)
{
    public AesGcm Aes { get; } = aes;

    public bool IsOf(ReadOnlySpan<byte> other) => CryptographicOperations.FixedTimeEquals(salt, other);
}

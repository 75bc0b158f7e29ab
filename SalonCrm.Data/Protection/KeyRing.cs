using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace SalonCrm.Data.Protection;

/// <summary>The data keys, unwrapped, in the memory of the running portal. Filled once at start by <see cref="Vault"/>.</summary>
internal sealed class KeyRing
{
    private readonly ConcurrentDictionary<(int Key, string Column), ColumnKey> _columns = new();
    private Dictionary<int, byte[]> _keys = [];
    private Dictionary<KeyPurpose, int> _active = [];

    public void Fill(IReadOnlyCollection<(int Id, KeyPurpose Purpose, KeyState State, byte[] Key)> keys)
    {
        _keys = keys.ToDictionary(k => k.Id, k => k.Key);
        _active = keys.Where(k => k.State == KeyState.Active).ToDictionary(k => k.Purpose, k => k.Id);
    }

    /// <summary>The id of the key that seals now.</summary>
    public int ActiveSealKey => _active[KeyPurpose.Seal];

    /// <summary>The active key of a purpose other than sealing.</summary>
    public byte[] Active(KeyPurpose purpose) => _keys[_active[purpose]];

    /// <summary>The AES key of one column under one data key; null when the ring has no such data key.</summary>
    public ColumnKey? Column(int keyId, string column)
    {
        if (_columns.TryGetValue((keyId, column), out var known))
        {
            return known;
        }

        return _keys.TryGetValue(keyId, out var key)
            ? _columns.GetOrAdd((keyId, column), static (_, made) => made, new ColumnKey(Derive(key, column)))
            : null;
    }

    internal static byte[] Derive(byte[] dataKey, string column) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, dataKey, MasterKey.Size, salt: [], Encoding.UTF8.GetBytes(column));
}

/// <summary>
/// One column's key: lends AES instances of it, and derives the keys of single clients from it. One AesGcm used on two threads corrupts silently
/// (https://github.com/dotnet/runtime/issues/53320), so each is lent to one caller at a time.
/// </summary>
internal sealed class ColumnKey(byte[] key)
{
    private readonly ConcurrentBag<AesGcm> _idle = [];
    private readonly ConcurrentBag<IncrementalHash> _deriving = [];

    public AesGcm Borrow() => _idle.TryTake(out var aes) ? aes : new AesGcm(key, FieldSealer.TagSize);

    public void GiveBack(AesGcm aes) => _idle.Add(aes);

    /// <summary>
    /// AES with the key of one client in this column: HMAC-SHA-256 of the salt under the column's key, which is the one step of
    /// HKDF-Expand (RFC 5869) that a key of 32 bytes takes. The caller disposes it.
    /// </summary>
    public AesGcm Salted(ReadOnlySpan<byte> salt)
    {
        var hmac = _deriving.TryTake(out var idle) ? idle : IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Span<byte> derived = stackalloc byte[MasterKey.Size];
        hmac.AppendData(salt);
        hmac.AppendData([1]);
        hmac.GetHashAndReset(derived);
        _deriving.Add(hmac);
        var aes = new AesGcm(derived, FieldSealer.TagSize);
        CryptographicOperations.ZeroMemory(derived);
        return aes;
    }
}

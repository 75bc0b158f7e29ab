using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SalonCrm.Data.Protection;

/// <summary>The key over all keys. It wraps the data keys and the data-protection ring, and seals no client's field itself.</summary>
internal sealed class MasterKey
{
    public const int Size = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly Dictionary<int, byte[]> _keys;

    public MasterKey(int active, IReadOnlyDictionary<int, byte[]> keys)
    {
        ActiveId = active;
        _keys = new(keys);
    }

    public int ActiveId { get; }

    /// <summary>How many keys the file holds: two while the data keys go over from one to the other.</summary>
    public int Count => _keys.Count;

    public bool Has(int id) => _keys.ContainsKey(id);

    /// <summary>The same with a fresh key that wraps from now on.</summary>
    public MasterKey WithNew()
    {
        var id = _keys.Keys.Max() + 1;
        return new(id, new Dictionary<int, byte[]>(_keys) { [id] = RandomNumberGenerator.GetBytes(Size) });
    }

    /// <summary>The same without the keys that wrap nothing any more.</summary>
    public MasterKey OnlyActive() => new(ActiveId, new Dictionary<int, byte[]> { [ActiveId] = _keys[ActiveId] });

    /// <summary>What goes into the key file.</summary>
    internal IEnumerable<(int Id, byte[] Key)> Keys => _keys.OrderBy(k => k.Key).Select(k => (k.Key, k.Value));

    /// <summary>Which master key something was wrapped by.</summary>
    public static int WrappedBy(ReadOnlySpan<byte> wrapped) => BinaryPrimitives.ReadInt32BigEndian(wrapped);

    /// <summary>Master key id (4), nonce (12), tag (16), ciphertext. The context is authenticated, so a wrapped key can't take another's place.</summary>
    public byte[] Wrap(ReadOnlySpan<byte> plain, string context)
    {
        var wrapped = new byte[4 + NonceSize + TagSize + plain.Length];
        BinaryPrimitives.WriteInt32BigEndian(wrapped, ActiveId);
        var nonce = wrapped.AsSpan(4, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_keys[ActiveId], TagSize);
        aes.Encrypt(nonce, plain, wrapped.AsSpan(4 + NonceSize + TagSize), wrapped.AsSpan(4 + NonceSize, TagSize), Context(context, ActiveId));
        return wrapped;
    }

    /// <exception cref="CryptographicException">It was wrapped by another master key, for another context, or was altered.</exception>
    public byte[] Unwrap(ReadOnlySpan<byte> wrapped, string context)
    {
        if (wrapped.Length < 4 + NonceSize + TagSize)
        {
            throw new CryptographicException("A wrapped key is too short.");
        }

        var id = BinaryPrimitives.ReadInt32BigEndian(wrapped);
        if (!_keys.TryGetValue(id, out var key))
        {
            throw new CryptographicException("A key was wrapped by a master key that is not in the key file.");
        }

        var plain = new byte[wrapped.Length - 4 - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(wrapped.Slice(4, NonceSize), wrapped[(4 + NonceSize + TagSize)..], wrapped.Slice(4 + NonceSize, TagSize), plain, Context(context, id));
        return plain;
    }

    private static byte[] Context(string context, int id) => Encoding.UTF8.GetBytes($"saloncrm-wrap/1|{id}|{context}");
}

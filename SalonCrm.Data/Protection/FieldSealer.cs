using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SalonCrm.Data.Protection;

/// <summary>Where a sealed value lives. It opens nowhere else.</summary>
internal sealed class SealedPlace(string table, string column, int padding)
{
    /// <summary>What the column's own key is derived from.</summary>
    public string KeyName { get; } = $"{table}|{column}";

    /// <summary>What the key is derived from that a client's salt goes into.</summary>
    public string ClientKeyName { get; } = $"client|{table}|{column}";

    public int Padding { get; } = padding;

    /// <summary>Table and column, each length-prefixed: the fixed middle of the additional data.</summary>
    public byte[] Bound { get; } = [.. Prefixed(table), .. Prefixed(column)];

    private static byte[] Prefixed(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        return [.. length, .. bytes];
    }
}

/// <summary>
/// Seals and opens single fields. Envelope: format (1), key id (4), for what belongs to a client the number of the client's salt (4),
/// nonce (12), tag (16), ciphertext. Additional data: all before the nonce, then table, column and row id, each
/// length-prefixed. See README.md beside this file.
/// </summary>
internal sealed class FieldSealer(KeyRing ring, ClientSalts? salts = null)
{
    /// <summary>Of nobody in particular: an account, a master, a client who has no salt yet.</summary>
    public const byte Format = 1;

    /// <summary>A client's: the client's salt goes into the key.</summary>
    public const byte ClientFormat = 2;

    public const int TagSize = 16;
    private const int HeaderSize = 5;
    private const int ClientHeaderSize = HeaderSize + 4;
    private const int NonceSize = 12;
    private const int LengthSize = 4;
    private const int OnStack = 1024;

    /// <summary>Seals a value.</summary>
    /// <param name="place">Its table and column.</param>
    /// <param name="rowId">Its row.</param>
    /// <param name="plain">The value.</param>
    /// <param name="salt">The number of its client's salt; 0 for what is nobody's.</param>
    /// <exception cref="CryptographicException">The salt is erased or not there.</exception>
    public byte[] Seal(SealedPlace place, ReadOnlySpan<byte> rowId, ReadOnlySpan<byte> plain, int salt = 0)
    {
        var padded = new byte[(LengthSize + plain.Length + place.Padding - 1) / place.Padding * place.Padding];
        BinaryPrimitives.WriteInt32BigEndian(padded, plain.Length);
        plain.CopyTo(padded.AsSpan(LengthSize));

        var header = salt > 0 ? ClientHeaderSize : HeaderSize;
        var envelope = new byte[header + NonceSize + TagSize + padded.Length];
        envelope[0] = salt > 0 ? ClientFormat : Format;
        BinaryPrimitives.WriteInt32BigEndian(envelope.AsSpan(1), ring.ActiveSealKey);
        if (salt > 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(envelope.AsSpan(HeaderSize), salt);
        }

        var nonce = envelope.AsSpan(header, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        Span<byte> bound = stackalloc byte[BoundSize(header, place, rowId)];
        Bind(envelope.AsSpan(0, header), place, rowId, bound);
        using var lent = Lend(envelope, place) ?? throw new CryptographicException("The salt of a client is not there.");
        lent.Aes.Encrypt(nonce, padded, envelope.AsSpan(header + NonceSize + TagSize), envelope.AsSpan(header + NonceSize, TagSize), bound);
        return envelope;
    }

    /// <summary>The data key that an envelope names.</summary>
    public static int KeyOf(ReadOnlySpan<byte> envelope) => envelope.Length < HeaderSize ? 0 : BinaryPrimitives.ReadInt32BigEndian(envelope[1..]);

    /// <summary>Whether a seal made now would be made under the same key.</summary>
    public bool IsCurrent(ReadOnlySpan<byte> envelope) => KeyOf(envelope) == ring.ActiveSealKey;

    /// <summary>False for anything that was not sealed for exactly this place and row, whatever the reason.</summary>
    public bool TryOpen(SealedPlace place, ReadOnlySpan<byte> rowId, ReadOnlySpan<byte> envelope, out byte[] plain)
    {
        plain = [];
        var header = HeaderOf(envelope);
        var overhead = header + NonceSize + TagSize;
        if (header == 0 || envelope.Length < overhead + LengthSize || Lend(envelope, place) is not { } lent)
        {
            return false;
        }

        var padded = envelope.Length - overhead <= OnStack ? stackalloc byte[envelope.Length - overhead] : new byte[envelope.Length - overhead];
        Span<byte> bound = stackalloc byte[BoundSize(header, place, rowId)];
        Bind(envelope[..header], place, rowId, bound);
        using (lent)
        {
            try
            {
                lent.Aes.Decrypt(envelope.Slice(header, NonceSize), envelope[overhead..], envelope.Slice(header + NonceSize, TagSize), padded, bound);
            }
            catch (AuthenticationTagMismatchException)
            {
                return false;
            }
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(padded);
        if (length < 0 || length > padded.Length - LengthSize)
        {
            return false;
        }

        plain = padded.Slice(LengthSize, length).ToArray();
        return true;
    }

    /// <summary>The number of the salt that an envelope was sealed with; 0 for none.</summary>
    public static int SaltOf(ReadOnlySpan<byte> envelope) =>
        HeaderOf(envelope) == ClientHeaderSize ? BinaryPrimitives.ReadInt32BigEndian(envelope[HeaderSize..]) : 0;

    /// <summary>0 for what is no envelope.</summary>
    private static int HeaderOf(ReadOnlySpan<byte> envelope) => envelope.IsEmpty ? 0 : envelope[0] switch
    {
        Format when envelope.Length >= HeaderSize => HeaderSize,
        ClientFormat when envelope.Length >= ClientHeaderSize => ClientHeaderSize,
        _ => 0,
    };

    /// <summary>What an envelope's header asks for; null when the ring lacks the key, or the salt is gone.</summary>
    private LentAes? Lend(ReadOnlySpan<byte> envelope, SealedPlace place)
    {
        var id = BinaryPrimitives.ReadInt32BigEndian(envelope[1..]);
        if (envelope[0] == Format)
        {
            return ring.Column(id, place.KeyName) is { } key ? new(key, key.Borrow(), null) : null;
        }

        return salts?.Of(SaltOf(envelope)) is { } salt && ring.Column(id, place.ClientKeyName) is { } column
            ? new(column, null, column.Borrow(salt)) : null;
    }

    // Names of tables and columns and ids: never more than a few hundred bytes.
    private static int BoundSize(int header, SealedPlace place, ReadOnlySpan<byte> rowId) => header + place.Bound.Length + LengthSize + rowId.Length;

    private static void Bind(ReadOnlySpan<byte> header, SealedPlace place, ReadOnlySpan<byte> rowId, Span<byte> bound)
    {
        header.CopyTo(bound);
        place.Bound.CopyTo(bound[header.Length..]);
        BinaryPrimitives.WriteInt32BigEndian(bound[(header.Length + place.Bound.Length)..], rowId.Length);
        rowId.CopyTo(bound[(header.Length + place.Bound.Length + LengthSize)..]);
    }

    /// <summary>Goes back to be lent again: to anybody, or for the same client.</summary>
    private readonly struct LentAes(ColumnKey owner, AesGcm? aes, SaltedAes? salted) : IDisposable
    {
        public AesGcm Aes { get; } = aes ?? salted!.Aes;

        public void Dispose()
        {
            if (salted is not null)
            {
                owner.GiveBack(salted);
            }
            else
            {
                owner.GiveBack(Aes);
            }
        }
    }
}

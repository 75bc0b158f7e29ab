using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SalonCrm.Data.Protection;

/// <summary>Where a sealed value lives. It opens nowhere else.</summary>
internal sealed class SealedPlace(string table, string column, int padding)
{
    /// <summary>What the column's own key is derived from.</summary>
    public string KeyName { get; } = $"{table}|{column}";

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
/// Seals and opens single fields. Envelope: format (1), key id (4), nonce (12), tag (16), ciphertext. Additional data:
/// format and key id, then table, column and row id, each length-prefixed. See README.md beside this file.
/// </summary>
internal sealed class FieldSealer(KeyRing ring)
{
    public const byte Format = 1;
    public const int TagSize = 16;
    private const int HeaderSize = 5;
    private const int NonceSize = 12;
    private const int Overhead = HeaderSize + NonceSize + TagSize;
    private const int LengthSize = 4;
    private const int OnStack = 1024;

    public byte[] Seal(SealedPlace place, ReadOnlySpan<byte> rowId, ReadOnlySpan<byte> plain)
    {
        var padded = new byte[(LengthSize + plain.Length + place.Padding - 1) / place.Padding * place.Padding];
        BinaryPrimitives.WriteInt32BigEndian(padded, plain.Length);
        plain.CopyTo(padded.AsSpan(LengthSize));

        var envelope = new byte[Overhead + padded.Length];
        envelope[0] = Format;
        BinaryPrimitives.WriteInt32BigEndian(envelope.AsSpan(1), ring.ActiveSealKey);
        var nonce = envelope.AsSpan(HeaderSize, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        var key = ring.Column(ring.ActiveSealKey, place.KeyName)!;
        Span<byte> bound = stackalloc byte[BoundSize(place, rowId)];
        Bind(envelope, place, rowId, bound);
        var aes = key.Borrow();
        aes.Encrypt(nonce, padded, envelope.AsSpan(Overhead), envelope.AsSpan(HeaderSize + NonceSize, TagSize), bound);
        key.GiveBack(aes);
        return envelope;
    }

    /// <summary>False for anything that was not sealed for exactly this place and row, whatever the reason.</summary>
    public bool TryOpen(SealedPlace place, ReadOnlySpan<byte> rowId, ReadOnlySpan<byte> envelope, out byte[] plain)
    {
        plain = [];
        if (envelope.Length < Overhead + LengthSize || envelope[0] != Format
            || ring.Column(BinaryPrimitives.ReadInt32BigEndian(envelope[1..]), place.KeyName) is not { } key)
        {
            return false;
        }

        var padded = envelope.Length - Overhead <= OnStack ? stackalloc byte[envelope.Length - Overhead] : new byte[envelope.Length - Overhead];
        Span<byte> bound = stackalloc byte[BoundSize(place, rowId)];
        Bind(envelope, place, rowId, bound);
        var aes = key.Borrow();
        try
        {
            aes.Decrypt(envelope.Slice(HeaderSize, NonceSize), envelope[Overhead..], envelope.Slice(HeaderSize + NonceSize, TagSize), padded, bound);
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
        finally
        {
            key.GiveBack(aes);
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(padded);
        if (length < 0 || length > padded.Length - LengthSize)
        {
            return false;
        }

        plain = padded.Slice(LengthSize, length).ToArray();
        return true;
    }

    // Names of tables and columns and ids: never more than a few hundred bytes.
    private static int BoundSize(SealedPlace place, ReadOnlySpan<byte> rowId) => HeaderSize + place.Bound.Length + LengthSize + rowId.Length;

    private static void Bind(ReadOnlySpan<byte> envelope, SealedPlace place, ReadOnlySpan<byte> rowId, Span<byte> bound)
    {
        envelope[..HeaderSize].CopyTo(bound);
        place.Bound.CopyTo(bound[HeaderSize..]);
        BinaryPrimitives.WriteInt32BigEndian(bound[(HeaderSize + place.Bound.Length)..], rowId.Length);
        rowId.CopyTo(bound[(HeaderSize + place.Bound.Length + LengthSize)..]);
    }
}

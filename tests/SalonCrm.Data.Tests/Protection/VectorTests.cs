using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Tests.Protection;

/// <summary>The platform's primitives, in the form in which the portal uses them, against Project Wycheproof.</summary>
public sealed class VectorTests
{
    [VectorFact]
    public void Aes_gcm_seals_and_opens_as_wycheproof_has_it()
    {
        var all = Vectors.Read("aes_gcm_test.json");
        var ours = all.Where(v => v.Group.GetProperty("ivSize").GetInt32() == 96 && v.Group.GetProperty("tagSize").GetInt32() == 128).ToList();

        Assert.Equal(197, ours.Count);
        Assert.Contains(ours, v => !v.Test.IsValid());
        foreach (var (_, test) in ours)
        {
            using var aes = new AesGcm(test.Bytes("key"), FieldSealer.TagSize);
            byte[] iv = test.Bytes("iv"), aad = test.Bytes("aad"), plain = test.Bytes("msg"), cipher = test.Bytes("ct"), tag = test.Bytes("tag");
            var opened = new byte[cipher.Length];
            if (!test.IsValid())
            {
                Assert.Throws<AuthenticationTagMismatchException>(() => aes.Decrypt(iv, cipher, tag, opened, aad));
                continue;
            }

            aes.Decrypt(iv, cipher, tag, opened, aad);
            Assert.Equal(plain, opened);
            var (made, madeTag) = (new byte[plain.Length], new byte[FieldSealer.TagSize]);
            aes.Encrypt(iv, plain, made, madeTag, aad);
            Assert.Equal(cipher, made);
            Assert.Equal(tag, madeTag);
        }
    }

    [VectorFact]
    public void Hmac_sha_256_agrees_with_wycheproof()
    {
        var all = Vectors.Read("hmac_sha256_test.json");
        Assert.Equal(174, all.Count);
        Assert.Contains(all, v => !v.Test.IsValid());
        foreach (var (group, test) in all)
        {
            var size = group.GetProperty("tagSize").GetInt32() / 8;
            var made = HMACSHA256.HashData(test.Bytes("key"), test.Bytes("msg"))[..size];
            Assert.Equal(test.IsValid(), CryptographicOperations.FixedTimeEquals(made, test.Bytes("tag")));

            using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, test.Bytes("key"));
            hmac.AppendData(test.Bytes("msg"));
            Assert.Equal(made, hmac.GetHashAndReset()[..size]);
        }
    }

    [VectorFact]
    public void Hkdf_sha_256_agrees_with_wycheproof()
    {
        var all = Vectors.Read("hkdf_sha256_test.json");
        Assert.Equal(86, all.Count);
        Assert.Contains(all, v => !v.Test.IsValid());
        foreach (var (_, test) in all)
        {
            byte[] Derive() => HKDF.DeriveKey(HashAlgorithmName.SHA256, test.Bytes("ikm"), Size(test), test.Bytes("salt"), test.Bytes("info"));
            if (test.IsValid())
            {
                Assert.Equal(test.Bytes("okm"), Derive());
            }
            else
            {
                Assert.ThrowsAny<ArgumentException>(Derive);
            }
        }
    }

    /// <summary>Without a salt, and with an info that is text, a vector's first 32 bytes are what a column's key would be.</summary>
    [VectorFact]
    public void The_key_of_a_column_is_derived_as_wycheproof_has_it()
    {
        var ours = Vectors.Read("hkdf_sha256_test.json").Select(v => v.Test)
            .Where(t => t.IsValid() && t.Bytes("salt").Length == 0 && Text(t.Bytes("info")) is not null).ToList();

        Assert.NotEmpty(ours);
        foreach (var test in ours)
        {
            var known = Math.Min(Size(test), MasterKey.Size);
            Assert.Equal(test.Bytes("okm")[..known], KeyRing.Derive(test.Bytes("ikm"), Text(test.Bytes("info"))!)[..known]);
        }
    }

    private static int Size(JsonElement test) => test.GetProperty("size").GetInt32();

    private static string? Text(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(bytes) ? text : null;
    }
}

using System.Security.Cryptography;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Tests.Protection;

/// <summary>Key rings without a database.</summary>
internal static class SomeKeys
{
    public static readonly SealedPlace Name = new("clients", "LastName", SealedAttribute.Name);

    public static KeyRing Ring(int sealKey = 1)
    {
        var ring = new KeyRing();
        ring.Fill([.. Enum.GetValues<KeyPurpose>().Select(p => (sealKey + (int)p - 1, p, KeyState.Active, RandomNumberGenerator.GetBytes(MasterKey.Size)))]);
        return ring;
    }

    public static byte[] Row() => Guid.CreateVersion7().ToByteArray(bigEndian: true);
}

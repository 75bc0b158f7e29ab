using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace SalonCrm.Data.Guests;

/// <summary>Proof that the digits were right: sealed, for one link, and short-lived.</summary>
internal sealed class OwnPagePass(IDataProtectionProvider protection)
{
    /// <summary>How long somebody may take to fill in the page.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private const int IdBytes = 16;
    private readonly IDataProtector _protector = protection.CreateProtector("SalonCrm.OwnPage");

    public string Make(Guid link, DateTimeOffset now)
    {
        var pass = new byte[IdBytes + sizeof(long)];
        link.TryWriteBytes(pass);
        BinaryPrimitives.WriteInt64BigEndian(pass.AsSpan(IdBytes), (now + Lifetime).UtcTicks);
        return Base64Url.EncodeToString(_protector.Protect(pass));
    }

    public bool Opens(string? pass, Guid link, DateTimeOffset now)
    {
        try
        {
            var bytes = _protector.Unprotect(Base64Url.DecodeFromChars(pass ?? ""));
            return new Guid(bytes.AsSpan(0, IdBytes)) == link && BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(IdBytes)) > now.UtcTicks;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            // Forged, cut, or of a ring that is gone: no pass.
            return false;
        }
    }
}

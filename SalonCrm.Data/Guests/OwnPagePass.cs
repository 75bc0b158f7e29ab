using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace SalonCrm.Data.Guests;

/// <summary>Proof that the digits were right: sealed, for one link, and short-lived.</summary>
internal sealed class OwnPagePass(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long somebody may take to fill in the page.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private const int IdBytes = 16;
    private readonly IDataProtector _protector = protection.CreateProtector("SalonCrm.OwnPage");

    public string Make(Guid link)
    {
        var pass = new byte[IdBytes + sizeof(long)];
        link.TryWriteBytes(pass);
        BinaryPrimitives.WriteInt64BigEndian(pass.AsSpan(IdBytes), (time.GetUtcNow() + Lifetime).UtcTicks);
        return Base64Url.EncodeToString(_protector.Protect(pass));
    }

    /// <summary>Null for what is forged, cut, or of a ring that is gone.</summary>
    public Shown? Read(string? pass)
    {
        try
        {
            var bytes = _protector.Unprotect(Base64Url.DecodeFromChars(pass ?? ""));
            return new(new Guid(bytes.AsSpan(0, IdBytes)), new(BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(IdBytes)), TimeSpan.Zero));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>A pass that was shown.</summary>
    /// <param name="Link">The link that it opens.</param>
    /// <param name="Until">How long.</param>
    internal sealed record Shown(Guid Link, DateTimeOffset Until);
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SalonCrm.Data.Guests;

/// <summary>
/// Random texts that open something: the key of an integration, the token of a link. They hold 256 random bits, so a
/// plain hash keeps them: there is nothing to guess back.
/// </summary>
internal static class Secret
{
    private const int Bytes = 32;

    /// <summary>A new one, in letters that stand in an address and a header as they are.</summary>
    public static string New(string prefix = "") => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is kept of one.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

using System.Security.Cryptography;
using System.Text;

namespace SalonCrm.Data.Guests;

/// <summary>
/// Random texts that open something: the key of an integration, the mark of a request. A key holds 256 random bits, so
/// a plain hash keeps it: there is nothing to guess back.
/// </summary>
internal static class Secret
{
    /// <summary>A new one, in letters that stand in an address and a header as they are.</summary>
    public static string New(string prefix) => prefix + LinkToken.Make();

    /// <summary>What is kept of one.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

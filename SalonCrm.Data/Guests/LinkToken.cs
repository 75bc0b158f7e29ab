using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SalonCrm.Data.Guests;

/// <summary>The secret in a personal link: 32 random bytes as base64url. Kept only as the SHA-256 of that text.</summary>
internal static class LinkToken
{
    private const int Bytes = 32;
    private const int Letters = 43;

    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.ASCII.GetBytes(token));

    /// <summary>Whether a text can be a token at all, so that nothing else is asked of the database.</summary>
    public static bool LooksLikeOne(string? token) =>
        token is { Length: Letters } && token.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}

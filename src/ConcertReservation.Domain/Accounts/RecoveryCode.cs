using System.Security.Cryptography;
using System.Text;

namespace ConcertReservation.Domain.Accounts;

/// <summary>
/// A code that works once instead of a code of the authenticator, for an account whose authenticator is lost. It has 120
/// random bits, so that its hash needs no salt and no slow function. Only hashes are kept.
/// </summary>
public static class RecoveryCode
{
    /// <summary>How many codes an account gets.</summary>
    public const int Count = 10;

    private const int Length = 24;
    private const int LengthOfGroup = 4;

    // Crockford's base 32: letters and digits that people do not confuse.
    private const string Symbols = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Six groups of four letters and digits, such as <c>k7q2-94mx-…</c>.</summary>
    public static string New() =>
        string.Join(
            '-',
            RandomNumberGenerator.GetString(Symbols, Length).Chunk(LengthOfGroup).Select(g => new string(g))
        );

    /// <summary>
    /// What is kept of a code as a person typed it, with or without hyphens and spaces, in upper or lower case. Null for a
    /// text that is no such code.
    /// </summary>
    public static byte[]? HashOf(string typed)
    {
        var code = string.Concat(typed.Where(c => c != '-' && !char.IsWhiteSpace(c))).ToLowerInvariant();
        return code.Length == Length && code.All(c => Symbols.Contains(c, StringComparison.Ordinal))
            ? SHA256.HashData(Encoding.ASCII.GetBytes(code))
            : null;
    }
}

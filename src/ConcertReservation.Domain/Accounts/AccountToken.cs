using System.Buffers.Text;
using System.Security.Cryptography;

namespace ConcertReservation.Domain.Accounts;

/// <summary>
/// A token that was mailed to the address of an account; it proves that its bearer reads the mails. Only its hash is
/// stored.
/// </summary>
/// <param name="Email">The address to which it was mailed: it proves nothing about another one.</param>
public sealed record AccountToken(
    AccountTokenKind Kind,
    Guid UserId,
    string Email,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? UsedAt
)
{
    /// <summary>How long a password can be reset after the mail was sent.</summary>
    public static readonly TimeSpan ResetWithin = TimeSpan.FromMinutes(30);

    /// <summary>How long an address can be verified after the mail was sent.</summary>
    public static readonly TimeSpan VerifyWithin = TimeSpan.FromDays(3);

    private const int Bytes = 32;
    private const int TextLength = 43;

    public bool IsUsableAt(DateTimeOffset now) => UsedAt is null && now < ExpiresAt;

    public static TimeSpan LifetimeOf(AccountTokenKind kind) =>
        kind == AccountTokenKind.PasswordReset ? ResetWithin : VerifyWithin;

    /// <summary>A random token, as text for a link.</summary>
    public static string NewText() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored of a token; null for text that cannot be one.</summary>
    public static byte[]? HashOf(string text)
    {
        if (text.Length != TextLength || !Base64Url.IsValid(text))
            return null;
        var token = Base64Url.DecodeFromChars(text);
        return token.Length == Bytes ? SHA256.HashData(token) : null;
    }
}

public enum AccountTokenKind
{
    PasswordReset,
    EmailVerification,
}

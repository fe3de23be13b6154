using System.Net.Mail;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Texts;

namespace ConcertReservation.Domain.Accounts;

/// <summary>
/// A customer or an operator. The password is never part of it: the account store keeps only its hash.
/// </summary>
public sealed class Account
{
    public const int MaxEmailLength = 254; // RFC 5321: a path has at most 256 octets, and two of them are its brackets
    public const int MaxNameLength = 100;
    public const int MinPasswordLength = 8;
    public const int MaxPasswordLength = 128;

    private Account(Guid id, string email, string name, Role role, Language language)
    {
        Id = id;
        Email = email;
        Name = name;
        Role = role;
        Language = language;
    }

    public Guid Id { get; }
    public string Email { get; }
    public string Name { get; }
    public Role Role { get; }

    /// <summary>The language of the mails to this account.</summary>
    public Language Language { get; }

    public static Account SignUp(
        string email,
        string name,
        Role role,
        DateTimeOffset now,
        Language language = Language.Ko
    )
    {
        var keptName = TypedText.Of(name, MaxNameLength, "name");
        var keptEmail = TypedText.Of(email, MaxEmailLength, "email");
        if (!IsEmail(keptEmail))
            throw DomainException.Invalid("email", "This is not a valid e-mail address.");

        return new Account(Guid.CreateVersion7(now), keptEmail, keptName, role, language);
    }

    /// <summary>An account that was read from the store; it is not validated again.</summary>
    public static Account Existing(Guid id, string email, string name, Role role, Language language = Language.Ko) =>
        new(id, email, name, role, language);

    public static DomainException InvalidCredentials() =>
        new(ErrorCode.InvalidCredentials, "The e-mail address or the password is wrong.");

    public static bool IsEmail(string text) =>
        text.Length <= MaxEmailLength
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
        && MailAddress.TryCreate(text, out var address)
        // The parser also accepts "Name <address>"; only the bare address is valid here.
        && string.Equals(address.Address, text, StringComparison.Ordinal);
}

public enum Role
{
    Customer,
    Operator,
}

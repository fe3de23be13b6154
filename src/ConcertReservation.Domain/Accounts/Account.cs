using System.Net.Mail;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Accounts;

/// <summary>Who someone is. The password is the store's business and never part of it.</summary>
public sealed class Account
{
    public const int MaxEmailLength = 254; // RFC 5321, a path less its brackets
    public const int MaxNameLength = 100;
    public const int MinPasswordLength = 8;
    public const int MaxPasswordLength = 128;

    private Account(Guid id, string email, string name, Role role)
    {
        Id = id;
        Email = email;
        Name = name;
        Role = role;
    }

    public Guid Id { get; }
    public string Email { get; }
    public string Name { get; }
    public Role Role { get; }

    public static Account SignUp(string email, string name, Role role, DateTimeOffset now)
    {
        var trimmedName = name.Trim();
        if (trimmedName.Length is 0 or > MaxNameLength)
            throw DomainException.Invalid("name", $"The name has 1 to {MaxNameLength} characters.");
        if (!IsEmail(email))
            throw DomainException.Invalid("email", "This is not an e-mail address.");

        return new Account(Guid.CreateVersion7(now), email, trimmedName, role);
    }

    /// <summary>The account as it was stored.</summary>
    public static Account Existing(Guid id, string email, string name, Role role) => new(id, email, name, role);

    public static bool IsEmail(string text) =>
        text.Length <= MaxEmailLength
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
        && MailAddress.TryCreate(text, out var address)
        // The parser also takes "Name <address>"; only the bare address is meant here.
        && string.Equals(address.Address, text, StringComparison.Ordinal);
}

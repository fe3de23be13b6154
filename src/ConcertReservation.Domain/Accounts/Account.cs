using System.Net.Mail;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Texts;

namespace ConcertReservation.Domain.Accounts;

/// <summary>
/// A customer, or an account of the staff. The password is never part of it: the account store keeps only its hash.
/// </summary>
public sealed class Account
{
    public const int MaxEmailLength = 254; // RFC 5321: a path has at most 256 octets, and two of them are its brackets
    public const int MaxNameLength = 100;
    public const int MinPasswordLength = 8;
    public const int MaxPasswordLength = 128;

    /// <summary>How many performances a gate account may be bound to; its access token names all of them.</summary>
    public const int MaxPerformances = 50;

    private Account(Guid id, string email, string name, Role role, IReadOnlyList<long> performanceIds)
    {
        Id = id;
        Email = email;
        Name = name;
        Role = role;
        PerformanceIds = performanceIds;
    }

    public Guid Id { get; }
    public string Email { get; }
    public string Name { get; private set; }
    public Role Role { get; private set; }

    /// <summary>The performances at whose doors a gate account works; empty for any.</summary>
    public IReadOnlyList<long> PerformanceIds { get; private set; }

    public StaffTerms Terms => new(Name, Role, PerformanceIds);

    /// <summary>The language of the mails to this account.</summary>
    public Language Language { get; private init; }

    /// <summary>The owner has used a link that was mailed to the address.</summary>
    public bool IsEmailVerified { get; private init; }

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

        return new Account(Guid.CreateVersion7(now), keptEmail, keptName, role, []) { Language = language };
    }

    /// <summary>An account that was read from the store; it is not validated again.</summary>
    public static Account Existing(
        Guid id,
        string email,
        string name,
        Role role,
        IReadOnlyList<long>? performanceIds = null,
        Language language = Language.Ko,
        bool isEmailVerified = false
    ) => new(id, email, name, role, performanceIds ?? []) { Language = language, IsEmailVerified = isEmailVerified };

    /// <summary>A new account of the staff. Refuses with <c>validation_failed</c> a role that no operator may give.</summary>
    public static Account Hire(string email, StaffTerms terms, DateTimeOffset now)
    {
        var account = SignUp(email, terms.Name, terms.Role, now);
        account.Change(terms);
        return account;
    }

    /// <summary>
    /// Changes an account of the staff. Refuses with <c>validation_failed</c> a role that no operator may give, and
    /// performances for another role than <c>gate</c>.
    /// </summary>
    public void Change(StaffTerms terms)
    {
        var name = TypedText.Of(terms.Name, MaxNameLength, "name");
        if (terms.Role == Role.Customer)
            throw DomainException.Invalid("role", "An account of the staff is gate, box_office or operator.");
        if (terms.Role != Role.Gate && terms.PerformanceIds is not [])
            throw DomainException.Invalid("performanceIds", "Only a gate account is bound to performances.");
        if (terms.PerformanceIds.Count > MaxPerformances)
            throw DomainException.Invalid("performanceIds", $"At most {MaxPerformances} performances.");

        (Name, Role, PerformanceIds) = (name, terms.Role, [.. terms.PerformanceIds.Distinct().Order()]);
    }

    public bool HasEmail(string email) => string.Equals(Email, email, StringComparison.OrdinalIgnoreCase);

    public static DomainException InvalidCredentials() =>
        new(ErrorCode.InvalidCredentials, "The e-mail address or the password is wrong.");

    public static bool IsEmail(string text) =>
        text.Length <= MaxEmailLength
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
        && MailAddress.TryCreate(text, out var address)
        // The parser also accepts "Name <address>"; only the bare address is valid here.
        && string.Equals(address.Address, text, StringComparison.Ordinal);
}

/// <summary>What operators may change of an account of the staff.</summary>
public sealed record StaffTerms(string Name, Role Role, IReadOnlyList<long> PerformanceIds)
{
    /// <summary>Whether both may do the same: another name is not a change of rights.</summary>
    public bool HasRightsOf(StaffTerms other) =>
        Role == other.Role && PerformanceIds.ToHashSet().SetEquals(other.PerformanceIds);
}

public enum Role
{
    Customer,

    /// <summary>May do everything.</summary>
    Operator,

    /// <summary>Checks tickets in, at the doors of some performances or of all.</summary>
    Gate,

    /// <summary>Checks tickets in, finds reservations, gives money back and sells at the box office.</summary>
    BoxOffice,
}

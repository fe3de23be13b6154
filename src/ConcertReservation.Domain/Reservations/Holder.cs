using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Texts;

namespace ConcertReservation.Domain.Reservations;

/// <summary>
/// The person who gets an issued reservation. It needs no account, and an account with the same e-mail address does not
/// get the reservation: the operator has typed the address, and no person has proved that it is theirs.
/// </summary>
public sealed record Holder
{
    private Holder(string name, string? email, Language language) => (Name, Email, Language) = (name, email, language);

    public string Name { get; }
    public string? Email { get; }

    /// <summary>Of the mails to the holder.</summary>
    public Language Language { get; }

    /// <summary>Refuses with <c>validation_failed</c>, as a sign-up does.</summary>
    public static Holder Of(string name, string? email, Language language = Language.Ko)
    {
        var keptName = TypedText.Of(name, Account.MaxNameLength, "holder.name");
        if (email is null)
            return new Holder(keptName, email: null, language);

        var keptEmail = TypedText.Of(email, Account.MaxEmailLength, "holder.email");
        return Account.IsEmail(keptEmail)
            ? new Holder(keptName, keptEmail, language)
            : throw DomainException.Invalid("holder.email", "This is not a valid e-mail address.");
    }
}

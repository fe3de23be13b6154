using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Accounts;

/// <summary>Which new passwords are accepted. A sign-in does not ask: a kept password stays one.</summary>
public sealed class PasswordRules(ICommonPasswords common)
{
    /// <summary>The normalised password. Refuses a wrong one with <c>validation_failed</c> and its field.</summary>
    /// <param name="email">Of the account: its password is neither the address nor the part before the @.</param>
    public string Accept(string? typed, string email, string field = "password")
    {
        var password = Password.Of(typed, field);
        return FindError(password, email) is { } error ? throw DomainException.Invalid(field, error) : password;
    }

    /// <summary>What is wrong with a normalised password; null when it is accepted.</summary>
    public string? FindError(string password, string email)
    {
        if (common.Contains(password))
            return "This is one of the most common passwords. Choose another one.";
        return IsSame(password, email) || IsSame(password, email[..email.LastIndexOf('@')])
            ? "The password must not be the e-mail address."
            : null;
    }

    private static bool IsSame(string password, string text) =>
        string.Equals(password, text, StringComparison.OrdinalIgnoreCase);
}

using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Texts;

namespace ConcertReservation.Domain.Accounts;

/// <summary>
/// A password in the form in which it is hashed: NFC, because keyboards of different systems send the same characters
/// in different forms. White space belongs to the password.
/// </summary>
public static class Password
{
    /// <summary>Normalises the password, and returns what is wrong with it, or null.</summary>
    public static string? FindError(string? typed, out string normalized)
    {
        normalized = typed is null ? "" : TypedText.ToNfc(typed);
        return
            TypedText.IsLongerThan(normalized, Account.MaxPasswordLength)
            || !TypedText.IsLongerThan(normalized, Account.MinPasswordLength - 1)
            ? $"The password must have {Account.MinPasswordLength} to {Account.MaxPasswordLength} characters."
            : null;
    }

    /// <summary>The normalised password. Refuses a wrong one with <c>validation_failed</c> and its field.</summary>
    public static string Of(string? typed, string field = "password") =>
        FindError(typed, out var normalized) is { } error ? throw DomainException.Invalid(field, error) : normalized;

    /// <summary>
    /// The forms whose hash may be stored: NFC, and what the keyboard of a customer sent before passwords were
    /// normalised. One form for most passwords, at most three.
    /// </summary>
    public static IReadOnlyList<string> FormsOf(string typed) =>
        [.. new[] { TypedText.ToNfc(typed), typed, TypedText.ToNfd(typed) }.Distinct(StringComparer.Ordinal)];
}

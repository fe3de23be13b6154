using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Binding;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Domain.Accounts;

namespace ConcertReservation.Api.Accounts;

/// <summary>A new password of the caller.</summary>
public sealed record ChangePasswordRequest
{
    private const int MaxCodeUnits = 1_000;

    /// <example>correct horse battery</example>
    [Required, StringLength(MaxCodeUnits)]
    public string? CurrentPassword { get; init; }

    /// <summary>8 to 128 characters; not a common password, and not the e-mail address.</summary>
    /// <example>purple staple window</example>
    [Required, NewPassword]
    public string? NewPassword { get; init; }

    internal ChangePassword ToCommand() => new(CurrentPassword!, NewPassword!);
}

/// <summary>The address of an account whose password is forgotten.</summary>
public sealed record PasswordResetRequest
{
    /// <example>minji@example.com</example>
    [Required, TypedText(Account.MaxEmailLength)]
    public string? Email { get; init; }
}

/// <summary>A new password instead of a forgotten one.</summary>
public sealed record ConfirmPasswordResetRequest
{
    /// <summary>From the link in the mail.</summary>
    /// <example>pX3v0hBq7c1tYw5n9kZr2mLs8dGf4jHa6uEoRbTiVxQ</example>
    [Required, StringLength(AccountTokenText.MaxLength)]
    public string? Token { get; init; }

    /// <summary>8 to 128 characters; not a common password, and not the e-mail address.</summary>
    /// <example>purple staple window</example>
    [Required, NewPassword]
    public string? NewPassword { get; init; }
}

/// <summary>Proves an e-mail address.</summary>
public sealed record ConfirmEmailVerificationRequest
{
    /// <summary>From the link in the mail.</summary>
    /// <example>pX3v0hBq7c1tYw5n9kZr2mLs8dGf4jHa6uEoRbTiVxQ</example>
    [Required, StringLength(AccountTokenText.MaxLength)]
    public string? Token { get; init; }
}

internal static class AccountTokenText
{
    /// <summary>Longer text than any token: what is not a token gets the code for that.</summary>
    public const int MaxLength = 4_096;
}

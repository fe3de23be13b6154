using System.ComponentModel.DataAnnotations;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Domain.Accounts;

namespace ConcertReservation.Api.Accounts;

/// <summary>A new customer.</summary>
public sealed record SignUpRequest
{
    /// <summary>An e-mail address; compared without regard to case.</summary>
    /// <example>minji@example.com</example>
    [Required, StringLength(Account.MaxEmailLength)]
    public string? Email { get; init; }

    /// <summary>8 to 128 characters.</summary>
    /// <example>correct horse battery</example>
    [Required, StringLength(Account.MaxPasswordLength, MinimumLength = Account.MinPasswordLength)]
    public string? Password { get; init; }

    /// <summary>1 to 100 characters.</summary>
    /// <example>김민지</example>
    [Required, StringLength(Account.MaxNameLength, MinimumLength = 1)]
    public string? Name { get; init; }

    internal SignUp ToCommand() => new(Email!, Password!, Name!);
}

/// <summary>E-mail and password.</summary>
public sealed record SignInRequest
{
    /// <example>minji@example.com</example>
    [Required, StringLength(Account.MaxEmailLength)]
    public string? Email { get; init; }

    /// <example>correct horse battery</example>
    [Required, StringLength(Account.MaxPasswordLength)]
    public string? Password { get; init; }
}

/// <summary>A refresh token of an earlier sign-in.</summary>
public sealed record RefreshRequest
{
    /// <example>CfDJ8…</example>
    [Required, StringLength(4_096)]
    public string? RefreshToken { get; init; }
}

using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Binding;
using ConcertReservation.Api.Json;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Domain.Accounts;

namespace ConcertReservation.Api.Accounts;

/// <summary>The account of a new customer.</summary>
public sealed record SignUpRequest
{
    /// <summary>An e-mail address. Upper and lower case are the same.</summary>
    /// <example>minji@example.com</example>
    [Required, TypedText(Account.MaxEmailLength)]
    public string? Email { get; init; }

    /// <summary>8 to 128 characters.</summary>
    /// <example>correct horse battery</example>
    [Required, NewPassword]
    public string? Password { get; init; }

    /// <summary>1 to 100 characters.</summary>
    /// <example>김민지</example>
    [Required, TypedText(Account.MaxNameLength)]
    public string? Name { get; init; }

    /// <summary>The language of the mails to this account; Korean when left out.</summary>
    /// <example>ko</example>
    public Language? Language { get; init; }

    internal SignUp ToCommand() =>
        new(Email!, Password!, Name!, Language ?? ConcertReservation.Domain.Accounts.Language.Ko);
}

/// <summary>What to change of the caller's account. A field that is left out keeps its value.</summary>
[MergePatch]
public sealed record ChangeAccountRequest
{
    /// <summary>1 to 100 characters.</summary>
    /// <example>김민지</example>
    [TypedText(Account.MaxNameLength)]
    public string? Name { get; init; }

    /// <summary>The language of the mails to this account.</summary>
    /// <example>en</example>
    public Language? Language { get; init; }
}

/// <summary>The credentials of an account.</summary>
public sealed record SignInRequest
{
    private const int MaxCodeUnits = 1_000;

    /// <example>minji@example.com</example>
    [Required, StringLength(MaxCodeUnits)]
    public string? Email { get; init; }

    /// <example>correct horse battery</example>
    [Required, StringLength(MaxCodeUnits)]
    public string? Password { get; init; }

    /// <summary>
    /// Six digits from the authenticator app of the account, or a recovery code. Only for accounts that have one.
    /// </summary>
    /// <example>492039</example>
    [StringLength(MaxCodeUnits)]
    public string? Code { get; init; }
}

/// <summary>The refresh token of an earlier sign-in or refresh.</summary>
public sealed record RefreshRequest
{
    /// <example>CfDJ8…</example>
    [Required, StringLength(4_096)]
    public string? RefreshToken { get; init; }
}

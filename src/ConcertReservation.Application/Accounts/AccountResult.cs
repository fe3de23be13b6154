using ConcertReservation.Domain.Accounts;

namespace ConcertReservation.Application.Accounts;

public sealed record SignUp(string Email, string Password, string Name, Language Language = Language.Ko);

/// <param name="Language">The language of the mails to this account.</param>
public sealed record AccountResult(Guid UserId, string Email, string Name, Role Role, Language Language = Language.Ko)
{
    internal static AccountResult Of(Account account) =>
        new(account.Id, account.Email, account.Name, account.Role, account.Language);
}

/// <summary>The caller's own account.</summary>
/// <param name="Language">The language of the mails to this account.</param>
/// <param name="PerformanceIds">The performances at whose doors a gate account works; empty for any.</param>
/// <param name="EmailVerified">The caller has used a link that was mailed to the address.</param>
public sealed record OwnAccountResult(
    Guid UserId,
    string Email,
    string Name,
    Role Role,
    IReadOnlyList<long> PerformanceIds,
    Language Language = Language.Ko,
    bool EmailVerified = false
)
{
    internal static OwnAccountResult Of(Account account) =>
        new(
            account.Id,
            account.Email,
            account.Name,
            account.Role,
            account.PerformanceIds,
            account.Language,
            account.IsEmailVerified
        );
}

/// <summary>An account, and the tokens of its session.</summary>
public sealed record SignedIn(OwnAccountResult Account, SessionTokens Tokens);

/// <summary>What a start found or did with the operator account of the settings.</summary>
public enum OperatorAccount
{
    Created,
    Unchanged,
    PasswordChanged,
    RoleChanged,
    BelongsToCustomer,
}

using ConcertReservation.Domain.Accounts;

namespace ConcertReservation.Application.Accounts;

public sealed record SignUp(string Email, string Password, string Name);

public sealed record AccountResult(Guid UserId, string Email, string Name, Role Role)
{
    internal static AccountResult Of(Account account) => new(account.Id, account.Email, account.Name, account.Role);
}

/// <summary>The caller's own account.</summary>
/// <param name="PerformanceIds">The performances at whose doors a gate account works; empty for any.</param>
public sealed record OwnAccountResult(
    Guid UserId,
    string Email,
    string Name,
    Role Role,
    IReadOnlyList<long> PerformanceIds
)
{
    internal static OwnAccountResult Of(Account account) =>
        new(account.Id, account.Email, account.Name, account.Role, account.PerformanceIds);
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

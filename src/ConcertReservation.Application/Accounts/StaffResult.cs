using ConcertReservation.Domain.Accounts;

namespace ConcertReservation.Application.Accounts;

/// <summary>A new account of the staff.</summary>
public sealed record AddStaff(string Email, string Password, StaffTerms Terms);

/// <summary>An account that works here.</summary>
/// <param name="PerformanceIds">The performances at whose doors a gate account works; empty for any.</param>
public sealed record StaffResult(Guid UserId, string Email, string Name, Role Role, IReadOnlyList<long> PerformanceIds)
{
    internal static StaffResult Of(Account account) =>
        new(account.Id, account.Email, account.Name, account.Role, account.PerformanceIds);
}

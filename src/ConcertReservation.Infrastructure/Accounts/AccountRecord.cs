using ConcertReservation.Domain.Accounts;
using Microsoft.AspNetCore.Identity;

namespace ConcertReservation.Infrastructure.Accounts;

/// <summary>An account as ASP.NET Core Identity stores it. The e-mail address is also the user name.</summary>
internal sealed class AccountRecord : IdentityUser<Guid>
{
    public required string Name { get; set; }
    public Role Role { get; set; }
    public Language Language { get; set; }
    public long[] PerformanceIds { get; set; } = [];

    /// <summary>When an operator removed the account from the staff; it is kept for the audit.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    public DateTimeOffset? EmailVerifiedAt { get; set; }

    /// <summary>When a link to reset the password was mailed last.</summary>
    public DateTimeOffset? ResetMailedAt { get; set; }

    /// <summary>When a link to verify the address was mailed last.</summary>
    public DateTimeOffset? VerificationMailedAt { get; set; }

    public static AccountRecord Of(Account account) =>
        new()
        {
            Id = account.Id,
            Email = account.Email,
            UserName = account.Email,
            Name = account.Name,
            Role = account.Role,
            Language = account.Language,
            PerformanceIds = [.. account.PerformanceIds],
        };

    /// <summary>For the hasher, which has a parameter for a record and does not use it.</summary>
    public static AccountRecord Nobody { get; } = new() { Name = "", Role = Role.Customer };

    public Account ToAccount() =>
        Account.Existing(
            Id,
            Email!,
            Name,
            Role,
            PerformanceIds,
            Language,
            isEmailVerified: EmailVerifiedAt is not null
        );
}

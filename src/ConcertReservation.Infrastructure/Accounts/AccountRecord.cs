using ConcertReservation.Domain.Accounts;
using Microsoft.AspNetCore.Identity;

namespace ConcertReservation.Infrastructure.Accounts;

/// <summary>An account as ASP.NET Core Identity stores it. The e-mail address is also the user name.</summary>
internal sealed class AccountRecord : IdentityUser<Guid>
{
    public required string Name { get; set; }
    public Role Role { get; set; }

    public static AccountRecord Of(Account account) =>
        new()
        {
            Id = account.Id,
            Email = account.Email,
            UserName = account.Email,
            Name = account.Name,
            Role = account.Role,
        };

    public bool IsLocked(DateTimeOffset now) => LockoutEnabled && LockoutEnd > now;

    public Account ToAccount() => Account.Existing(Id, Email!, Name, Role);
}

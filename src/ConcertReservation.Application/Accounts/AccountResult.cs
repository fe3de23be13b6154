using ConcertReservation.Domain.Accounts;

namespace ConcertReservation.Application.Accounts;

public sealed record SignUp(string Email, string Password, string Name);

public sealed record AccountResult(Guid UserId, string Email, string Name, Role Role)
{
    internal static AccountResult Of(Account account) => new(account.Id, account.Email, account.Name, account.Role);
}

namespace ConcertReservation.Domain.Accounts;

public interface IAccountRepository
{
    /// <summary>Stores the account with the hash of its password; refuses with <c>email_taken</c>.</summary>
    Task AddAsync(Account account, string password, CancellationToken ct);

    Task<Account?> FindAsync(Guid userId, CancellationToken ct);

    Task<Account?> FindByEmailAsync(string email, CancellationToken ct);

    /// <summary>The account these credentials open, or null. An unknown e-mail costs as much as a wrong password.</summary>
    Task<Account?> FindByCredentialsAsync(string email, string password, CancellationToken ct);
}

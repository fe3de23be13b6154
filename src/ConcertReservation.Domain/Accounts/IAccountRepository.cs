namespace ConcertReservation.Domain.Accounts;

public interface IAccountRepository
{
    /// <summary>Stores the account with the hash of its password; refuses with <c>email_taken</c>.</summary>
    Task AddAsync(Account account, string password, CancellationToken ct);

    /// <summary>Replaces the hash of the password.</summary>
    Task SetPasswordAsync(Guid userId, string password, CancellationToken ct);

    /// <summary>Changes what is not null.</summary>
    Task ChangeAsync(Guid userId, string? name, Language? language, CancellationToken ct);

    Task<Account?> FindAsync(Guid userId, CancellationToken ct);

    Task<Account?> FindByEmailAsync(string email, CancellationToken ct);

    /// <summary>
    /// Null when the credentials are wrong. An unknown e-mail address takes as long as a wrong password.
    /// </summary>
    Task<Account?> FindByCredentialsAsync(string email, string password, CancellationToken ct);
}

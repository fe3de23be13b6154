namespace ConcertReservation.Domain.Accounts;

public interface IAccountRepository
{
    /// <summary>Stores the account with the hash of its password; refuses with <c>email_taken</c>.</summary>
    Task AddAsync(Account account, string password, CancellationToken ct);

    /// <summary>What is stored of a password. Slow, so before a transaction.</summary>
    string HashOf(string password);

    /// <summary>Replaces the hash of the password.</summary>
    Task SetPasswordHashAsync(Guid userId, string hash, CancellationToken ct);

    /// <summary>Replaces the hash, and locks the account, unless the password is another one by now.</summary>
    Task<bool> TryChangePasswordAsync(CheckedPassword current, string hash, CancellationToken ct);

    /// <summary>The address is proven; it stays so.</summary>
    Task VerifyEmailAsync(Guid userId, DateTimeOffset now, CancellationToken ct);

    /// <summary>Counts a mail with a link to the account, unless one of the kind was counted after a time.</summary>
    Task<bool> TryCountMailAsync(
        AccountMail mail,
        Guid userId,
        DateTimeOffset notAfter,
        DateTimeOffset now,
        CancellationToken ct
    );

    /// <summary>Changes what is not null.</summary>
    Task ChangeAsync(Guid userId, string? name, Language? language, CancellationToken ct);

    Task<Account?> FindAsync(Guid userId, CancellationToken ct);

    /// <summary>
    /// Locks the account against an erasure until the end of the transaction, and an account of the staff against a change
    /// of its role. Null for an account that was removed or erased.
    /// </summary>
    Task<Account?> FindForShareAsync(Guid userId, CancellationToken ct);

    /// <summary>Locks the account. Null for an account that was removed or erased.</summary>
    Task<Account?> FindForUpdateAsync(Guid userId, CancellationToken ct);

    /// <summary>Null for a customer, and for an account that was removed.</summary>
    Task<Account?> FindStaffAsync(Guid userId, CancellationToken ct);

    /// <summary>
    /// Locks the account against a change of its role or password until the end of the transaction. Null when it was
    /// removed, or has another password by now.
    /// </summary>
    Task<Account?> FindForShareAsync(CheckedPassword password, CancellationToken ct);

    /// <summary>Newest first. Only accounts with an id below <paramref name="before"/>, when it is given.</summary>
    Task<IReadOnlyList<Account>> ListStaffAsync(Guid? before, int take, CancellationToken ct);

    /// <summary>Locks all accounts of the staff, in id order.</summary>
    Task<Staff> LockStaffAsync(CancellationToken ct);

    /// <summary>Stores name, role and performances of a locked account.</summary>
    Task UpdateStaffAsync(Account account, CancellationToken ct);

    /// <summary>
    /// The account keeps its name for the audit, and loses its e-mail address (which is free again) and its password.
    /// </summary>
    Task RemoveStaffAsync(Guid userId, DateTimeOffset now, CancellationToken ct);

    Task<Account?> FindByEmailAsync(string email, CancellationToken ct);

    /// <summary>
    /// Null when the credentials are wrong. An unknown e-mail address takes as long as a wrong password. A right password
    /// replaces a hash that an earlier version has made with fewer iterations.
    /// </summary>
    Task<CheckedPassword?> FindByCredentialsAsync(string email, string password, CancellationToken ct);
}

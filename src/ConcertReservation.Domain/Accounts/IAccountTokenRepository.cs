namespace ConcertReservation.Domain.Accounts;

public interface IAccountTokenRepository
{
    Task AddAsync(AccountToken token, byte[] hash, DateTimeOffset now, CancellationToken ct);

    Task<AccountToken?> FindAsync(AccountTokenKind kind, byte[] hash, CancellationToken ct);

    /// <summary>As <see cref="FindAsync"/>, after the account is locked.</summary>
    Task<AccountToken?> FindForUpdateAsync(AccountTokenKind kind, byte[] hash, CancellationToken ct);

    /// <summary>Marks all tokens of a locked account as used, so that none of them works again.</summary>
    Task UseAllAsync(AccountTokenKind kind, Guid userId, DateTimeOffset now, CancellationToken ct);

    /// <summary>Deletes up to <paramref name="limit"/> tokens that expired before.</summary>
    Task<int> DeleteExpiredAsync(DateTimeOffset before, int limit, CancellationToken ct);
}

using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Domain.Wallets;

public interface IWalletRepository
{
    void Add(Wallet wallet);

    void Add(LedgerEntry entry);

    Task<long> FindBalanceAsync(Guid userId, CancellationToken ct);

    /// <summary>Locks the wallet. It must be the last lock of a use case.</summary>
    Task<Wallet> FindForUpdateAsync(Guid userId, CancellationToken ct);

    /// <summary>
    /// Locks the wallets in id order, without tracking: <see cref="Update"/> writes them. They must be the last locks
    /// of a use case.
    /// </summary>
    Task<IReadOnlyList<Wallet>> ListForUpdateAsync(
        IReadOnlyCollection<Guid> userIds,
        OnLockedRow locked,
        CancellationToken ct
    );

    /// <summary>Updates the balances of locked wallets. The statement is sent before the commit.</summary>
    void Update(IReadOnlyCollection<Wallet> changed);

    /// <summary>The statement is sent before the commit.</summary>
    void Insert(IReadOnlyCollection<LedgerEntry> entries);

    /// <summary>
    /// Newest first. Only entries below <paramref name="beforeSequence"/>, when it is given; not tracked.
    /// </summary>
    Task<IReadOnlyList<LedgerEntry>> ListEntriesAsync(
        Guid userId,
        long? beforeSequence,
        int take,
        CancellationToken ct
    );
}

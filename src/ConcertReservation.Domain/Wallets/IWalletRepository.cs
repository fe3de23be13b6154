namespace ConcertReservation.Domain.Wallets;

public interface IWalletRepository
{
    void Add(Wallet wallet);

    void Add(LedgerEntry entry);

    Task<long> FindBalanceAsync(Guid userId, CancellationToken ct);

    /// <summary>Locks the wallet. It must be the last lock of a use case.</summary>
    Task<Wallet> FindForUpdateAsync(Guid userId, CancellationToken ct);

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

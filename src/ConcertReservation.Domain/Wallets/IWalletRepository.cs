namespace ConcertReservation.Domain.Wallets;

public interface IWalletRepository
{
    void Add(Wallet wallet);

    void Add(LedgerEntry entry);

    Task<long> FindBalanceAsync(Guid userId, CancellationToken ct);

    /// <summary>The last lock of every use case that moves money.</summary>
    Task<Wallet> FindForUpdateAsync(Guid userId, CancellationToken ct);

    /// <summary>Newest first, from below <paramref name="beforeSequence"/>; not tracked.</summary>
    Task<IReadOnlyList<LedgerEntry>> ListEntriesAsync(
        Guid userId,
        long? beforeSequence,
        int take,
        CancellationToken ct
    );
}

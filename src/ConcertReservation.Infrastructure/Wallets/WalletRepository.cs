using ConcertReservation.Domain.Wallets;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Sql;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Wallets;

internal sealed class WalletRepository(ConcertReservationDb db) : IWalletRepository
{
    public void Add(Wallet wallet) => db.Wallets.Add(wallet);

    public void Add(LedgerEntry entry) => db.LedgerEntries.Add(entry);

    public Task<long> FindBalanceAsync(Guid userId, CancellationToken ct) =>
        db.Wallets.Where(wallet => wallet.UserId == userId).Select(wallet => wallet.Balance).SingleAsync(ct);

    public async Task<Wallet> FindForUpdateAsync(Guid userId, CancellationToken ct) =>
        await db.Wallets.FromRows($"WHERE user_id = {userId} FOR UPDATE").LockOneAsync(ct)
        ?? throw new InvalidOperationException("Every account has a wallet from the start.");

    public async Task<IReadOnlyList<LedgerEntry>> ListEntriesAsync(
        Guid userId,
        long? beforeSequence,
        int take,
        CancellationToken ct
    )
    {
        var own = db.LedgerEntries.Where(entry => entry.UserId == userId);
        if (beforeSequence is { } before)
            own = own.Where(entry => entry.Sequence < before);
        return await own.OrderByDescending(entry => entry.Sequence).Take(take).ToListAsync(ct);
    }
}

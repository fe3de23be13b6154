using ConcertReservation.Domain.Transactions;
using ConcertReservation.Domain.Wallets;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Model;
using ConcertReservation.Infrastructure.Database.Sql;
using ConcertReservation.Infrastructure.Database.Transactions;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Wallets;

internal sealed class WalletRepository(ConcertReservationDb db, PendingStatements statements) : IWalletRepository
{
    public void Add(Wallet wallet) => db.Wallets.Add(wallet);

    public void Add(LedgerEntry entry) => db.LedgerEntries.Add(entry);

    public Task<long> FindBalanceAsync(Guid userId, CancellationToken ct) =>
        db.Wallets.Where(wallet => wallet.UserId == userId).Select(wallet => wallet.Balance).SingleAsync(ct);

    public async Task<Wallet> FindForUpdateAsync(Guid userId, CancellationToken ct) =>
        await db.Wallets.FromRows($"WHERE user_id = {userId} FOR UPDATE").LockOneAsync(ct)
        ?? throw new InvalidOperationException("Every account must have a wallet.");

    public async Task<IReadOnlyList<Wallet>> ListForUpdateAsync(
        IReadOnlyCollection<Guid> userIds,
        OnLockedRow locked,
        CancellationToken ct
    )
    {
        if (userIds.Count == 0)
            return [];

        var ids = userIds.ToArray();
        return await db.Wallets.FromRows($"WHERE user_id = ANY({ids}) ORDER BY user_id", locked).LockUntrackedAsync(ct);
    }

    public void Update(IReadOnlyCollection<Wallet> changed)
    {
        if (changed.Count == 0)
            return;

        T[] Each<T>(Func<Wallet, T> column) => [.. changed.Select(column)];
        statements.Add(
            $"""
            UPDATE wallets AS wallet SET balance = changed.balance, entry_count = changed.entry_count
            FROM unnest({Each(w => w.UserId)}, {Each(w => w.Balance)}, {Each(w => w.EntryCount)})
                AS changed(user_id, balance, entry_count)
            WHERE wallet.user_id = changed.user_id
            """,
            changed.Count
        );
    }

    public void Insert(IReadOnlyCollection<LedgerEntry> entries)
    {
        if (entries.Count == 0)
            return;

        T[] Each<T>(Func<LedgerEntry, T> column) => [.. entries.Select(column)];
        statements.Add(
            $"""
            INSERT INTO ledger_entries (id, user_id, sequence, at, amount, balance_after, cause, reservation_id,
                payment_id)
            SELECT * FROM unnest({Each(e => e.Id)}, {Each(e => e.UserId)}, {Each(e => e.Sequence)}, {Each(e => e.At)},
                {Each(e => e.Amount)}, {Each(e => e.BalanceAfter)}, {Each(e => StoredName.Of(e.Cause))},
                {Each(e => e.ReservationId)}, {Each(e => e.PaymentId)})
            """,
            entries.Count
        );
    }

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

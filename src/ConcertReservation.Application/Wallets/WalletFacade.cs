using System.Globalization;
using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Transactions;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Application.Wallets;

public sealed class WalletFacade(IWalletRepository wallets, IUnitOfWork unitOfWork, TimeProvider time)
{
    private const string CursorName = "entries";

    public async Task<BalanceResult> FindBalanceAsync(Guid userId, CancellationToken ct) =>
        new(await wallets.FindBalanceAsync(userId, ct), Wallet.Currency);

    /// <summary>Puts money in, 1 to 10,000,000 won. Refuses with <c>balance_limit_reached</c>.</summary>
    public Task<ChargeResult> ChargeAsync(Guid userId, long amount, CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var wallet = await wallets.FindForUpdateAsync(userId, token);
                var entry = wallet.Charge(amount, time.GetUtcNow());
                wallets.Add(entry);
                return new ChargeResult(entry.Id, entry.Amount, wallet.Balance);
            },
            ct
        );

    public async Task<Page<EntryResult>> ListEntriesAsync(Guid userId, PageRequest page, CancellationToken ct)
    {
        var before = Cursor.Read(CursorName, page.Cursor, ParseSequence);
        var rows = await wallets.ListEntriesAsync(userId, before?.Sequence, page.Limit + 1, ct);
        return Page<EntryResult>.Of(rows, page.Limit, EntryResult.Of, CursorOf);
    }

    private static string CursorOf(LedgerEntry row) =>
        Cursor.Of(CursorName, row.Sequence.ToString(CultureInfo.InvariantCulture));

    private static EntryKey? ParseSequence(string[] keys) =>
        keys is [var text] && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new EntryKey(sequence)
            : null;

    private sealed record EntryKey(long Sequence);
}

/// <param name="Balance">Whole won.</param>
public sealed record BalanceResult(long Balance, string Currency);

public sealed record ChargeResult(Guid EntryId, long Amount, long Balance);

/// <summary>One movement of the wallet; a payment's amount is negative.</summary>
public sealed record EntryResult(
    Guid EntryId,
    DateTimeOffset At,
    long Amount,
    long BalanceAfter,
    LedgerCause Cause,
    Guid? ReservationId,
    Guid? PaymentId
)
{
    internal static EntryResult Of(LedgerEntry entry) =>
        new(entry.Id, entry.At, entry.Amount, entry.BalanceAfter, entry.Cause, entry.ReservationId, entry.PaymentId);
}

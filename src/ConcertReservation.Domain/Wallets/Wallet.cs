using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Wallets;

/// <summary>A user's balance in won. It equals the sum of the wallet's entries; one transaction writes both.</summary>
public sealed class Wallet
{
    public const string Currency = "KRW";
    public const long MaxBalance = 1_000_000_000;
    public const long MaxCharge = 10_000_000;

    private Wallet() { }

    public Guid UserId { get; private set; }
    public long Balance { get; private set; }
    public long EntryCount { get; private set; }

    /// <summary>
    /// The number of entries when the account was erased; null for a live account. After it there are only refunds: of a
    /// performance that is cancelled later, or by an operator. They stay in the wallet.
    /// </summary>
    public long? ClosedAfter { get; private set; }

    public static Wallet Open(Guid userId) => new() { UserId = userId };

    public LedgerEntry Charge(long amount, DateTimeOffset now)
    {
        if (amount is < 1 or > MaxCharge)
            throw DomainException.Invalid("amount", $"Use an amount from 1 to {MaxCharge} won.");
        EnsureOpen();
        EnsureBelowLimit(amount);

        return Move(amount, LedgerCause.Charge, now);
    }

    /// <summary>
    /// Refuses with <c>balance_limit_reached</c> when the charge and those that are pending would exceed the limit.
    /// </summary>
    internal void EnsureMayCharge(long amount, long pending)
    {
        EnsureOpen();
        if (amount is < 1 or > MaxCharge)
            throw DomainException.Invalid("amount", $"Use an amount from 1 to {MaxCharge} won.");
        EnsureBelowLimit(amount + pending);
    }

    /// <summary>
    /// Credits a charge that the provider has taken, also above the limit: the money is the customer's. The entry has
    /// the id of the charge, so that it is written once.
    /// </summary>
    internal LedgerEntry Credit(Guid chargeId, long amount, DateTimeOffset now) =>
        Move(amount, LedgerCause.Charge, now).ForCharge(chargeId, chargeId);

    /// <summary>Debits the money that goes back to the card. The entry has the id of the cancellation.</summary>
    internal LedgerEntry GiveBack(Guid cancellationId, Guid chargeId, long amount, DateTimeOffset now)
    {
        EnsureOpen();
        if (Balance < amount)
            throw new DomainException(
                ErrorCode.BalanceTooLow,
                "A part of this charge is spent: your balance is lower than the amount.",
                ("balance", Balance),
                ("required", amount)
            );

        return Move(-amount, LedgerCause.ChargeCancellation, now).ForCharge(cancellationId, chargeId);
    }

    /// <summary>Credits the money of a cancellation that the provider refused, also above the limit.</summary>
    internal LedgerEntry PutBack(Guid chargeId, long amount, DateTimeOffset now) =>
        Move(amount, LedgerCause.ChargeCancellation, now).ForCharge(Guid.CreateVersion7(now), chargeId);

    public LedgerEntry Pay(long amount, Guid reservationId, Guid paymentId, DateTimeOffset now)
    {
        EnsureOpen();
        if (Balance < amount)
            throw new DomainException(
                ErrorCode.InsufficientBalance,
                "Your balance is too low for this payment.",
                ("balance", Balance),
                ("required", amount)
            );

        return Move(-amount, LedgerCause.Payment, now).For(reservationId, paymentId);
    }

    public LedgerEntry Refund(long amount, Guid reservationId, Guid paymentId, DateTimeOffset now)
    {
        EnsureBelowLimit(amount);
        return Move(amount, LedgerCause.Refund, now).For(reservationId, paymentId);
    }

    /// <summary>
    /// Returns the price of a cancelled performance, also above the limit: the money is the customer's.
    /// </summary>
    internal LedgerEntry RefundCancelled(long amount, Guid reservationId, Guid paymentId, DateTimeOffset now) =>
        Move(amount, LedgerCause.Refund, now).For(reservationId, paymentId);

    /// <summary>
    /// Closes the wallet of an account that is erased. Refuses with <c>account_in_use</c> while there is a balance, unless the
    /// owner gives it up.
    /// </summary>
    /// <param name="forfeit">The owner gives the balance up.</param>
    /// <param name="now">The time of the entry.</param>
    /// <returns>The entry of the balance that was given up; null when there was none.</returns>
    public LedgerEntry? Close(bool forfeit, DateTimeOffset now)
    {
        EnsureOpen();
        if (Balance > 0 && !forfeit)
            throw new DomainException(
                ErrorCode.AccountInUse,
                "There is a balance. Use it up, or repeat the request with forfeit=true to give it up.",
                ("balance", Balance)
            );

        var entry = Balance > 0 ? Move(-Balance, LedgerCause.Forfeit, now) : null;
        ClosedAfter = EntryCount;
        return entry;
    }

    // A request can arrive before the erasure and get the lock of the wallet after it.
    private void EnsureOpen()
    {
        if (ClosedAfter is not null)
            throw new DomainException(ErrorCode.Unauthenticated, "This account no longer exists.");
    }

    private void EnsureBelowLimit(long amount)
    {
        if (Balance + amount > MaxBalance)
            throw new DomainException(
                ErrorCode.BalanceLimitReached,
                $"A balance may be at most {MaxBalance} won.",
                ("balance", Balance),
                ("limit", MaxBalance)
            );
    }

    private LedgerEntry Move(long amount, LedgerCause cause, DateTimeOffset now)
    {
        Balance += amount;
        EntryCount++;
        return LedgerEntry.Of(this, amount, cause, now);
    }
}

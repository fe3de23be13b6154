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

    public static Wallet Open(Guid userId) => new() { UserId = userId };

    public LedgerEntry Charge(long amount, DateTimeOffset now)
    {
        if (amount is < 1 or > MaxCharge)
            throw DomainException.Invalid("amount", $"Use an amount from 1 to {MaxCharge} won.");
        EnsureBelowLimit(amount);

        return Move(amount, LedgerCause.Charge, now);
    }

    public LedgerEntry Pay(long amount, Guid reservationId, Guid paymentId, DateTimeOffset now)
    {
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

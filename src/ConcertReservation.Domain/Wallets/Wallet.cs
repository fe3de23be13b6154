using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Wallets;

/// <summary>A user's balance in won. It always equals the sum of its entries; both are written together.</summary>
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
            throw DomainException.Invalid("amount", $"From 1 to {MaxCharge} won.");
        EnsureBelowLimit(amount);

        return Move(amount, LedgerCause.Charge, now);
    }

    public LedgerEntry Pay(long amount, Guid reservationId, Guid paymentId, DateTimeOffset now)
    {
        if (Balance < amount)
            throw new DomainException(
                ErrorCode.InsufficientBalance,
                "The balance is too small for this payment.",
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

    private void EnsureBelowLimit(long amount)
    {
        if (Balance + amount > MaxBalance)
            throw new DomainException(
                ErrorCode.BalanceLimitReached,
                $"A balance is at most {MaxBalance} won.",
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

namespace ConcertReservation.Domain.Wallets;

/// <summary>One change of a wallet: the amount and the new balance. Never changed.</summary>
public sealed class LedgerEntry
{
    private LedgerEntry() { }

    public Guid Id { get; private set; }
    public Guid UserId { get; private set; }

    /// <summary>1, 2, 3, … in each wallet.</summary>
    public long Sequence { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>Won; negative for a payment and for a balance that was given up.</summary>
    public long Amount { get; private set; }
    public long BalanceAfter { get; private set; }
    public LedgerCause Cause { get; private set; }
    public Guid? ReservationId { get; private set; }
    public Guid? PaymentId { get; private set; }

    /// <summary>The charge at a payment provider; null for other entries, and for an instant charge.</summary>
    public Guid? ChargeId { get; private set; }

    internal static LedgerEntry Of(Wallet wallet, long amount, LedgerCause cause, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            UserId = wallet.UserId,
            Sequence = wallet.EntryCount,
            At = now,
            Amount = amount,
            BalanceAfter = wallet.Balance,
            Cause = cause,
        };

    internal LedgerEntry ForCharge(Guid id, Guid chargeId)
    {
        Id = id;
        ChargeId = chargeId;
        return this;
    }

    internal LedgerEntry For(Guid reservationId, Guid paymentId)
    {
        ReservationId = reservationId;
        PaymentId = paymentId;
        return this;
    }
}

public enum LedgerCause
{
    Charge,
    Payment,
    Refund,

    /// <summary>The owner has given the balance up with the account. The amount is negative.</summary>
    Forfeit,

    /// <summary>Money that goes back to the card (negative), or that the provider refused to give back (positive).</summary>
    ChargeCancellation,
}

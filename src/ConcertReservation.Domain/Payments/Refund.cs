namespace ConcertReservation.Domain.Payments;

/// <summary>The refund of a payment. A payment has at most one.</summary>
public sealed class Refund
{
    private Refund() { }

    public Guid Id { get; private set; }
    public Guid PaymentId { get; private set; }
    public Guid ReservationId { get; private set; }
    public long ConcertId { get; private set; }
    public Guid UserId { get; private set; }
    public long Amount { get; private set; }
    public DateTimeOffset RefundedAt { get; private set; }

    internal static Refund Of(Payment payment, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            PaymentId = payment.Id,
            ReservationId = payment.ReservationId,
            ConcertId = payment.ConcertId,
            UserId = payment.UserId,
            Amount = payment.Amount,
            RefundedAt = now,
        };
}

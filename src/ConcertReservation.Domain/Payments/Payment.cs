using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Domain.Payments;

/// <summary>The payment of a reservation. A reservation has at most one.</summary>
public sealed class Payment
{
    private Payment() { }

    public Guid Id { get; private set; }
    public Guid ReservationId { get; private set; }
    public long ConcertId { get; private set; }

    /// <summary>The customer whose wallet has paid; null for the other methods.</summary>
    public Guid? UserId { get; private set; }
    public PaymentMethod Method { get; private set; }
    public long Amount { get; private set; }
    public DateTimeOffset PaidAt { get; private set; }

    public static DomainException NotFound() => new(ErrorCode.PaymentNotFound, "You do not have this payment.");

    /// <param name="method">Only a customer pays from a wallet, and a customer from nothing else.</param>
    internal static Payment Of(
        Reservation reservation,
        DateTimeOffset now,
        PaymentMethod method = PaymentMethod.Wallet
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            ReservationId = reservation.Id,
            ConcertId = reservation.ConcertId,
            UserId = reservation.UserId,
            Method = method,
            Amount = reservation.TotalPrice,
            PaidAt = now,
        };
}

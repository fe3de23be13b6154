using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Domain.Payments;

/// <summary>The refund of seats of a paid reservation.</summary>
public sealed class Refund
{
    private readonly List<RefundedSeat> _seats = [];

    private Refund() { }

    public Guid Id { get; private set; }
    public Guid PaymentId { get; private set; }
    public Guid ReservationId { get; private set; }
    public long ConcertId { get; private set; }

    /// <summary>The customer whose wallet gets the money; null when another method has paid.</summary>
    public Guid? UserId { get; private set; }
    public long Amount { get; private set; }
    public DateTimeOffset RefundedAt { get; private set; }

    /// <summary>After this refund the reservation has no seat left. A reservation has at most one such refund.</summary>
    public bool IsLast { get; private set; }

    /// <summary>The operator who made the refund; null when the customer did.</summary>
    public Guid? OperatorId { get; private set; }

    /// <summary>Why the operator made the refund.</summary>
    public string? Reason { get; private set; }

    /// <summary>Empty for a refund of the version before, which always refunded all seats.</summary>
    public IReadOnlyList<RefundedSeat> Seats => _seats;

    internal static Refund Of(
        Payment payment,
        Reservation reservation,
        IReadOnlyCollection<Seat> seats,
        RefundByOperator? by,
        DateTimeOffset now
    )
    {
        var refund = new Refund
        {
            Id = Guid.CreateVersion7(now),
            PaymentId = payment.Id,
            ReservationId = payment.ReservationId,
            ConcertId = payment.ConcertId,
            UserId = payment.UserId,
            Amount = seats.Sum(seat => reservation.PriceOf(seat.Id)),
            RefundedAt = now,
            IsLast = reservation.Status == ReservationStatus.Refunded,
            OperatorId = by?.OperatorId,
            Reason = by?.Reason,
        };
        refund._seats.AddRange(seats.Select(seat => RefundedSeat.Of(refund, seat.Id, reservation.PriceOf(seat.Id))));
        return refund;
    }
}

/// <summary>Which operator makes a refund for the customer, and why.</summary>
public sealed record RefundByOperator(Guid OperatorId, string Reason);

/// <summary>A seat that a refund has returned to the sale. The schema allows one for each seat of a reservation.</summary>
public sealed class RefundedSeat
{
    private RefundedSeat() { }

    public Guid ReservationId { get; private set; }
    public long SeatId { get; private set; }
    public Guid RefundId { get; private set; }
    public long ConcertId { get; private set; }
    public long Price { get; private set; }

    /// <param name="price">The price of the seat in the reservation.</param>
    internal static RefundedSeat Of(Refund refund, long seatId, long price) =>
        new()
        {
            ReservationId = refund.ReservationId,
            SeatId = seatId,
            RefundId = refund.Id,
            ConcertId = refund.ConcertId,
            Price = price,
        };
}

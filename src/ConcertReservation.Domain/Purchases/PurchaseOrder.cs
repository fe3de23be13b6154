using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Domain.Purchases;

/// <summary>A hold or a payment of one customer. It names all rows that the decision needs.</summary>
/// <param name="UserId">The customer, whose queue token must be active.</param>
/// <param name="PerformanceId">The performance of the seats.</param>
/// <param name="SeatIds">The seats to hold, or the seats of the reservation to pay.</param>
public abstract record PurchaseOrder(Guid UserId, long PerformanceId, IReadOnlyCollection<long> SeatIds);

/// <summary>A customer holds seats of one performance, all or none.</summary>
/// <param name="Policy">The policy of the line, with the limits and the length of the hold.</param>
public sealed record HoldOrder(Guid UserId, long PerformanceId, IReadOnlyCollection<long> SeatIds, QueuePolicy Policy)
    : PurchaseOrder(UserId, PerformanceId, SeatIds)
{
    /// <summary>The most that a seat may cost, in won; null: any price.</summary>
    public long? MaxPrice { get; init; }
}

/// <summary>A customer pays for a held reservation from the wallet.</summary>
public sealed record PaymentOrder(ReservationSummary Reservation)
    : PurchaseOrder(Reservation.UserId, Reservation.PerformanceId, Reservation.SeatIds);

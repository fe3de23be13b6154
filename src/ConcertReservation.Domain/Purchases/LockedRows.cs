using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Domain.Purchases;

/// <summary>
/// The rows that the transaction of a batch has locked. The orders of the batch share the entities, so that each order
/// sees what the orders before it have changed.
/// </summary>
public sealed class LockedRows
{
    /// <summary>The concert with its sale window, not locked; null in a batch without a hold.</summary>
    public required Concert? Concert { get; init; }

    public required IReadOnlyDictionary<long, Performance> Performances { get; init; }

    /// <summary>The waiting or active token of each customer, which may have lapsed.</summary>
    public required IReadOnlyDictionary<Guid, QueueToken> Tokens { get; init; }

    /// <summary>Customers whose live token another transaction has locked.</summary>
    public required IReadOnlySet<Guid> UsersWithLockedToken { get; init; }
    public required IReadOnlyDictionary<long, Seat> Seats { get; init; }

    /// <summary>The reservations to pay, and those whose lapsed holds are on a seat of the batch.</summary>
    public required IReadOnlyDictionary<Guid, Reservation> Reservations { get; init; }
    public required IReadOnlyDictionary<Guid, Wallet> Wallets { get; init; }

    /// <summary>The number of seats that each customer holds or has paid for in the concert.</summary>
    public required Dictionary<Guid, int> LiveSeats { get; init; }

    /// <summary>The holds of the customers who pay in this batch.</summary>
    public required List<LiveHold> LiveHolds { get; init; }

    public PurchaseChanges Changes { get; } = new();

    /// <summary>
    /// Whether this transaction has locked every row that the order needs. A row that is missing after
    /// <see cref="OnLockedRow.Wait"/> does not exist.
    /// </summary>
    public bool HasAllOf(PurchaseOrder order, DateTimeOffset now) =>
        Performances.ContainsKey(order.PerformanceId)
        && !UsersWithLockedToken.Contains(order.UserId)
        && order.SeatIds.All(Seats.ContainsKey)
        && order switch
        {
            HoldOrder => SeatsOf(order).Select(seat => seat.LapsedAt(now)).All(IsLockedOrNull),
            PaymentOrder payment => IsLockedOrNull(payment.Reservation.ReservationId)
                && Wallets.ContainsKey(order.UserId),
            _ => false,
        };

    public Performance PerformanceOf(PurchaseOrder order) =>
        Performances.GetValueOrDefault(order.PerformanceId) ?? throw Performance.NotFound();

    /// <summary>Refuses with <c>sale_not_open</c> or <c>sale_closed</c>.</summary>
    public void EnsureOnSale(DateTimeOffset now)
    {
        if (Concert is null)
            throw Concerts.Concert.NotFound();
        Concert.EnsureOnSale(now);
    }

    /// <summary>The reservation with the prices of its seats.</summary>
    public Reservation ReservationOf(PaymentOrder order)
    {
        var reservation =
            Reservations.GetValueOrDefault(order.Reservation.ReservationId) ?? throw Reservation.NotFound();
        reservation.SetPrices(order.Reservation.Seats.ToDictionary(seat => seat.SeatId, seat => seat.Price));
        return reservation;
    }

    public QueueToken ActiveTokenOf(PurchaseOrder order, DateTimeOffset now)
    {
        var token = Tokens.GetValueOrDefault(order.UserId) ?? throw QueueToken.Ended();
        token.EnsureActive(now);
        return token;
    }

    /// <summary>When the last hold of the customer ends; null when there is none.</summary>
    public DateTimeOffset? LastHoldEndOf(Guid userId) =>
        LiveHolds.Where(hold => hold.UserId == userId).Max(hold => (DateTimeOffset?)hold.ExpiresAt);

    /// <summary>The seats of the order, ascending by id.</summary>
    public IReadOnlyList<Seat> SeatsOf(PurchaseOrder order) =>
        [.. order.SeatIds.Order().Select(id => Seats.GetValueOrDefault(id) ?? throw Seat.NotFound())];

    private bool IsLockedOrNull(Guid? reservationId) => reservationId is not { } id || Reservations.ContainsKey(id);
}

using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Domain.Purchases;

/// <summary>Decides one hold on locked rows.</summary>
internal static class HoldDecision
{
    /// <summary>
    /// Refuses with <c>queue_token_expired</c>, <c>performance_cancelled</c>, <c>sale_not_open</c>, <c>sale_closed</c>, <c>seat_unavailable</c> or
    /// <c>seat_limit_reached</c>. All checks come before the first change: the other orders of the batch use the same
    /// entities.
    /// </summary>
    /// <param name="serials">Unused serials of reservations, at least one.</param>
    public static PurchaseOutcome Decide(HoldOrder order, LockedRows rows, Queue<long> serials, DateTimeOffset now)
    {
        var token = rows.ActiveTokenOf(order, now);
        var performance = rows.PerformanceOf(order);
        performance.EnsureUpcoming(now);
        var seats = rows.SeatsOf(order);
        if (Seat.FindRefusal(seats, now) is { } refusal)
            return PurchaseOutcome.Refused(refusal);
        if (FindTooDear(order, seats) is { } tooDear)
            return PurchaseOutcome.Refused(tooDear);
        // After the seats: the check before the batch sees the seats only, and the order must be the same.
        rows.EnsureOnSale(now);
        token.EnsureMayHold(order.Policy, now);
        EnsureWithinLimit(order, rows.LiveSeats.GetValueOrDefault(order.UserId));

        return PurchaseOutcome.Of(Hold(order, token, seats, serials.Dequeue(), rows, now), performance);
    }

    private static Reservation Hold(
        HoldOrder order,
        QueueToken token,
        IReadOnlyList<Seat> seats,
        long serial,
        LockedRows rows,
        DateTimeOffset now
    )
    {
        EndLapsedHolds(seats, rows, now);
        var reservation = Reservation.Hold(seats, order.UserId, serial, now, order.Policy.HoldFor);
        token.Hold(reservation.ExpiresAt, now);
        rows.LiveSeats[order.UserId] = rows.LiveSeats.GetValueOrDefault(order.UserId) + seats.Count;
        rows.LiveHolds.Add(new LiveHold(reservation.Id, order.UserId, reservation.ExpiresAt));
        rows.Changes.Holds(reservation, seats, token);
        return reservation;
    }

    // The schema allows a new reservation of a seat only when the old one is stored as expired.
    private static void EndLapsedHolds(IReadOnlyList<Seat> seats, LockedRows rows, DateTimeOffset now)
    {
        foreach (var reservation in seats.Select(seat => seat.LapsedAt(now)).OfType<Guid>().Distinct())
            if (rows.Reservations[reservation] is { Status: ReservationStatus.Held } lapsed)
            {
                lapsed.Expire(now);
                rows.Changes.Expired(lapsed);
            }
    }

    // The seats were chosen from the cache, whose prices an operator may have changed since.
    private static DomainException? FindTooDear(HoldOrder order, IEnumerable<Seat> seats)
    {
        var tooDear = seats.Where(seat => seat.Price > order.MaxPrice).Select(seat => seat.Id).ToArray();
        return tooDear.Length == 0 ? null : Seat.Unavailable(tooDear);
    }

    private static void EnsureWithinLimit(HoldOrder order, int live)
    {
        if (live + order.SeatIds.Count > order.Policy.MaxSeatsPerUser)
            throw new DomainException(
                ErrorCode.SeatLimitReached,
                $"You may have at most {order.Policy.MaxSeatsPerUser} seats for this concert.",
                ("limit", order.Policy.MaxSeatsPerUser),
                ("seats", live)
            );
    }
}

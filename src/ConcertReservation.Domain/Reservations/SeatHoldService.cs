using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Domain.Reservations;

/// <summary>Holding seats, in the order of the locks: queue token, seats by id, lapsed reservations.</summary>
public sealed class SeatHoldService(
    ISeatRepository seats,
    IQueueTokenRepository tokens,
    IReservationRepository reservations
)
{
    /// <summary>The decision, under the locks.</summary>
    public async Task<Reservation> HoldAsync(HoldOrder order, DateTimeOffset now, CancellationToken ct)
    {
        var token = await tokens.FindLiveForUpdateAsync(order.ConcertId, order.UserId, ct) ?? throw QueueToken.Ended();
        token.EnsureActive(now);

        var chosen = await seats.FindForUpdateAsync(order.ConcertId, order.SeatIds, ct);
        Seat.EnsureAvailable(chosen, now);
        await EnsureWithinLimitAsync(order, now, ct);
        await EndHoldsThatLapsedOnAsync(order.ConcertId, chosen, now, ct);

        var reservation = Reservation.Hold(chosen, order.UserId, now, order.Policy.HoldFor);
        reservations.Add(reservation);
        token.ExtendTo(reservation.ExpiresAt);
        return reservation;
    }

    private async Task EnsureWithinLimitAsync(HoldOrder order, DateTimeOffset now, CancellationToken ct)
    {
        var live = await reservations.CountLiveSeatsAsync(order.ConcertId, order.UserId, now, ct);
        if (live + order.SeatIds.Count > order.Policy.MaxSeatsPerUser)
            throw new DomainException(
                ErrorCode.SeatLimitReached,
                $"One person may have at most {order.Policy.MaxSeatsPerUser} seats of this concert.",
                ("limit", order.Policy.MaxSeatsPerUser),
                ("seats", live)
            );
    }

    private Task EndHoldsThatLapsedOnAsync(
        long concertId,
        IReadOnlyList<Seat> chosen,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var lapsed = chosen
            .Where(s => s.ReservationId is not null)
            .Select(s => s.ReservationId!.Value)
            .Distinct()
            .ToList();
        return lapsed.Count == 0 ? Task.CompletedTask : reservations.EndLapsedAsync(concertId, lapsed, now, ct);
    }
}

/// <summary>Which seats, for whom, under which rules.</summary>
public sealed record HoldOrder(long ConcertId, Guid UserId, IReadOnlyCollection<long> SeatIds, QueuePolicy Policy);

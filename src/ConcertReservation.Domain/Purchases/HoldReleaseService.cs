using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Domain.Purchases;

/// <summary>
/// A customer releases a hold. Lock order: the customer's queue token, then as <see cref="SeatReleaseService"/>.
/// </summary>
public sealed class HoldReleaseService(
    IQueueTokenRepository tokens,
    IReservationRepository reservations,
    SeatReleaseService releasing
)
{
    /// <summary>
    /// Cancels the reservation when it is still held. When it was the last hold after a payment, the turn is completed.
    /// </summary>
    /// <returns>The reservation, changed or not.</returns>
    public async Task<Reservation> ReleaseAsync(
        long concertId,
        Guid reservationId,
        Guid userId,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        // The lock keeps a payment of another hold from counting this one, and the other way round.
        var token = await tokens.FindLiveForUpdateAsync(concertId, userId, ct);
        var released = (await releasing.ReleaseAsync(concertId, [reservationId], now, ct)).Single();
        if (token?.PaidAt is not null)
            token.Release(await FindLastHoldEndAsync(concertId, userId, reservationId, now, ct), now);
        return released;
    }

    // The release is not written yet, so the hold is left out here.
    private async Task<DateTimeOffset?> FindLastHoldEndAsync(
        long concertId,
        Guid userId,
        Guid released,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var holds = await reservations.ListLiveHoldsAsync(concertId, [userId], now, ct);
        return holds.Where(hold => hold.ReservationId != released).Max(hold => (DateTimeOffset?)hold.ExpiresAt);
    }
}

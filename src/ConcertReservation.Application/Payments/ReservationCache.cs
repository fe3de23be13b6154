using ConcertReservation.Application.Overload;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Payments;

/// <summary>
/// Request-scoped cache of the reservation that is paid. The queue gate needs its concert, and the payment needs its
/// price. The payment checks the status again under the row lock.
/// </summary>
public sealed class ReservationCache(
    ReservationReader reader,
    Func<IReservationRepository> reservations,
    IOverloadGuard guard
)
{
    private ReservationSummary? _cached;

    /// <summary>Refuses with <c>reservation_not_found</c>, also for another customer's reservation.</summary>
    /// <param name="likelyConcertId">
    /// The concert of the queue token that the client sent: nearly always the concert of the reservation. When it is
    /// null or wrong, and the reservation is not cached, one more query searches all shards for the concert.
    /// </param>
    public async Task<ReservationSummary> FindAsync(
        Guid reservationId,
        Guid userId,
        long? likelyConcertId,
        CancellationToken ct
    )
    {
        if (_cached?.ReservationId != reservationId || _cached.UserId != userId)
            _cached =
                await FindInConcertAsync(likelyConcertId, reservationId, userId, ct)
                ?? await FindInConcertAsync(
                    await guard.RunAsync(() => reservations().FindConcertAsync(reservationId, ct), ct),
                    reservationId,
                    userId,
                    ct
                );
        return _cached ?? throw Reservation.NotFound();
    }

    private async Task<ReservationSummary?> FindInConcertAsync(
        long? concertId,
        Guid reservationId,
        Guid userId,
        CancellationToken ct
    )
    {
        if (concertId is not { } id)
            return null;

        var reservation = await reader.FindAsync(id, reservationId).WaitAsync(ct);
        return reservation?.UserId == userId ? reservation : null;
    }
}

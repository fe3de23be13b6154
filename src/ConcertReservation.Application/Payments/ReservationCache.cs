using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Payments;

/// <summary>
/// Request-scoped cache of the reservation being paid. The gate needs its concert, the payment its price; both are
/// checked again under the row lock.
/// </summary>
public sealed class ReservationCache(IReservationRepository reservations, TimeProvider time)
{
    private ReservationSummary? _cached;

    /// <summary>Refuses with <c>reservation_not_found</c>, for another customer's too.</summary>
    /// <param name="likelyConcertId">
    /// The concert of the caller's queue token, which is nearly always that of the reservation. Without it, or when it
    /// is wrong, a first read must find the concert of a reservation that is not cached, and reads all shards.
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
                    await reservations.FindConcertAsync(reservationId, ct),
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
    ) =>
        concertId is { } id
            ? await reservations.FindSummaryAsync(id, reservationId, userId, time.GetUtcNow(), ct)
            : null;
}

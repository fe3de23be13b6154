using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Payments;

/// <summary>
/// A request's one look at the reservation it wants to pay: the gate asks whose line guards it, the payment behind it
/// what it costs. Once is enough, the lock decides.
/// </summary>
public sealed class ReservationCache(IReservationRepository reservations, TimeProvider time)
{
    private ReservationSummary? _seen;

    /// <summary>Refuses with <c>reservation_not_found</c>, for another's too.</summary>
    /// <param name="tokenOf">The concert of the caller's queue token: nearly always the reservation's as well.</param>
    public async Task<ReservationSummary> FindAsync(
        Guid reservationId,
        Guid userId,
        long? tokenOf,
        CancellationToken ct
    )
    {
        if (_seen?.ReservationId != reservationId || _seen.UserId != userId)
            _seen =
                await FindInAsync(tokenOf, reservationId, userId, ct)
                ?? await FindInAsync(await reservations.FindConcertAsync(reservationId, ct), reservationId, userId, ct);
        return _seen ?? throw Reservation.NotFound();
    }

    private async Task<ReservationSummary?> FindInAsync(
        long? concertId,
        Guid reservationId,
        Guid userId,
        CancellationToken ct
    ) =>
        concertId is { } id
            ? await reservations.FindSummaryAsync(id, reservationId, userId, time.GetUtcNow(), ct)
            : null;
}

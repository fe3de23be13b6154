using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Domain.Reservations;

/// <summary>Releases holds. Lock order: seats by id, then reservations by id.</summary>
public sealed class SeatReleaseService(ISeatRepository seats, IReservationRepository reservations)
{
    /// <summary>
    /// Cancels the reservations that are still held. A reservation that was paid, or has expired, does not change.
    /// </summary>
    /// <returns>All reservations that were found, changed or not.</returns>
    public async Task<IReadOnlyList<Reservation>> ReleaseAsync(
        long concertId,
        IReadOnlyCollection<Guid> reservationIds,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (reservationIds.Count == 0)
            return [];

        var held = await seats.FindOfReservationsForUpdateAsync(concertId, reservationIds, ct);
        var found = await reservations.FindManyForUpdateAsync(concertId, reservationIds, ct);
        foreach (var reservation in found.Where(r => r.StatusAt(now) == ReservationStatus.Held))
            reservation.Cancel([.. held.Where(s => s.IsOf(reservation.Id))], now);
        return found;
    }

    /// <summary>
    /// Releases up to <paramref name="limit"/> seats with a lapsed hold. The same transaction stores the reservation as
    /// expired: otherwise the schema would refuse the next hold of the seat.
    /// </summary>
    /// <returns>The number of released seats. Fewer than the limit means that none is left.</returns>
    public async Task<int> ReleaseLapsedAsync(DateTimeOffset now, int limit, CancellationToken ct)
    {
        var lapsed = await seats.ListLapsedForUpdateAsync(now, limit, ct);
        if (lapsed.Count == 0)
            return 0;

        // A use case that locks several reservations locks them by concert, then by id, so that two cannot deadlock.
        foreach (var ofConcert in lapsed.GroupBy(s => s.ConcertId).OrderBy(group => group.Key))
            await reservations.EndLapsedAsync(
                ofConcert.Key,
                [.. ofConcert.Select(s => s.ReservationId!.Value).Distinct()],
                now,
                ct
            );
        foreach (var seat in lapsed)
            seat.Release(seat.ReservationId!.Value);
        return lapsed.Count;
    }
}

using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Domain.Reservations;

/// <summary>Giving holds back, in the order of the locks: seats by id, then reservations by id.</summary>
public sealed class SeatReleaseService(ISeatRepository seats, IReservationRepository reservations)
{
    /// <summary>Cancels those that are still held; one that has just been paid, or is over, stays as it is.</summary>
    public async Task<IReadOnlyList<Reservation>> ReleaseAsync(
        long concertId,
        IReadOnlyCollection<Guid> reservationIds,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (reservationIds.Count == 0)
            return [];

        var kept = await seats.FindOfReservationsForUpdateAsync(concertId, reservationIds, ct);
        var found = await reservations.FindManyForUpdateAsync(concertId, reservationIds, ct);
        foreach (var reservation in found.Where(r => r.StatusAt(now) == ReservationStatus.Held))
            reservation.Cancel([.. kept.Where(s => s.IsOf(reservation.Id))], now);
        return found;
    }

    /// <summary>
    /// Tidies up to <paramref name="limit"/> seats whose hold has lapsed. A seat is freed only together with the
    /// end of its reservation: the schema would refuse the next hold of a seat whose old one is still written down.
    /// </summary>
    /// <returns>How many; fewer than the limit means done.</returns>
    public async Task<int> ReleaseLapsedAsync(DateTimeOffset now, int limit, CancellationToken ct)
    {
        var lapsed = await seats.ListLapsedForUpdateAsync(now, limit, ct);
        if (lapsed.Count == 0)
            return 0;

        // Reservations are locked in the order of their concerts, then of their ids, by whoever locks several.
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

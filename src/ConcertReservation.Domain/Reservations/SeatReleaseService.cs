using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Domain.Reservations;

/// <summary>Giving holds back, in the order of the locks: seats by id, then reservations by id.</summary>
public sealed class SeatReleaseService(ISeatRepository seats, IReservationRepository reservations)
{
    /// <summary>Cancels those that are still held; one that has just been paid, or is over, stays as it is.</summary>
    public async Task<IReadOnlyList<Reservation>> ReleaseAsync(
        IReadOnlyCollection<Guid> reservationIds,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (reservationIds.Count == 0)
            return [];

        var kept = await seats.FindOfReservationsForUpdateAsync(reservationIds, ct);
        var found = await reservations.FindManyForUpdateAsync(reservationIds, ct);
        foreach (var reservation in found.Where(r => r.StatusAt(now) == ReservationStatus.Held))
            reservation.Cancel([.. kept.Where(s => s.IsOf(reservation.Id))], now);
        return found;
    }
}

using ConcertReservation.Domain.Reservations;
using ConcertReservation.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Reservations;

internal sealed class DoorRepository(ConcertReservationDb db) : IDoorRepository
{
    public async Task<ILookup<Guid, long>> ListSeatsAsync(
        long concertId,
        IReadOnlyCollection<Guid> reservationIds,
        CancellationToken ct
    )
    {
        var seats = await db.Set<ReservationSeat>()
            .Where(seat => seat.ConcertId == concertId && reservationIds.Contains(seat.ReservationId))
            .Select(seat => new { seat.ReservationId, seat.SeatId })
            .ToListAsync(ct);
        return seats.ToLookup(seat => seat.ReservationId, seat => seat.SeatId);
    }

    public async Task<ILookup<Guid, CheckIn>> ListCheckInsAsync(
        long concertId,
        IReadOnlyCollection<Guid> reservationIds,
        CancellationToken ct
    )
    {
        var checkIns = await db
            .CheckIns.Where(checkIn => checkIn.ConcertId == concertId)
            .Where(checkIn => reservationIds.Contains(checkIn.ReservationId))
            .ToListAsync(ct);
        return checkIns.ToLookup(checkIn => checkIn.ReservationId);
    }

    public async Task<IReadOnlyList<DoorAdmission>> ListOfDeviceAsync(
        long concertId,
        string deviceId,
        IReadOnlyCollection<Guid> reservationIds,
        CancellationToken ct
    ) =>
        await db
            .DoorAdmissions.Where(admission => admission.ConcertId == concertId && admission.DeviceId == deviceId)
            .Where(admission => reservationIds.Contains(admission.ReservationId))
            .AsNoTracking()
            .ToListAsync(ct);

    public void Add(DoorAdmission admission) => db.DoorAdmissions.Add(admission);

    public async Task<IReadOnlyList<DoorAdmission>> ListProblemsAsync(
        long concertId,
        long performanceId,
        int take,
        CancellationToken ct
    ) =>
        await db
            .DoorAdmissions.Where(admission => admission.ConcertId == concertId)
            .Where(admission => admission.PerformanceId == performanceId)
            .Where(admission => admission.Outcome != DoorOutcome.Admitted)
            .OrderByDescending(admission => admission.At)
            .Take(take)
            .AsNoTracking()
            .ToListAsync(ct);
}

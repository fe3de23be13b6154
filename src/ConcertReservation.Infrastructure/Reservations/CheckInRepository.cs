using ConcertReservation.Domain.Reservations;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Sql;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Reservations;

internal sealed class CheckInRepository(ConcertReservationDb db) : ICheckInRepository
{
    public async Task<IReadOnlyList<CheckIn>> ListAsync(long concertId, Guid reservationId, CancellationToken ct) =>
        await db
            .CheckIns.Where(checkIn => checkIn.ConcertId == concertId && checkIn.ReservationId == reservationId)
            .ToListAsync(ct);

    public void Add(IEnumerable<CheckIn> checkIns) => db.CheckIns.AddRange(checkIns);

    public void Remove(IEnumerable<CheckIn> checkIns) => db.CheckIns.RemoveRange(checkIns);

    public Task<int> CountAsync(long performanceId, CancellationToken ct) =>
        db.CheckIns.Where(checkIn => checkIn.PerformanceId == performanceId).AcrossShards().CountAsync(ct);

    public async Task<IReadOnlyList<ExpectedSeat>> ListExpectedAsync(ExpectedSeatsQuery query, CancellationToken ct)
    {
        var seats = db.Seats.Where(seat => seat.PerformanceId == query.PerformanceId);
        if (query.After is { } after)
#pragma warning disable CA1309, CA1310, MA0001 // The database compares, in the order of the index.
            seats = seats.Where(seat => string.Compare(seat.Number, after) > 0);
#pragma warning restore CA1309, CA1310, MA0001
        var search = query.Search ?? "";
        var (beginning, part) = (LikePattern.StartingWith(search), LikePattern.Containing(search));
        var sold =
            from seat in seats
            join reservation in db.Reservations on seat.ReservationId equals reservation.Id
            join account in db.Accounts on reservation.UserId equals account.Id into accounts
            from account in accounts.DefaultIfEmpty()
            join checkIn in db.CheckIns
                on new { ReservationId = reservation.Id, SeatId = seat.Id } equals new
                {
                    checkIn.ReservationId,
                    checkIn.SeatId,
                }
                into used
            from checkIn in used.DefaultIfEmpty()
            where
                reservation.Status == ReservationStatus.Paid
                && (
                    EF.Functions.ILike(seat.Number, beginning, LikePattern.Escape)
                    || EF.Functions.ILike(reservation.HolderName ?? account.Name, part, LikePattern.Escape)
                )
            orderby seat.Number
            select new ExpectedSeat(
                reservation.Id,
                seat.Id,
                seat.Number,
                seat.Section,
                seat.Row,
                reservation.HolderName ?? account.Name,
                checkIn == null ? null : checkIn.At
            );
        return await sold.Take(query.Take).AcrossShards().ToListAsync(ct);
    }
}

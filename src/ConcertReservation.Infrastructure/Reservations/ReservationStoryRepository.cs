using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Sql;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Reservations;

internal sealed class ReservationStoryRepository(ConcertReservationDb db) : IReservationStoryRepository
{
    // The two lists of statuses are those of the partial indexes.
    public async Task<IReadOnlyList<QueueToken>> ListTokensAsync(
        long concertId,
        Guid userId,
        int take,
        CancellationToken ct
    ) =>
        await db
            .QueueTokens.FromRows(
                $"""
                WHERE user_id = {userId} AND concert_id = {concertId}
                    AND (status IN ('completed', 'expired', 'left') OR status IN ('waiting', 'active'))
                ORDER BY place DESC LIMIT {take}
                """
            )
            .AsNoTracking()
            .ToListAsync(ct);

    public async Task<IReadOnlyList<RefundRecord>> ListRefundsAsync(
        long concertId,
        Guid reservationId,
        CancellationToken ct
    ) =>
        await db
            .Refunds.Where(refund => refund.ConcertId == concertId && refund.ReservationId == reservationId)
            .OrderBy(refund => refund.Id)
            .Select(refund => new RefundRecord(
                refund.RefundedAt,
                refund.Amount,
                refund
                    .Seats.Where(refunded => refunded.ConcertId == concertId)
                    .Join(
                        db.Seats.Where(seat => seat.ConcertId == concertId),
                        refunded => refunded.SeatId,
                        seat => seat.Id,
                        (_, seat) => seat.Number
                    )
                    .ToList(),
                db.Accounts.Where(account => account.Id == refund.OperatorId)
                    .Select(account => account.Name)
                    .SingleOrDefault(),
                refund.Reason
            ))
            .ToListAsync(ct);

    public async Task<IReadOnlyList<CheckInRecord>> ListCheckInsAsync(
        long concertId,
        Guid reservationId,
        CancellationToken ct
    ) =>
        await (
            from checkIn in db.CheckIns
            join seat in db.Seats.Where(seat => seat.ConcertId == concertId) on checkIn.SeatId equals seat.Id
            where checkIn.ConcertId == concertId && checkIn.ReservationId == reservationId
            orderby checkIn.At
            select new CheckInRecord(checkIn.At, checkIn.SeatId, seat.Number)
        ).ToListAsync(ct);
}

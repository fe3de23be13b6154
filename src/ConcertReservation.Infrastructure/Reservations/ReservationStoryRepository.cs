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

    // The version before stored the time alone, as text.
    public async Task<IReadOnlyList<UndoneCheckIn>> ListUndoneCheckInsAsync(Guid reservationId, CancellationToken ct)
    {
        var target = $"reservation/{reservationId}";
        return await db
            .Database.SqlQuery<UndoneCheckIn>(
                $"""
                SELECT /* every shard */ entry.at AS "At", entry.seat AS "Seat", account.name AS "Operator",
                    coalesce(entry.checked_in_at, entry.plain)::timestamptz AS "CheckedInAt"
                FROM (
                    SELECT at, operator_id, before ->> 'seat' AS seat, before ->> 'checkedInAt' AS checked_in_at,
                        CASE WHEN json_typeof(before) = 'string' THEN before #>> ARRAY[]::text[] END AS plain
                    FROM audit_entries WHERE action = 'ticket.undo_check_in' AND target = {target}) AS entry
                JOIN accounts AS account ON account.id = entry.operator_id
                ORDER BY entry.at
                """
            )
            .ToListAsync(ct);
    }
}

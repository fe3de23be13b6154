using ConcertReservation.Domain.Reservations;
using ConcertReservation.Infrastructure.Database;

namespace ConcertReservation.Infrastructure.Reservations;

internal static class ReservationQueries
{
    /// <summary>The same rule as <see cref="Reservation.StatusAt(DateTimeOffset)"/>, translatable to SQL.</summary>
    public static IQueryable<Reservation> WhereStatus(
        this IQueryable<Reservation> reservations,
        ReservationStatus? status,
        DateTimeOffset now
    ) =>
        status switch
        {
            null => reservations,
            ReservationStatus.Held => reservations.Where(r => r.Status == ReservationStatus.Held && r.ExpiresAt > now),
            ReservationStatus.Expired => reservations.Where(r =>
                r.Status == ReservationStatus.Expired || (r.Status == ReservationStatus.Held && r.ExpiresAt <= now)
            ),
            _ => reservations.Where(r => r.Status == status),
        };

    public static IQueryable<ReservationView> ToViews(
        this IQueryable<Reservation> reservations,
        ConcertReservationDb db,
        DateTimeOffset now
    ) =>
        from reservation in reservations
        join concert in db.Concerts on reservation.ConcertId equals concert.Id
        join performance in db.Performances on reservation.PerformanceId equals performance.Id
        orderby reservation.Id descending
        select new ReservationView(
            reservation.Id,
            ReservationNumber.Of(reservation.Serial),
            concert.Id,
            concert.Title,
            concert.Venue,
            performance.Id,
            performance.StartsAt,
            reservation.UserId,
            Reservation.StatusAt(reservation.Status, reservation.ExpiresAt, now),
            reservation
                .Seats.Join(
                    db.Seats,
                    reserved => reserved.SeatId,
                    seat => seat.Id,
                    (reserved, seat) => new ReservedSeat(seat.Id, seat.Number, seat.Section, seat.Row, reserved.Price)
                )
                .ToList(),
            reservation.TotalPrice - reservation.RefundedPart,
            reservation.HeldAt,
            reservation.ExpiresAt,
            reservation.PaidAt,
            db.Payments.Where(p => p.ReservationId == reservation.Id).Select(p => (Guid?)p.Id).SingleOrDefault(),
            reservation.CancelledAt,
            reservation.RefundedAt
        )
        {
            PerformanceCancelledAt = performance.CancelledAt,
            MovedFrom = performance.StartsAt > now ? performance.MovedFrom : null,
            MovedAt = performance.MovedAt,
        };

    /// <summary>
    /// For reservations of one concert. Each table is filtered by the concert, so that one shard has all rows.
    /// </summary>
    public static IQueryable<ReservationRecord> ToRecords(
        this IQueryable<Reservation> reservations,
        ConcertReservationDb db,
        long concertId,
        DateTimeOffset now
    ) =>
        from reservation in reservations
        join performance in db.Performances.Where(p => p.ConcertId == concertId)
            on reservation.PerformanceId equals performance.Id
        join account in db.Accounts on reservation.UserId equals account.Id
        orderby reservation.Id
        select new ReservationRecord(
            reservation.Id,
            ReservationNumber.Of(reservation.Serial),
            performance.Id,
            performance.StartsAt,
            account.Name,
            account.Email!,
            Reservation.StatusAt(reservation.Status, reservation.ExpiresAt, now),
            reservation
                .Seats.Where(reserved => reserved.ConcertId == concertId)
                .Join(
                    db.Seats.Where(seat => seat.ConcertId == concertId),
                    reserved => reserved.SeatId,
                    seat => seat.Id,
                    (reserved, seat) => new ReservedSeat(seat.Id, seat.Number, seat.Section, seat.Row, reserved.Price)
                )
                .ToList(),
            reservation.TotalPrice - reservation.RefundedPart,
            reservation.HeldAt,
            reservation.PaidAt,
            reservation.CancelledAt,
            reservation.RefundedAt,
            reservation.CheckedInAt
        );

    /// <summary>For reservations of any concert, newest first.</summary>
    public static IQueryable<FoundReservation> ToFound(
        this IQueryable<Reservation> reservations,
        ConcertReservationDb db,
        DateTimeOffset now
    ) =>
        from reservation in reservations
        join concert in db.Concerts on reservation.ConcertId equals concert.Id
        join performance in db.Performances on reservation.PerformanceId equals performance.Id
        join account in db.Accounts on reservation.UserId equals account.Id
        orderby reservation.Id descending
        select new FoundReservation(
            reservation.Id,
            ReservationNumber.Of(reservation.Serial),
            concert.Id,
            concert.Title,
            concert.TimeZone,
            performance.Id,
            performance.StartsAt,
            account.Name,
            account.Email!,
            Reservation.StatusAt(reservation.Status, reservation.ExpiresAt, now),
            reservation
                .Seats.Join(
                    db.Seats,
                    reserved => reserved.SeatId,
                    seat => seat.Id,
                    (reserved, seat) => new ReservedSeat(seat.Id, seat.Number, seat.Section, seat.Row, reserved.Price)
                )
                .ToList(),
            // A refunded reservation keeps its last seats, and their price.
            reservation.TotalPrice - reservation.RefundedPart,
            reservation.HeldAt,
            reservation.ExpiresAt,
            reservation.PaidAt,
            reservation.CancelledAt,
            reservation.RefundedAt
        );
}

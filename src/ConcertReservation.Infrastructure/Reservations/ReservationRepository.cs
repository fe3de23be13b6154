using ConcertReservation.Domain.Reservations;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Sql;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Reservations;

internal sealed class ReservationRepository(ConcertReservationDb db) : IReservationRepository
{
    // Compiled: every purchase asks these.
    private static readonly Func<
        ConcertReservationDb,
        long,
        Guid,
        Guid,
        DateTimeOffset,
        CancellationToken,
        Task<ReservationSummary?>
    > Brief = EF.CompileAsyncQuery(
        (
            ConcertReservationDb db,
            long concertId,
            Guid reservationId,
            Guid userId,
            DateTimeOffset now,
            CancellationToken _
        ) =>
            db
                .Reservations.Where(r => r.ConcertId == concertId && r.Id == reservationId && r.UserId == userId)
                .Select(r => new ReservationSummary(
                    r.Id,
                    r.ConcertId,
                    r.PerformanceId,
                    r.UserId,
                    r.Status == ReservationStatus.Held && r.ExpiresAt <= now ? ReservationStatus.Expired : r.Status,
                    r.TotalPrice
                ))
                .SingleOrDefault()
    );

    private static readonly Func<
        ConcertReservationDb,
        long,
        Guid,
        DateTimeOffset,
        CancellationToken,
        Task<int>
    > LiveSeats = EF.CompileAsyncQuery(
        (ConcertReservationDb db, long concertId, Guid userId, DateTimeOffset now, CancellationToken _) =>
            db
                .Reservations.Where(r => r.ConcertId == concertId && r.UserId == userId)
                .Where(r =>
                    r.Status == ReservationStatus.Paid || (r.Status == ReservationStatus.Held && r.ExpiresAt > now)
                )
                .SelectMany(r => r.Seats.Where(seat => seat.ConcertId == concertId))
                .Count()
    );

    public void Add(Reservation reservation) => db.Reservations.Add(reservation);

    public Task<ReservationView?> FindViewAsync(
        Guid reservationId,
        Guid userId,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        db
            .Reservations.Where(r => r.Id == reservationId && r.UserId == userId)
            .ToViews(db, now)
            .AcrossShards()
            .SingleOrDefaultAsync(ct);

    public Task<ReservationSummary?> FindSummaryAsync(
        long concertId,
        Guid reservationId,
        Guid userId,
        DateTimeOffset now,
        CancellationToken ct
    ) => Brief(db, concertId, reservationId, userId, now, ct);

    public Task<long?> FindConcertAsync(Guid reservationId, CancellationToken ct) =>
        db
            .Reservations.Where(r => r.Id == reservationId)
            .Select(r => (long?)r.ConcertId)
            .AcrossShards()
            .SingleOrDefaultAsync(ct);

    public async Task<IReadOnlyList<ReservationView>> ListViewsAsync(ReservationsQuery query, CancellationToken ct)
    {
        var own = db.Reservations.Where(r => r.UserId == query.UserId).WhereStatus(query.Status, query.Now);
        if (query.Before is { } before)
            own = own.Where(r => r.Id < before);
        return await own.OrderByDescending(r => r.Id)
            .Take(query.Take)
            .ToViews(db, query.Now)
            .AcrossShards()
            .ToListAsync(ct);
    }

    public async Task<IReadOnlyList<ReservationRecord>> ListOfConcertAsync(
        long concertId,
        Guid? after,
        int take,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var ofConcert = db.Reservations.Where(r => r.ConcertId == concertId);
        if (after is { } id)
            ofConcert = ofConcert.Where(r => r.Id > id);
        return await ofConcert.OrderBy(r => r.Id).Take(take).ToRecords(db, concertId, now).ToListAsync(ct);
    }

    public Task<Reservation?> FindForUpdateAsync(long concertId, Guid reservationId, CancellationToken ct) =>
        db
            .Reservations.FromRows($"WHERE concert_id = {concertId} AND id = {reservationId} FOR UPDATE")
            .LockOneAsync(ct);

    public async Task<IReadOnlyList<Reservation>> FindManyForUpdateAsync(
        long concertId,
        IReadOnlyCollection<Guid> ids,
        CancellationToken ct
    )
    {
        var all = ids.ToArray();
        return await db
            .Reservations.FromRows($"WHERE concert_id = {concertId} AND id = ANY({all}) ORDER BY id FOR UPDATE")
            .LockAsync(ct);
    }

    public async Task<IReadOnlyList<Guid>> ListHeldIdsAsync(long concertId, Guid userId, CancellationToken ct) =>
        await db
            .Reservations.Where(r => r.ConcertId == concertId && r.UserId == userId)
            .Where(r => r.Status == ReservationStatus.Held)
            .Select(r => r.Id)
            .ToListAsync(ct);

    public Task<int> CountLiveSeatsAsync(long concertId, Guid userId, DateTimeOffset now, CancellationToken ct) =>
        LiveSeats(db, concertId, userId, now, ct);

    // By hand, because the rows must be locked in id order: two takers of the same lapsed holds would deadlock.
    public Task EndLapsedAsync(
        long concertId,
        IReadOnlyCollection<Guid> reservationIds,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var ids = reservationIds.ToArray();
        return db.Database.ExecuteSqlAsync(
            $"""
            UPDATE reservations SET status = 'expired'
            WHERE concert_id = {concertId} AND id IN (
                SELECT id FROM reservations
                WHERE concert_id = {concertId} AND id = ANY({ids}) AND status = 'held' AND expires_at <= {now}
                ORDER BY id FOR UPDATE)
            """,
            ct
        );
    }
}

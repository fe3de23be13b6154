using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Model;
using ConcertReservation.Infrastructure.Database.Sql;
using ConcertReservation.Infrastructure.Database.Transactions;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Reservations;

internal sealed class ReservationRepository(ConcertReservationDb db, PendingStatements statements)
    : IReservationRepository
{
    public void Insert(long concertId, IReadOnlyCollection<Reservation> held)
    {
        if (held.Count == 0)
            return;

        InsertRows(concertId, held);
        InsertSeats(concertId, [.. held.SelectMany(reservation => reservation.Seats)], ReservationStatus.Held);
    }

    public void InsertIssued(Reservation issued)
    {
        statements.Add(
            $"""
            INSERT INTO reservations (concert_id, status, id, serial, performance_id, holder_name, holder_email,
                holder_language, total_price, held_at, expires_at, paid_at)
            VALUES ({issued.ConcertId}, 'paid', {issued.Id}, {issued.Serial}, {issued.PerformanceId},
                {issued.HolderName}, {issued.HolderEmail}, {StoredName.Of(issued.HolderLanguage!.Value)},
                {issued.TotalPrice}, {issued.HeldAt}, {issued.ExpiresAt}, {issued.PaidAt})
            """,
            rows: 1
        );
        InsertSeats(issued.ConcertId, issued.Seats, ReservationStatus.Paid);
    }

    public void Update(long concertId, IReadOnlyCollection<Reservation> changed)
    {
        if (changed.Count == 0)
            return;

        T[] Each<T>(Func<Reservation, T> column) => [.. changed.Select(column)];
        statements.Add(
            $"""
            UPDATE reservations AS reservation SET status = changed.status, paid_at = changed.paid_at
            FROM unnest({Each(r => r.Id)}, {Each(r => StoredName.Of(r.Status))}, {Each(r => r.PaidAt)})
                AS changed(id, status, paid_at)
            WHERE reservation.concert_id = {concertId} AND reservation.id = changed.id
            """,
            changed.Count
        );
    }

    public void UpdateRefunded(long concertId, IReadOnlyCollection<Reservation> refunded)
    {
        if (refunded.Count == 0)
            return;

        T[] Each<T>(Func<Reservation, T> column) => [.. refunded.Select(column)];
        statements.Add(
            $"""
            UPDATE reservations AS reservation SET status = 'refunded', refunded_at = refunded.refunded_at
            FROM unnest({Each(r => r.Id)}, {Each(r => r.RefundedAt)}) AS refunded(id, refunded_at)
            WHERE reservation.concert_id = {concertId} AND reservation.id = refunded.id
            """,
            refunded.Count
        );
    }

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

    public Task<ReservationView?> FindViewAsync(Guid reservationId, DateTimeOffset now, CancellationToken ct) =>
        db.Reservations.Where(r => r.Id == reservationId).ToViews(db, now).AcrossShards().SingleOrDefaultAsync(ct);

    public Task<long?> FindConcertAsync(Guid reservationId, CancellationToken ct) =>
        db
            .Reservations.Where(r => r.Id == reservationId)
            .Select(r => (long?)r.ConcertId)
            .AcrossShards()
            .SingleOrDefaultAsync(ct);

    public Task<ReservedPerformance?> FindPerformanceAsync(Guid reservationId, CancellationToken ct) =>
        db
            .Reservations.Where(r => r.Id == reservationId)
            .Select(r => new ReservedPerformance(r.ConcertId, r.PerformanceId))
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

    public Task<bool> AnyOfConcertAsync(long concertId, CancellationToken ct) =>
        db.Reservations.AnyAsync(r => r.ConcertId == concertId, ct);

    public Task<Reservation?> FindForUpdateAsync(long concertId, Guid reservationId, CancellationToken ct) =>
        db
            .Reservations.FromRows($"WHERE concert_id = {concertId} AND id = {reservationId} FOR UPDATE")
            .LockOneAsync(ct);

    public async Task<Reservation?> FindWithSeatsForUpdateAsync(
        long concertId,
        Guid reservationId,
        CancellationToken ct
    )
    {
        var reservation = await FindForUpdateAsync(concertId, reservationId, ct);
        // Not tracked: EF would search the list of the reservation for each of its seats.
        var prices = await db.Set<ReservationSeat>()
            .Where(seat => seat.ConcertId == concertId && seat.ReservationId == reservationId)
            .ToDictionaryAsync(seat => seat.SeatId, seat => seat.Price, ct);
        reservation?.SetPrices(prices);
        return reservation;
    }

    public async Task<IReadOnlyList<Reservation>> ListForUpdateAsync(
        long concertId,
        IReadOnlyCollection<Guid> ids,
        OnLockedRow locked,
        CancellationToken ct
    )
    {
        if (ids.Count == 0)
            return [];

        var idArray = ids.ToArray();
        return await db
            .Reservations.FromRows($"WHERE concert_id = {concertId} AND id = ANY({idArray}) ORDER BY id", locked)
            .LockUntrackedAsync(ct);
    }

    public async Task<IReadOnlyList<Reservation>> ListWithSeatsForUpdateAsync(
        long concertId,
        IReadOnlyCollection<Guid> ids,
        CancellationToken ct
    )
    {
        var locked = await ListForUpdateAsync(concertId, ids, OnLockedRow.Wait, ct);
        var seats = await db.Set<ReservationSeat>()
            .Where(seat => seat.ConcertId == concertId && ids.Contains(seat.ReservationId))
            .AsNoTracking()
            .ToListAsync(ct);
        var seatsOf = seats.ToLookup(seat => seat.ReservationId);
        foreach (var reservation in locked)
            reservation.SetPrices(seatsOf[reservation.Id].ToDictionary(seat => seat.SeatId, seat => seat.Price));
        return locked;
    }

    public async Task<IReadOnlyList<Reservation>> FindManyForUpdateAsync(
        long concertId,
        IReadOnlyCollection<Guid> ids,
        CancellationToken ct
    )
    {
        var idArray = ids.ToArray();
        return await db
            .Reservations.FromRows($"WHERE concert_id = {concertId} AND id = ANY({idArray}) ORDER BY id FOR UPDATE")
            .LockAsync(ct);
    }

    public async Task<IReadOnlyList<Guid>> ListHeldIdsAsync(long concertId, Guid userId, CancellationToken ct) =>
        await db
            .Reservations.Where(r => r.ConcertId == concertId && r.UserId == userId)
            .Where(r => r.Status == ReservationStatus.Held)
            .Select(r => r.Id)
            .ToListAsync(ct);

    public Task<Dictionary<Guid, int>> CountLiveSeatsAsync(
        long concertId,
        IReadOnlyCollection<Guid> userIds,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        userIds.Count == 0
            ? Task.FromResult(new Dictionary<Guid, int>())
            : db
                .Reservations.Where(r => r.ConcertId == concertId && userIds.Contains(r.UserId!.Value))
                .Where(r =>
                    r.Status == ReservationStatus.Paid || (r.Status == ReservationStatus.Held && r.ExpiresAt > now)
                )
                .SelectMany(
                    r => r.Seats.Where(seat => seat.ConcertId == concertId),
                    (reservation, _) => reservation.UserId!.Value
                )
                .GroupBy(userId => userId)
                .Select(seats => new { UserId = seats.Key, Count = seats.Count() })
                .ToDictionaryAsync(user => user.UserId, user => user.Count, ct);

    public async Task<IReadOnlyList<LiveHold>> ListLiveHoldsAsync(
        long concertId,
        IReadOnlyCollection<Guid> userIds,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        userIds.Count == 0
            ? []
            : await db
                .Reservations.Where(r => r.ConcertId == concertId && userIds.Contains(r.UserId!.Value))
                .Where(r => r.Status == ReservationStatus.Held && r.ExpiresAt > now)
                .Select(r => new LiveHold(r.Id, r.UserId!.Value, r.ExpiresAt))
                .ToListAsync(ct);

    public Task RemoveSeatsAsync(
        long concertId,
        Guid reservationId,
        IReadOnlyCollection<long> seatIds,
        CancellationToken ct
    ) =>
        db.Set<ReservationSeat>()
            .Where(seat => seat.ConcertId == concertId && seat.ReservationId == reservationId)
            .Where(seat => seatIds.Contains(seat.SeatId))
            .ExecuteDeleteAsync(ct);

    // Raw SQL, because the rows must be locked in id order: two use cases that end the same holds would deadlock.
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

    private void InsertRows(long concertId, IReadOnlyCollection<Reservation> held)
    {
        T[] Each<T>(Func<Reservation, T> column) => [.. held.Select(column)];
        statements.Add(
            $"""
            INSERT INTO reservations
                (concert_id, status, id, serial, performance_id, user_id, total_price, held_at, expires_at)
            SELECT {concertId}, 'held', held.* FROM unnest({Each(r => r.Id)}, {Each(r => r.Serial)},
                {Each(r => r.PerformanceId)}, {Each(r => r.UserId!.Value)}, {Each(r => r.TotalPrice)},
                {Each(r => r.HeldAt)}, {Each(r => r.ExpiresAt)}) AS held
            """,
            held.Count
        );
    }

    private void InsertSeats(long concertId, IReadOnlyCollection<ReservationSeat> seats, ReservationStatus status)
    {
        T[] Each<T>(Func<ReservationSeat, T> column) => [.. seats.Select(column)];
        statements.Add(
            $"""
            INSERT INTO reservation_seats (concert_id, status, reservation_id, seat_id, price)
            SELECT {concertId}, {StoredName.Of(status)}, seat.*
            FROM unnest({Each(s => s.ReservationId)}, {Each(s => s.SeatId)},
                {Each(s => s.Price)}) AS seat
            """,
            seats.Count
        );
    }
}

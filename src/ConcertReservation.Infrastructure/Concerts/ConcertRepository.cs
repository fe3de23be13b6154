using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Transactions;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Sql;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Concerts;

internal sealed class ConcertRepository(ConcertReservationDb db) : IConcertRepository
{
    public void Add(Concert concert) => db.Concerts.Add(concert);

    public Task<Concert?> FindAsync(long concertId, CancellationToken ct) =>
        db.Concerts.SingleOrDefaultAsync(concert => concert.Id == concertId && concert.RemovedAt == null, ct);

    public Task<Concert?> FindWithPerformancesAsync(long concertId, CancellationToken ct) =>
        db
            .Concerts.Include(concert => concert.Performances)
            .SingleOrDefaultAsync(concert => concert.Id == concertId && concert.RemovedAt == null, ct);

    public async Task<IReadOnlyList<Concert>> ListWithPerformancesAsync(
        EditableState? state,
        ConcertPosition? after,
        int take,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        // A removed concert has no line, so it is not in the rows.
        var all = db.Concerts.WhereState(state, now).WithNext(db, now).AcrossShards();
        if (after is not null)
            all = all.Where(row =>
                row.Next > after.NextStartsAt || (row.Next == after.NextStartsAt && row.Concert.Id < after.ConcertId)
            );
        var rows = await all.OrderBy(row => row.Next)
            .ThenByDescending(row => row.Concert.Id)
            .Take(take)
            .ToListAsync(ct);
        var ids = rows.Select(row => row.Concert.Id).ToList();
        var concerts = await db
            .Concerts.Where(concert => ids.Contains(concert.Id))
            .Include(concert => concert.Performances)
            .AcrossShards()
            .ToDictionaryAsync(concert => concert.Id, ct);
        return [.. ids.Select(id => concerts[id])];
    }

    // NO KEY, so that holds and payments, whose foreign keys refer to this row, do not wait for an operator.
    public Task<Concert?> FindForUpdateAsync(long concertId, CancellationToken ct) =>
        db.Concerts.FromRows($"WHERE id = {concertId} AND removed_at IS NULL FOR NO KEY UPDATE").LockOneAsync(ct);

    public async Task<IReadOnlyList<Performance>> ListPerformancesForShareAsync(
        long concertId,
        IReadOnlyCollection<long> performanceIds,
        OnLockedRow locked,
        CancellationToken ct
    )
    {
        var ids = performanceIds.ToArray();
        return await db
            .Performances.FromRows(
                $"WHERE concert_id = {concertId} AND id = ANY({ids}) ORDER BY id",
                "FOR SHARE",
                locked
            )
            .LockUntrackedAsync(ct);
    }

    public async Task<Performance> FindPerformanceForShareAsync(
        long concertId,
        long performanceId,
        CancellationToken ct
    ) =>
        (await ListPerformancesForShareAsync(concertId, [performanceId], OnLockedRow.Wait, ct)).SingleOrDefault()
        ?? throw Performance.NotFound();

    public async Task<IReadOnlyList<Performance>> ListPerformancesForUpdateAsync(
        long concertId,
        CancellationToken ct
    ) => await db.Performances.FromRows($"WHERE concert_id = {concertId} ORDER BY id FOR NO KEY UPDATE").LockAsync(ct);

    public Task<Performance?> FindPerformanceForUpdateAsync(long concertId, long performanceId, CancellationToken ct) =>
        db
            .Performances.FromRows($"WHERE concert_id = {concertId} AND id = {performanceId} FOR NO KEY UPDATE")
            .LockOneAsync(ct);

    public Task<DateTimeOffset?> FindLastStartOfOthersAsync(long concertId, long performanceId, CancellationToken ct) =>
        db
            .Performances.Where(p => p.ConcertId == concertId && p.Id != performanceId && p.CancelledAt == null)
            .MaxAsync(p => (DateTimeOffset?)p.StartsAt, ct);

    public Task<PerformanceSummary?> FindPerformanceAsync(long concertId, long performanceId, CancellationToken ct) =>
        (
            from performance in db.Performances
            join concert in db.Concerts on performance.ConcertId equals concert.Id
            where performance.Id == performanceId && performance.ConcertId == concertId
            select new PerformanceSummary(
                performance.Id,
                concert.Id,
                concert.Title,
                concert.TimeZone,
                performance.StartsAt
            )
            {
                CancelledAt = performance.CancelledAt,
                MovedFrom = performance.MovedFrom,
                PriceEdition = performance.PriceEdition,
            }
        ).SingleOrDefaultAsync(ct);

    public Task<long?> FindConcertOfAsync(long performanceId, CancellationToken ct) =>
        db
            .Performances.Where(performance =>
                performance.Id == performanceId
                && db.Concerts.Any(concert => concert.Id == performance.ConcertId && concert.RemovedAt == null)
            )
            .Select(performance => (long?)performance.ConcertId)
            .AcrossShards()
            .SingleOrDefaultAsync(ct);

    public async Task<IReadOnlyList<long>> ListKnownPerformancesAsync(
        IReadOnlyCollection<long> performanceIds,
        CancellationToken ct
    ) =>
        await db
            .Performances.Where(performance => performanceIds.Contains(performance.Id))
            .Select(performance => performance.Id)
            .AcrossShards()
            .ToListAsync(ct);

    public async Task<ConcertListing?> FindListingAsync(long concertId, DateTimeOffset now, CancellationToken ct)
    {
        var row = await db
            .Concerts.Where(concert => concert.Id == concertId)
            .WithNext(db, now)
            .SingleOrDefaultAsync(ct);
        if (row is null)
            return null;

        var available = await db
            .Seats.Where(seat => seat.ConcertId == concertId)
            .WhereAvailable(now)
            .GroupBy(seat => seat.PerformanceId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var performances = await db
            .Performances.Where(p => p.ConcertId == concertId)
            .OrderBy(p => p.StartsAt)
            .ThenBy(p => p.Id)
            .ToListAsync(ct);
        return row.ToListing(
            [.. performances.Select(p => p.ToListing(p.CancelledAt is null ? available.GetValueOrDefault(p.Id) : 0))],
            now
        );
    }
}

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
        db.Concerts.SingleOrDefaultAsync(concert => concert.Id == concertId, ct);

    // NO KEY, so that holds and payments, whose foreign keys refer to this row, do not wait for an operator.
    public Task<Concert?> FindForUpdateAsync(long concertId, CancellationToken ct) =>
        db.Concerts.FromRows($"WHERE id = {concertId} FOR NO KEY UPDATE").LockOneAsync(ct);

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
        ).SingleOrDefaultAsync(ct);

    public async Task<ConcertListing?> FindListingAsync(long concertId, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await WithNext(db.Concerts.Where(concert => concert.Id == concertId), now).ToListAsync(ct);
        var performances = db.Performances.Where(p => p.ConcertId == concertId);
        return (await ToListingsAsync(rows, performances, now, ct)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<ConcertListing>> ListAsync(
        ConcertPosition? after,
        int take,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var rows = WithNext(db.Concerts, now).AcrossShards();
        if (after is not null)
            rows = rows.Where(row =>
                row.Next > after.NextStartsAt || (row.Next == after.NextStartsAt && row.Concert.Id > after.ConcertId)
            );

        var page = await rows.OrderBy(row => row.Next).ThenBy(row => row.Concert.Id).Take(take).ToListAsync(ct);
        var ids = page.Select(row => row.Concert.Id).ToList();
        var performances = db.Performances.Where(p => ids.Contains(p.ConcertId)).AcrossShards();
        return await ToListingsAsync(page, performances, now, ct);
    }

    private IQueryable<ConcertRow> WithNext(IQueryable<Concert> concerts, DateTimeOffset now) =>
        concerts.Select(concert => new ConcertRow
        {
            Concert = concert,
            // A concert without an upcoming performance is last in the order.
            Next =
                db.Performances.Where(p => p.ConcertId == concert.Id && p.StartsAt > now)
                    .Min(p => (DateTimeOffset?)p.StartsAt)
                ?? DateTimeOffset.MaxValue,
        });

    private async Task<IReadOnlyList<ConcertListing>> ToListingsAsync(
        IReadOnlyList<ConcertRow> rows,
        IQueryable<Performance> performances,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var listings = await ToListingsAsync(InOrder(WithAvailable(performances, now)), ct);
        var ofConcert = listings.ToLookup(p => p.ConcertId);

        return
        [
            .. rows.Select(row => new ConcertListing(
                row.Concert.Id,
                row.Concert.Title,
                row.Concert.Venue,
                row.Concert.TimeZone,
                row.Concert.SaleOpensAt,
                row.Next == DateTimeOffset.MaxValue ? null : row.Next,
                [.. ofConcert[row.Concert.Id]]
            )),
        ];
    }

    private IQueryable<PerformanceRow> WithAvailable(IQueryable<Performance> performances, DateTimeOffset now)
    {
        var available = db.Seats.WhereAvailable(now);
        return performances.Select(p => new PerformanceRow
        {
            Performance = p,
            Available = available.Count(seat => seat.ConcertId == p.ConcertId && seat.PerformanceId == p.Id),
        });
    }

    private static IQueryable<PerformanceRow> InOrder(IQueryable<PerformanceRow> rows) =>
        rows.OrderBy(row => row.Performance.StartsAt).ThenBy(row => row.Performance.Id);

    private static Task<List<PerformanceListing>> ToListingsAsync(
        IQueryable<PerformanceRow> rows,
        CancellationToken ct
    ) =>
        rows.Select(row => new PerformanceListing(
                row.Performance.Id,
                row.Performance.ConcertId,
                row.Performance.StartsAt,
                row.Performance.PriceFrom,
                row.Performance.TotalSeats,
                row.Available
            ))
            .ToListAsync(ct);

    private sealed class ConcertRow
    {
        public required Concert Concert { get; init; }
        public required DateTimeOffset Next { get; init; }
    }

    private sealed class PerformanceRow
    {
        public required Performance Performance { get; init; }
        public required int Available { get; init; }
    }
}

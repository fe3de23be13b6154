using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Transactions;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Sql;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Concerts;

internal sealed class ConcertRepository(ConcertReservationDb db, SaleCache sale) : IConcertRepository
{
    public void Add(Concert concert) => db.Concerts.Add(concert);

    public Task<Concert?> FindAsync(long concertId, CancellationToken ct) =>
        db.Concerts.SingleOrDefaultAsync(concert => concert.Id == concertId, ct);

    public Task<Concert?> FindWithPerformancesAsync(long concertId, CancellationToken ct) =>
        db
            .Concerts.Include(concert => concert.Performances)
            .SingleOrDefaultAsync(concert => concert.Id == concertId, ct);

    public async Task<IReadOnlyList<Concert>> ListWithPerformancesAsync(
        ConcertSearch search,
        ConcertPosition? after,
        int take,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var rows = await PageAsync(search, after, take, now, ct);
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

    public Task<long?> FindConcertOfAsync(long performanceId, CancellationToken ct) =>
        db
            .Performances.Where(performance => performance.Id == performanceId)
            .Select(performance => (long?)performance.ConcertId)
            .AcrossShards()
            .SingleOrDefaultAsync(ct);

    public async Task<ConcertListing?> FindListingAsync(long concertId, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await WithNext(db.Concerts.Where(concert => concert.Id == concertId), now).ToListAsync(ct);
        var performances = db.Performances.Where(p => p.ConcertId == concertId);
        var seats = db.Seats.Where(seat => seat.ConcertId == concertId);
        return (await ToListingsAsync(rows, performances, seats, now, ct)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<ConcertListing>> ListAsync(
        ConcertSearch search,
        ConcertPosition? after,
        int take,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var page = await PageAsync(search, after, take, now, ct);
        var ids = page.Select(row => row.Concert.Id).ToList();
        var performances = db.Performances.Where(p => ids.Contains(p.ConcertId)).AcrossShards();
        var seats = db.Seats.Where(seat => ids.Contains(seat.ConcertId)).AcrossShards();
        return await ToListingsAsync(page, performances, seats, now, ct);
    }

    private async Task<IReadOnlyList<ConcertRow>> PageAsync(
        ConcertSearch search,
        ConcertPosition? after,
        int take,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var rows = WithNext(db.Concerts.Matching(search, now), now).AcrossShards();
        if (after is not null)
            rows = rows.Where(row =>
                row.Next > after.NextStartsAt || (row.Next == after.NextStartsAt && row.Concert.Id > after.ConcertId)
            );

        return await rows.OrderBy(row => row.Next).ThenBy(row => row.Concert.Id).Take(take).ToListAsync(ct);
    }

    private IQueryable<ConcertRow> WithNext(IQueryable<Concert> concerts, DateTimeOffset now) =>
        from concert in concerts
        join line in db.Lines on concert.Id equals line.ConcertId
        select new ConcertRow
        {
            Concert = concert,
            MaxSeatsPerReservation = line.Policy.MaxSeatsPerReservation,
            MaxSeatsPerUser = line.Policy.MaxSeatsPerUser,
            // A concert without an upcoming performance is last in the order.
            Next =
                db.Performances.Where(p => p.ConcertId == concert.Id && p.StartsAt > now)
                    .Min(p => (DateTimeOffset?)p.StartsAt)
                ?? DateTimeOffset.MaxValue,
        };

    private async Task<IReadOnlyList<ConcertListing>> ToListingsAsync(
        IReadOnlyList<ConcertRow> rows,
        IQueryable<Performance> performances,
        IQueryable<Seat> seats,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var all = await performances.OrderBy(p => p.StartsAt).ThenBy(p => p.Id).ToListAsync(ct);
        var available = await CountAvailableAsync(all, seats, now, ct);
        var ofConcert = all.Select(p => p.ToListing(available.GetValueOrDefault(p.Id))).ToLookup(p => p.ConcertId);

        return
        [
            .. rows.Select(row => new ConcertListing(
                row.Concert.Id,
                row.Concert.Title,
                row.Concert.Venue,
                row.Concert.Details,
                row.Concert.TimeZone,
                row.Concert.SaleOpensAt,
                row.Concert.SaleClosesAt,
                row.Concert.SaleStateAt(now),
                new SeatLimits(row.MaxSeatsPerReservation, row.MaxSeatsPerUser),
                row.Next == DateTimeOffset.MaxValue ? null : row.Next,
                [.. ofConcert[row.Concert.Id]]
            )),
        ];
    }

    // Performances that customers look at now are in the seat cache: only the seats of the others are counted.
    private async Task<Dictionary<long, int>> CountAvailableAsync(
        IReadOnlyList<Performance> performances,
        IQueryable<Seat> seats,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var cached = performances.Where(p => sale.HasSeats(p.ConcertId, p.Id)).ToList();
        var others = performances.Except(cached).Select(p => p.Id).ToList();
        var counts =
            others.Count == 0
                ? []
                : await seats
                    .WhereAvailable(now)
                    .Where(seat => others.Contains(seat.PerformanceId))
                    .GroupBy(seat => seat.PerformanceId)
                    .Select(group => new { group.Key, Count = group.Count() })
                    .ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        foreach (var performance in cached)
            counts[performance.Id] = (
                await sale.FindSeatsAsync(performance.ConcertId, performance.Id, ct)
            ).CountAvailable(now);
        return counts;
    }

    private sealed class ConcertRow
    {
        public required Concert Concert { get; init; }
        public required int MaxSeatsPerReservation { get; init; }
        public required int MaxSeatsPerUser { get; init; }
        public required DateTimeOffset Next { get; init; }
    }
}

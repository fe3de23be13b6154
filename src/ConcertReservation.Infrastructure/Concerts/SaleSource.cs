using ConcertReservation.Domain.Concerts;
using ConcertReservation.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.Infrastructure.Concerts;

/// <summary>
/// Reads on a connection of its own, so that the cache never contains the uncommitted changes of a transaction.
/// </summary>
internal sealed class SaleSource(IServiceScopeFactory scopes, SeatMapReader maps, SeatChangeReader changes)
    : ISaleSource
{
    // Compiled: in a stampede nearly every request runs this query.
    private static readonly Func<ConcertReservationDb, long, long[], IAsyncEnumerable<SeatView>> SeatsById =
        EF.CompileAsyncQuery(
            (ConcertReservationDb db, long concertId, long[] ids) =>
                db.Seats.Where(seat => seat.ConcertId == concertId && ids.Contains(seat.Id)).Select(SeatQueries.ToView)
        );

    public async Task<Schedule?> ReadScheduleAsync(long concertId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConcertReservationDb>();
        var timeZone = await db
            .Concerts.Where(c => c.Id == concertId && c.RemovedAt == null)
            .Select(c => c.TimeZone)
            .SingleOrDefaultAsync();
        if (timeZone is null)
            return null;

        var performances = db
            .Performances.Where(p => p.ConcertId == concertId)
            .OrderBy(p => p.StartsAt)
            .ThenBy(p => p.Id)
            .Select(p => new ScheduledPerformance(p.Id, p.ConcertId, p.StartsAt, p.PriceFrom, p.TotalSeats)
            {
                CancelledAt = p.CancelledAt,
                MovedFrom = p.MovedFrom,
            });
        return new Schedule(timeZone, await performances.ToListAsync());
    }

    public async Task<SeatMap?> ReadSeatsAsync(long concertId, long performanceId) =>
        await maps.ReadAsync(concertId, performanceId) is { } reading ? SeatMap.Of(reading) : null;

    public async Task<SeatMap?> ReadChangesAsync(SeatMap last) =>
        await changes.ReadAsync(last) is { } read ? last.Apply(read) : null;

    public async Task<IReadOnlyList<SeatView>> ReadSeatsAsync(long concertId, long[] seatIds)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConcertReservationDb>();
        return await SeatsById(db, concertId, seatIds).ToListAsync();
    }
}

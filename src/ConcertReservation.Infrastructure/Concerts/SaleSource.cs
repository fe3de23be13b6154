using ConcertReservation.Domain.Concerts;
using ConcertReservation.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.Infrastructure.Concerts;

/// <summary>Reads on a connection of its own: what a request has open must not be seen by all the others.</summary>
internal sealed class SaleSource(IServiceScopeFactory scopes) : ISaleSource
{
    // Compiled: a stampede asks for nothing else.
    private static readonly Func<ConcertReservationDb, long, long[], IAsyncEnumerable<Seat>> SeatsById =
        EF.CompileAsyncQuery(
            (ConcertReservationDb db, long concertId, long[] ids) =>
                db.Seats.Where(seat => seat.ConcertId == concertId && ids.Contains(seat.Id))
        );

    public async Task<Schedule?> ReadScheduleAsync(long concertId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConcertReservationDb>();
        var concert = await db.Concerts.SingleOrDefaultAsync(c => c.Id == concertId);
        if (concert is null)
            return null;

        var performances = db.Performances.Where(p => p.ConcertId == concertId);
        return new Schedule(concert, await performances.OrderBy(p => p.StartsAt).ThenBy(p => p.Id).ToListAsync());
    }

    public async Task<SeatMap?> ReadSeatsAsync(long concertId, long performanceId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var concerts = scope.ServiceProvider.GetRequiredService<IConcertRepository>();
        var performance = await concerts.FindPerformanceAsync(concertId, performanceId, CancellationToken.None);
        if (performance is null)
            return null;

        var seats = scope.ServiceProvider.GetRequiredService<ISeatRepository>();
        return new SeatMap(performance, await seats.ListAsync(concertId, performanceId, CancellationToken.None));
    }

    public async Task<IReadOnlyList<Seat>> ReadSeatsAsync(long concertId, long[] seatIds)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConcertReservationDb>();
        return await SeatsById(db, concertId, seatIds).ToListAsync();
    }
}

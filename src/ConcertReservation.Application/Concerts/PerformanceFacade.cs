using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.Concerts;

/// <summary>The performances and seats that an admitted customer sees, from the sale cache.</summary>
public sealed class PerformanceFacade(SaleCache sale, SeatAnswerCache cache, TimeProvider time)
{
    private const string CursorName = "performances";

    /// <summary>
    /// Upcoming performances with an available seat, ordered by start. Refuses with <c>concert_not_found</c>.
    /// </summary>
    public async Task<Page<PerformanceResult>> ListAsync(ListPerformances request, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var schedule = await sale.FindScheduleAsync(request.ConcertId, ct);
        var after = TimeIdCursor.Read(CursorName, request.Page.Cursor) is var (startsAt, id)
            ? new PerformancePosition(startsAt, id)
            : null;
        var rows = new List<PerformanceListing>();
        // Seats are counted only for the performances of the page.
        foreach (var performance in schedule.Upcoming(now, request.Date).Where(p => p.IsAfter(after)))
        {
            if (rows.Count > request.Page.Limit)
                break;
            var available = (await FindSeatsAsync(performance, ct)).CountAvailable(now);
            if (available > 0 || request.IncludeSoldOut)
                rows.Add(performance.ToListing(available));
        }
        return Page<PerformanceResult>.Of(
            rows,
            request.Page.Limit,
            row => PerformanceResult.Of(row, schedule.TimeZone),
            row => TimeIdCursor.Of(CursorName, row.StartsAt, row.PerformanceId)
        );
    }

    /// <summary>
    /// All seats of a performance, or those with one status. Refuses with <c>performance_not_found</c>.
    /// </summary>
    public async Task<SeatsResult> ListSeatsAsync(ListSeats request, CancellationToken ct) =>
        (await cache.FindAsync(request.ConcertId, request.PerformanceId, seen: null, ct)).Seats(request.Status);

    /// <summary>
    /// The available seats of all upcoming performances, by date. Refuses with <c>concert_not_found</c>.
    /// </summary>
    public async Task<AvailabilityResult> FindAvailabilityAsync(long concertId, DateOnly? date, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var schedule = await sale.FindScheduleAsync(concertId, ct);
        var performances = new List<AvailablePerformance>();
        foreach (var performance in schedule.Upcoming(now, date))
        {
            var map = await FindSeatsAsync(performance, ct);
            var available = map.Seats.Where(seat => seat.IsAvailableAt(now)).Select(AvailableSeat.Of).ToList();
            if (available.Count > 0)
                performances.Add(
                    new AvailablePerformance(performance.Id, performance.StartsAt, available)
                    {
                        MovedFrom = performance.MovedFrom,
                    }
                );
        }
        return new AvailabilityResult([
            .. performances
                .GroupBy(p => ConcertCalendar.DateOf(p.StartsAt, schedule.TimeZone))
                .Select(day => new AvailableDate(day.Key, [.. day])),
        ]);
    }

    private ValueTask<SeatMap> FindSeatsAsync(ScheduledPerformance performance, CancellationToken ct) =>
        cache.FindMapAsync(performance.ConcertId, performance.Id, ct);
}

public sealed record ListPerformances(long ConcertId, DateOnly? Date, bool IncludeSoldOut, PageRequest Page);

public sealed record ListSeats(long ConcertId, long PerformanceId, SeatStatus? Status);

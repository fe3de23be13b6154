using System.Globalization;
using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Application.Concerts;

/// <summary>What those who were admitted look at: dates and seats.</summary>
public sealed class PerformanceFacade(SaleCache snapshots, TimeProvider time)
{
    private const string CursorName = "performances";

    /// <summary>Performances to come that have a free seat, by start; refuses with <c>concert_not_found</c>.</summary>
    public async Task<Page<PerformanceResult>> ListAsync(ListPerformances request, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var schedule = await snapshots.FindScheduleAsync(request.ConcertId, ct);
        var after = Cursor.Read(CursorName, request.Page.Cursor, ParsePosition);
        var rows = new List<PerformanceListing>();
        // Seats are looked at only as far as the page goes.
        foreach (var performance in schedule.ToCome(now, request.Date).Where(p => p.IsBehind(after)))
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
            row => PerformanceResult.Of(row, schedule.Concert.TimeZone),
            CursorOf
        );
    }

    /// <summary>Every seat, or those in one state; refuses with <c>performance_not_found</c>.</summary>
    public async Task<SeatsResult> ListSeatsAsync(ListSeats request, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var map = await snapshots.FindSeatsAsync(request.ConcertId, request.PerformanceId, ct);
        var performance = map.Performance;
        return new SeatsResult(
            performance.PerformanceId,
            ConcertCalendar.DateOf(performance.StartsAt, performance.TimeZone),
            performance.StartsAt,
            [
                .. map
                    .Seats.Select(seat => SeatResult.Of(seat, now))
                    .Where(seat => request.Status is null || seat.Status == request.Status),
            ]
        );
    }

    /// <summary>Dates and free seats in one answer; refuses with <c>concert_not_found</c>.</summary>
    public async Task<AvailabilityResult> FindAvailabilityAsync(long concertId, DateOnly? date, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var schedule = await snapshots.FindScheduleAsync(concertId, ct);
        var performances = new List<AvailablePerformance>();
        foreach (var performance in schedule.ToCome(now, date))
        {
            var map = await FindSeatsAsync(performance, ct);
            var free = map.Seats.Where(seat => seat.IsAvailableAt(now)).Select(AvailableSeat.Of).ToList();
            if (free.Count > 0)
                performances.Add(new AvailablePerformance(performance.Id, performance.StartsAt, free));
        }
        return new AvailabilityResult([
            .. performances
                .GroupBy(p => ConcertCalendar.DateOf(p.StartsAt, schedule.Concert.TimeZone))
                .Select(day => new AvailableDate(day.Key, [.. day])),
        ]);
    }

    internal static DomainException NotFound() =>
        new(ErrorCode.PerformanceNotFound, "This concert has no such performance.");

    private ValueTask<SeatMap> FindSeatsAsync(Performance performance, CancellationToken ct) =>
        snapshots.FindSeatsAsync(performance.ConcertId, performance.Id, ct);

    private static string CursorOf(PerformanceListing row) =>
        Cursor.Of(CursorName, CursorTime.Of(row.StartsAt), row.PerformanceId.ToString(CultureInfo.InvariantCulture));

    private static PerformancePosition? ParsePosition(string[] keys) =>
        keys is [var ticks, var id]
        && CursorTime.TryParse(ticks, out var startsAt)
        && long.TryParse(id, CultureInfo.InvariantCulture, out var performanceId)
            ? new PerformancePosition(startsAt, performanceId)
            : null;
}

public sealed record ListPerformances(long ConcertId, DateOnly? Date, bool IncludeSoldOut, PageRequest Page);

public sealed record ListSeats(long ConcertId, long PerformanceId, SeatStatus? Status);

using System.Globalization;
using ConcertReservation.Application.Common;
using ConcertReservation.Domain.Common;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.Concerts;

/// <summary>What those who were admitted look at: dates and seats.</summary>
public sealed class PerformanceFacade(IConcertRepository concerts, ISeatRepository seats, TimeProvider time)
{
    private const string CursorName = "performances";

    /// <summary>Performances to come that have a free seat, by start; refuses with <c>concert_not_found</c>.</summary>
    public async Task<Page<PerformanceResult>> ListAsync(ListPerformances request, CancellationToken ct)
    {
        var concert = await FindConcertAsync(request.ConcertId, ct);
        var query = UpcomingOn(request.Date, concert) with
        {
            IncludeSoldOut = request.IncludeSoldOut,
            After = Cursor.Read(CursorName, request.Page.Cursor, ParsePosition),
            Take = request.Page.Limit + 1,
        };
        var rows = await concerts.ListUpcomingAsync(query, ct);
        return Page<PerformanceResult>.Of(
            rows,
            request.Page.Limit,
            row => PerformanceResult.Of(row, concert.TimeZone),
            CursorOf
        );
    }

    /// <summary>Every seat, or those in one state; refuses with <c>performance_not_found</c>.</summary>
    public async Task<SeatsResult> ListSeatsAsync(ListSeats request, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var performance =
            await concerts.FindPerformanceAsync(request.ConcertId, request.PerformanceId, ct) ?? throw NotFound();
        var all = await seats.ListAsync(request.PerformanceId, ct);
        return new SeatsResult(
            performance.PerformanceId,
            ConcertCalendar.DateOf(performance.StartsAt, performance.TimeZone),
            performance.StartsAt,
            [
                .. all.Select(seat => SeatResult.Of(seat, now))
                    .Where(seat => request.Status is null || seat.Status == request.Status),
            ]
        );
    }

    /// <summary>Dates and free seats in one answer; refuses with <c>concert_not_found</c>.</summary>
    public async Task<AvailabilityResult> FindAvailabilityAsync(long concertId, DateOnly? date, CancellationToken ct)
    {
        var concert = await FindConcertAsync(concertId, ct);
        var query = UpcomingOn(date, concert);
        var performances = await concerts.ListUpcomingAsync(query, ct);
        var free = await seats.ListAvailableAsync([.. performances.Select(p => p.PerformanceId)], query.Now, ct);

        var seatsOf = free.ToLookup(seat => seat.PerformanceId, AvailableSeat.Of);
        return new AvailabilityResult([
            .. performances
                .Where(p => seatsOf.Contains(p.PerformanceId))
                .GroupBy(
                    p => ConcertCalendar.DateOf(p.StartsAt, concert.TimeZone),
                    p => new AvailablePerformance(p.PerformanceId, p.StartsAt, [.. seatsOf[p.PerformanceId]])
                )
                .Select(day => new AvailableDate(day.Key, [.. day])),
        ]);
    }

    internal static DomainException NotFound() =>
        new(ErrorCode.PerformanceNotFound, "This concert has no such performance.");

    private async Task<Concert> FindConcertAsync(long concertId, CancellationToken ct) =>
        await concerts.FindAsync(concertId, ct) ?? throw ConcertFacade.NotFound();

    private UpcomingQuery UpcomingOn(DateOnly? date, Concert concert)
    {
        var query = new UpcomingQuery(concert.Id, time.GetUtcNow());
        if (date is null)
            return query;

        var (from, until) = ConcertCalendar.DayOf(date.Value, concert.TimeZone);
        return query with { From = from, Until = until };
    }

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

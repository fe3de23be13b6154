using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.Concerts;

/// <summary>Operators read what they can edit, with its version: drafts too. Counts no seats.</summary>
public sealed class EditableConcertFacade(IConcertRepository concerts, ISeatPlanRepository plans, TimeProvider time)
{
    private const string CursorName = "admin-concerts";

    /// <summary>
    /// Ordered by the next performance; then concerts without an upcoming performance, the newest first.
    /// </summary>
    public async Task<Page<EditableConcertResult>> ListAsync(
        EditableState? state,
        PageRequest page,
        CancellationToken ct
    )
    {
        var now = time.GetUtcNow();
        var rows = await concerts.ListWithPerformancesAsync(
            state,
            ConcertPositionCursor.Read(CursorName, page.Cursor),
            page.Limit + 1,
            now,
            ct
        );
        return Page<EditableConcertResult>.Of(
            rows,
            page.Limit,
            concert => EditableConcertResult.Of(concert, now),
            concert => ConcertPositionCursor.Of(CursorName, concert.NextStartsAt(now), concert.Id)
        );
    }

    /// <summary>Refuses with <c>concert_not_found</c>.</summary>
    public async Task<EditableConcertResult> FindAsync(long concertId, CancellationToken ct) =>
        EditableConcertResult.Of(
            await concerts.FindWithPerformancesAsync(concertId, ct) ?? throw Concert.NotFound(),
            time.GetUtcNow()
        );

    /// <summary>Refuses with <c>concert_not_found</c> or <c>performance_not_found</c>.</summary>
    public async Task<EditablePerformanceResult> FindPerformanceAsync(
        long concertId,
        long performanceId,
        CancellationToken ct
    )
    {
        var concert = await concerts.FindWithPerformancesAsync(concertId, ct) ?? throw Concert.NotFound();
        var performance =
            concert.Performances.SingleOrDefault(p => p.Id == performanceId) ?? throw Performance.NotFound();
        // Not from the cache: the version must be the one of the stored prices.
        var prices = await plans.ListPricesAsync(concertId, performanceId, ct);
        return EditablePerformanceResult.Of(performance, concert.TimeZone, prices, time.GetUtcNow());
    }
}

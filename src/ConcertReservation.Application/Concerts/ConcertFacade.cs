using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;

namespace ConcertReservation.Application.Concerts;

/// <summary>The public catalogue.</summary>
public sealed class ConcertFacade(IConcertRepository concerts, RefundTerms refunds, TimeProvider time)
{
    private const string CursorName = "concerts";

    public async Task<Page<ConcertResult>> ListAsync(ConcertSearch search, PageRequest page, CancellationToken ct)
    {
        var after = ConcertPositionCursor.Read(CursorName, page.Cursor);
        var now = time.GetUtcNow();
        var rows = await concerts.ListAsync(search, after, page.Limit + 1, now, ct);
        return Page<ConcertResult>.Of(rows, page.Limit, row => ConcertResult.Of(row, refunds, now), CursorOf);
    }

    /// <summary>Refuses with <c>concert_not_found</c>.</summary>
    public async Task<ConcertResult> FindAsync(long concertId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var concert = await concerts.FindListingAsync(concertId, now, ct) ?? throw Concert.NotFound();
        return ConcertResult.Of(concert, refunds, now);
    }

    private static string CursorOf(ConcertListing row) =>
        ConcertPositionCursor.Of(CursorName, row.NextStartsAt, row.ConcertId);
}

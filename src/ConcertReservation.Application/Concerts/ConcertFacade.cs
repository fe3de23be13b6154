using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.Concerts;

/// <summary>The public catalogue.</summary>
public sealed class ConcertFacade(IConcertRepository concerts, TimeProvider time)
{
    private const string CursorName = "concerts";

    public async Task<Page<ConcertResult>> ListAsync(PageRequest page, CancellationToken ct)
    {
        var after = TimeIdCursor.Read(CursorName, page.Cursor) is var (startsAt, id)
            ? new ConcertPosition(startsAt, id)
            : null;
        var rows = await concerts.ListAsync(after, page.Limit + 1, time.GetUtcNow(), ct);
        return Page<ConcertResult>.Of(rows, page.Limit, ConcertResult.Of, CursorOf);
    }

    /// <summary>Refuses with <c>concert_not_found</c>.</summary>
    public async Task<ConcertResult> FindAsync(long concertId, CancellationToken ct) =>
        ConcertResult.Of(await concerts.FindListingAsync(concertId, time.GetUtcNow(), ct) ?? throw Concert.NotFound());

    private static string CursorOf(ConcertListing row) =>
        TimeIdCursor.Of(CursorName, row.NextStartsAt ?? DateTimeOffset.MaxValue, row.ConcertId);
}

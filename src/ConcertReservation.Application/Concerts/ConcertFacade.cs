using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;

namespace ConcertReservation.Application.Concerts;

/// <summary>The public catalogue, from memory.</summary>
public sealed class ConcertFacade(CatalogueCache catalogue, RefundTerms refunds, TimeProvider time)
{
    private const string CursorName = "concerts";

    public async Task<Page<ConcertResult>> ListAsync(ConcertSearch search, PageRequest page, CancellationToken ct)
    {
        var after = ConcertPositionCursor.Read(CursorName, page.Cursor);
        var now = time.GetUtcNow();
        var rows = (await catalogue.GetAsync(ct)).List(search, after, page.Limit + 1, now);
        return Page<ConcertResult>.Of(rows, page.Limit, row => ConcertResult.Of(row, refunds, now), CursorOf);
    }

    /// <summary>Refuses with <c>concert_not_found</c>.</summary>
    public async Task<ConcertResult> FindAsync(long concertId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var concert =
            (await catalogue.GetAsync(ct)).Find(concertId, now)
            ?? (await catalogue.GetNewerAsync(ct)).Find(concertId, now)
            ?? throw Concert.NotFound();
        return ConcertResult.Of(concert, refunds, now);
    }

    private static string CursorOf(ConcertListing row) =>
        ConcertPositionCursor.Of(CursorName, row.NextStartsAt, row.ConcertId);
}

using System.Globalization;
using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Application.Concerts;

/// <summary>The public catalogue.</summary>
public sealed class ConcertFacade(IConcertRepository concerts, TimeProvider time)
{
    private const string CursorName = "concerts";

    public async Task<Page<ConcertResult>> ListAsync(PageRequest page, CancellationToken ct)
    {
        var after = Cursor.Read(CursorName, page.Cursor, ParsePosition);
        var rows = await concerts.ListAsync(after, page.Limit + 1, time.GetUtcNow(), ct);
        return Page<ConcertResult>.Of(rows, page.Limit, ConcertResult.Of, CursorOf);
    }

    /// <summary>Refuses with <c>concert_not_found</c>.</summary>
    public async Task<ConcertResult> FindAsync(long concertId, CancellationToken ct) =>
        ConcertResult.Of(await concerts.FindListingAsync(concertId, time.GetUtcNow(), ct) ?? throw NotFound());

    public static DomainException NotFound() => new(ErrorCode.ConcertNotFound, "There is no such concert.");

    private static string CursorOf(ConcertListing row) =>
        Cursor.Of(
            CursorName,
            CursorTime.Of(row.NextStartsAt ?? DateTimeOffset.MaxValue),
            row.ConcertId.ToString(CultureInfo.InvariantCulture)
        );

    private static ConcertPosition? ParsePosition(string[] keys) =>
        keys is [var ticks, var id]
        && CursorTime.TryParse(ticks, out var startsAt)
        && long.TryParse(id, CultureInfo.InvariantCulture, out var concertId)
            ? new ConcertPosition(startsAt, concertId)
            : null;
}

using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.Concerts;

/// <summary>A cursor for lists of concerts ordered by their next performance.</summary>
internal static class ConcertPositionCursor
{
    /// <param name="list">The name of the list.</param>
    /// <param name="nextStartsAt">Null when no performance is upcoming.</param>
    /// <param name="concertId">The last concert of the page.</param>
    public static string Of(string list, DateTimeOffset? nextStartsAt, long concertId) =>
        TimeIdCursor.Of(list, nextStartsAt ?? DateTimeOffset.MaxValue, concertId);

    public static ConcertPosition? Read(string list, string? text) =>
        TimeIdCursor.Read(list, text) is var (startsAt, id) ? new ConcertPosition(startsAt, id) : null;
}

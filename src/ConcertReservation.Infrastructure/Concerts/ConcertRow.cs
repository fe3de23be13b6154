using ConcertReservation.Domain.Concerts;
using ConcertReservation.Infrastructure.Database;

namespace ConcertReservation.Infrastructure.Concerts;

/// <summary>A concert as the catalogue shows it, without its performances.</summary>
internal sealed class ConcertRow
{
    public required Concert Concert { get; init; }
    public required int MaxSeatsPerReservation { get; init; }
    public required int MaxSeatsPerUser { get; init; }

    /// <summary>The start of the next performance; the highest value when there is none.</summary>
    public required DateTimeOffset Next { get; init; }

    public ConcertListing ToListing(IReadOnlyList<PerformanceListing> performances, DateTimeOffset now) =>
        new(
            Concert.Id,
            Concert.Title,
            Concert.Venue,
            Concert.Details,
            Concert.TimeZone,
            Concert.SaleOpensAt,
            Concert.SaleClosesAt,
            Concert.SaleStateAt(now),
            new SeatLimits(MaxSeatsPerReservation, MaxSeatsPerUser),
            Next == DateTimeOffset.MaxValue ? null : Next,
            performances
        )
        {
            CancelledAt = Concert.CancelledAt,
            Hidden = Concert.Hidden,
        };
}

internal static class ConcertRows
{
    public static IQueryable<ConcertRow> WithNext(
        this IQueryable<Concert> concerts,
        ConcertReservationDb db,
        DateTimeOffset now
    ) =>
        from concert in concerts
        join line in db.Lines on concert.Id equals line.ConcertId
        select new ConcertRow
        {
            Concert = concert,
            MaxSeatsPerReservation = line.Policy.MaxSeatsPerReservation,
            MaxSeatsPerUser = line.Policy.MaxSeatsPerUser,
            Next =
                db.Performances.Where(p => p.ConcertId == concert.Id && p.CancelledAt == null && p.StartsAt > now)
                    .Min(p => (DateTimeOffset?)p.StartsAt)
                ?? DateTimeOffset.MaxValue,
        };
}

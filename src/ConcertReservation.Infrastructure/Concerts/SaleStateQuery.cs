using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Infrastructure.Concerts;

internal static class SaleStateQuery
{
    /// <summary>The same rule as <see cref="Concert.SaleStateAt(DateTimeOffset)"/>, translatable to SQL.</summary>
    public static IQueryable<Concert> WhereSaleState(
        this IQueryable<Concert> concerts,
        SaleState? state,
        DateTimeOffset now
    ) =>
        state switch
        {
            null => concerts,
            SaleState.Cancelled => concerts.Where(c => c.CancelledAt != null),
            SaleState.Upcoming => concerts.Where(c => c.CancelledAt == null && c.SaleOpensAt > now),
            SaleState.Open => concerts.Where(c =>
                c.CancelledAt == null
                && c.SaleOpensAt <= now
                && c.LastStartsAt > now
                && (c.SaleClosesAt == null || c.SaleClosesAt > now)
            ),
            SaleState.Closed => concerts.Where(c =>
                c.CancelledAt == null && c.SaleOpensAt <= now && (c.LastStartsAt <= now || c.SaleClosesAt <= now)
            ),
            _ => concerts.Where(c => false),
        };
}

using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Infrastructure.Concerts;

internal static class SaleStateQuery
{
    /// <summary>The same rule as <see cref="Concert.SaleStateAt(DateTimeOffset)"/>, translatable to SQL.</summary>
    public static IQueryable<Concert> WhereState(
        this IQueryable<Concert> concerts,
        EditableState? state,
        DateTimeOffset now
    ) =>
        state switch
        {
            null => concerts,
            EditableState.Cancelled => concerts.Where(c => c.CancelledAt != null),
            EditableState.Draft => concerts.Where(c => c.Draft),
            EditableState.Hidden => concerts.Where(c => c.Hidden),
            EditableState.Upcoming => concerts.Where(c => !c.Draft && c.CancelledAt == null && c.SaleOpensAt > now),
            EditableState.Open => concerts.Where(c =>
                !c.Draft
                && c.CancelledAt == null
                && c.SaleOpensAt <= now
                && c.LastStartsAt > now
                && (c.SaleClosesAt == null || c.SaleClosesAt > now)
            ),
            EditableState.Closed => concerts.Where(c =>
                !c.Draft
                && c.CancelledAt == null
                && c.SaleOpensAt <= now
                && (c.LastStartsAt <= now || c.SaleClosesAt <= now)
            ),
            _ => concerts.Where(c => false),
        };
}

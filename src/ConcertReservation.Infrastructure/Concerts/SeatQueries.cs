using System.Linq.Expressions;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Infrastructure.Concerts;

internal static class SeatQueries
{
    /// <summary>The same rule as <see cref="Seat.IsAvailableAt"/>, translatable to SQL.</summary>
    public static IQueryable<Seat> WhereAvailable(this IQueryable<Seat> seats, DateTimeOffset now)
    {
        Expression<Func<Seat, bool>> available = seat =>
            seat.Status == SeatStatus.Available || (seat.Status == SeatStatus.Held && seat.HeldUntil <= now);
        return seats.Where(available);
    }

    public static Expression<Func<Seat, SeatView>> ToView { get; } =
        seat => new SeatView(seat.Id, seat.Number, seat.Section, seat.Row, seat.Price, seat.Status, seat.HeldUntil);
}

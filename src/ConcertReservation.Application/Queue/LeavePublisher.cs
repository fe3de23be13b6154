using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Queue;

/// <summary>After the commit, this instance forgets what it has cached of a customer who left a line.</summary>
public sealed class LeavePublisher(LineStateCache lines, ActiveTokenCache activeTokens, SaleCache sale)
{
    public void Publish(long concertId, Guid userId, IReadOnlyList<Reservation> released)
    {
        activeTokens.Forget(concertId, userId);
        lines.Invalidate(concertId);
        foreach (var reservation in released)
            sale.InvalidateSeats(concertId, reservation.PerformanceId);
    }
}

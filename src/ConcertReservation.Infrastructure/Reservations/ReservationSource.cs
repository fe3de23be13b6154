using ConcertReservation.Domain.Reservations;
using ConcertReservation.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.Infrastructure.Reservations;

internal sealed class ReservationSource(IServiceScopeFactory scopes) : IReservationSource
{
    // Compiled, because every payment runs this query.
    private static readonly Func<
        ConcertReservationDb,
        long,
        Guid[],
        DateTimeOffset,
        IAsyncEnumerable<ReservationSummary>
    > SummariesById = EF.CompileAsyncQuery(
        (ConcertReservationDb db, long concertId, Guid[] ids, DateTimeOffset now) =>
            db
                .Reservations.Where(r => r.ConcertId == concertId && ids.Contains(r.Id))
                .Select(r => new ReservationSummary(
                    r.Id,
                    r.ConcertId,
                    r.PerformanceId,
                    r.UserId,
                    Reservation.StatusAt(r.Status, r.ExpiresAt, now),
                    r.TotalPrice,
                    r.Seats.Where(seat => seat.ConcertId == concertId).ToList()
                )
                {
                    PerformanceIsCancelled = db.Performances.Any(p =>
                        p.ConcertId == concertId && p.Id == r.PerformanceId && p.CancelledAt != null
                    ),
                })
    );

    public async Task<IReadOnlyList<ReservationSummary>> ReadSummariesAsync(
        long concertId,
        Guid[] ids,
        DateTimeOffset now
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConcertReservationDb>();
        return await SummariesById(db, concertId, ids, now).ToListAsync();
    }
}

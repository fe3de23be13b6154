using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Reservations;

/// <summary>
/// Where seats are asked for. In a stampede most requests lose, and they lose here: without a transaction, a lock or a
/// connection of their own, sharing one look at the database.
/// </summary>
public sealed class HoldPrecheck(
    LineStateCache lineStates,
    SaleCache snapshots,
    SeatAvailabilityReader looks,
    TimeProvider time
)
{
    /// <summary>
    /// The seats that are meant, with <c>seat_unavailable</c> if somebody has them already. Refuses with
    /// <c>concert_not_found</c>, <c>performance_not_found</c>, <c>seat_not_found</c>, <c>seat_limit_reached</c> or
    /// <c>sale_closed</c>.
    /// </summary>
    public async ValueTask<SeatChoice> ChooseAsync(HoldSeats request, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var selection = SeatSelection.Of(request.PerformanceId, request.SeatIds, request.SeatNumbers);
        var line = await lineStates.FindAsync(request.ConcertId, ct) ?? throw ConcertFacade.NotFound();
        var policy = line.Latest.Policy;
        selection.EnsureAtMost(policy.MaxSeatsPerReservation);
        var map = await snapshots.FindRecentSeatsAsync(request.ConcertId, request.PerformanceId, ct);
        map.Performance.EnsureToCome(now);
        var seats = map.Choose(selection);
        var order = new HoldOrder(request.ConcertId, request.UserId, [.. seats.Select(seat => seat.Id)], policy);
        return new SeatChoice(order, map.Performance, seats, await FindRefusalAsync(request.ConcertId, seats, now));
    }

    // What the copy says is taken may be free again: that is looked up. What it says is free is decided by the lock.
    private async ValueTask<DomainException?> FindRefusalAsync(
        long concertId,
        IReadOnlyList<Seat> seats,
        DateTimeOffset now
    )
    {
        if (seats.All(seat => seat.IsAvailableAt(now)))
            return null;

        var refusal = Seat.FindRefusal(await looks.LookAsync(concertId, [.. seats.Select(seat => seat.Id)]), now);
        if (refusal is not null)
            SaleMeter.HoldsLost.Add(1);
        return refusal;
    }
}

/// <summary>Which seats of a performance, by id or by the number printed on them.</summary>
public sealed record HoldSeats(
    long ConcertId,
    long PerformanceId,
    IReadOnlyList<long>? SeatIds,
    IReadOnlyList<string>? SeatNumbers,
    Guid UserId
);

/// <param name="Order">What is to be held, under which rules.</param>
/// <param name="Performance">Of which performance.</param>
/// <param name="Seats">The seats as they were a moment ago.</param>
/// <param name="Refusal">Why they cannot be held; null as far as one can tell without the locks.</param>
public sealed record SeatChoice(
    HoldOrder Order,
    PerformanceSummary Performance,
    IReadOnlyList<Seat> Seats,
    DomainException? Refusal
);

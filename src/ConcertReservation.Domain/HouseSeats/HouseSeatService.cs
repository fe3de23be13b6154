using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Domain.HouseSeats;

/// <summary>
/// An operator blocks seats, releases blocked seats, and sells or gives away seats without a hold: each for all named
/// seats or for none. Lock order: performance, seats by id, then the reservations of lapsed holds by id.
/// </summary>
public sealed class HouseSeatService(
    IConcertRepository concerts,
    ISeatRepository seats,
    IReservationRepository reservations,
    IPaymentRepository payments,
    IReservationSerials serials
)
{
    /// <summary>
    /// Refuses with <c>performance_not_found</c>, <c>seat_not_found</c>, <c>sale_closed</c>, <c>performance_cancelled</c>, or <c>seat_unavailable</c>
    /// (with <c>seatIds</c>) for seats that are held or sold.
    /// </summary>
    /// <returns>The seats that were not blocked before.</returns>
    public async Task<IReadOnlyList<Seat>> BlockAsync(
        SeatsOfPerformance chosen,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        (await LockPerformanceAsync(chosen, ct)).EnsureUpcoming(now);
        var free = await LockFreeSeatsAsync(chosen, now, ct);
        List<Seat> changed = [.. free.Where(seat => seat.Status != SeatStatus.Blocked)];
        foreach (var seat in changed)
            seat.Block(now);
        seats.Update(chosen.ConcertId, changed);
        return changed;
    }

    /// <summary>Refuses as <see cref="BlockAsync"/> does; also after the start.</summary>
    /// <returns>The seats that were blocked before.</returns>
    public async Task<IReadOnlyList<Seat>> UnblockAsync(
        SeatsOfPerformance chosen,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await LockPerformanceAsync(chosen, ct);
        var free = await LockFreeSeatsAsync(chosen, now, ct);
        List<Seat> changed = [.. free.Where(seat => seat.Status == SeatStatus.Blocked)];
        foreach (var seat in changed)
            seat.Unblock(now);
        seats.Update(chosen.ConcertId, changed);
        return changed;
    }

    /// <summary>Refuses as <see cref="BlockAsync"/> does.</summary>
    /// <param name="method">Not a wallet.</param>
    /// <returns>The reservation and its payment.</returns>
    public async Task<(Reservation Issued, Payment Payment)> IssueAsync(
        SeatsOfPerformance chosen,
        Holder holder,
        PaymentMethod method,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var serial = (await serials.TakeAsync(1, ct)).Single();
        (await LockPerformanceAsync(chosen, ct)).EnsureUpcoming(now);
        var free = await LockFreeSeatsAsync(chosen, now, ct);
        var issued = Reservation.Issue(free, holder, isFree: method == PaymentMethod.Comp, serial, now);
        reservations.InsertIssued(issued);
        seats.Update(chosen.ConcertId, free);
        var payment = Payment.Of(issued, now, method);
        payments.Insert(chosen.ConcertId, [payment]);
        return (issued, payment);
    }

    private async Task<Performance> LockPerformanceAsync(SeatsOfPerformance chosen, CancellationToken ct)
    {
        var performance = await concerts.FindPerformanceForShareAsync(chosen.ConcertId, chosen.PerformanceId, ct);
        // After the lock: a removal has the performances locked, and leaves them behind.
        if (await concerts.FindAsync(chosen.ConcertId, ct) is null)
            throw Performance.NotFound();
        return performance;
    }

    private async Task<IReadOnlyList<Seat>> LockFreeSeatsAsync(
        SeatsOfPerformance chosen,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var locked = await seats.ListForUpdateAsync(chosen.ConcertId, chosen.SeatIds, OnLockedRow.Wait, ct);
        if (locked.Count(seat => seat.PerformanceId == chosen.PerformanceId) != chosen.SeatIds.Count)
            throw Seat.NotFound();
        Seat.EnsureNotTaken(locked, now);

        // The schema allows a new reservation of a seat only when the old one is stored as expired.
        Guid[] lapsed = [.. locked.Select(seat => seat.LapsedAt(now)).OfType<Guid>().Distinct()];
        if (lapsed.Length > 0)
            await reservations.EndLapsedAsync(chosen.ConcertId, lapsed, now, ct);
        return locked;
    }
}

/// <summary>Seats that an operator has chosen.</summary>
/// <param name="SeatIds">Each once.</param>
public sealed record SeatsOfPerformance(long ConcertId, long PerformanceId, IReadOnlyCollection<long> SeatIds)
{
    /// <summary>Refuses an empty list, and a seat that is named twice, with <c>validation_failed</c>.</summary>
    public static SeatsOfPerformance Of(long concertId, long performanceId, IReadOnlyList<long> seatIds) =>
        new(concertId, performanceId, SeatSelection.Of(performanceId, seatIds, numbers: null).Ids);
}

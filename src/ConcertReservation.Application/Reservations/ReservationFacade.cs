using ConcertReservation.Application.Common;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Common;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Reservations;

public sealed class ReservationFacade(
    LinePictures pictures,
    SaleSnapshots snapshots,
    SeatLooks looks,
    IReservationRepository reservations,
    SeatHoldService holding,
    SeatReleaseService releasing,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    private const string CursorName = "reservations";

    /// <summary>
    /// Holds the seats, all or none. Refuses with <c>performance_not_found</c>, <c>seat_not_found</c>,
    /// <c>seat_unavailable</c>, <c>seat_limit_reached</c>, <c>sale_closed</c> or <c>queue_token_expired</c>.
    /// </summary>
    public async Task<ReservationResult> HoldAsync(HoldSeats request, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var selection = SeatSelection.Of(request.PerformanceId, request.SeatIds, request.SeatNumbers);
        var line = await pictures.FindAsync(request.ConcertId, ct) ?? throw ConcertFacade.NotFound();
        var policy = line.Latest.Policy;
        selection.EnsureAtMost(policy.MaxSeatsPerReservation);
        var map = await snapshots.FindRecentSeatsAsync(request.ConcertId, request.PerformanceId, ct);
        map.Performance.EnsureToCome(now);
        var seats = map.Choose(selection);
        await EnsureNotTakenAsync(seats, now, ct);

        var order = new HoldOrder(request.ConcertId, request.UserId, [.. seats.Select(s => s.Id)], policy);
        var reservation = await unitOfWork.ExecuteAsync(
            token =>
            {
                unitOfWork.AfterCommit(() => snapshots.InvalidateSeats(request.ConcertId, request.PerformanceId));
                return holding.HoldAsync(order, now, token);
            },
            ct
        );
        return ReservationResult.JustHeld(reservation, map.Performance, seats);
    }

    public async Task<Page<ReservationResult>> ListAsync(ListReservations request, CancellationToken ct)
    {
        var query = new ReservationsQuery(
            request.UserId,
            request.Status,
            Before: IdCursor.Read(CursorName, request.Page.Cursor),
            Take: request.Page.Limit + 1,
            time.GetUtcNow()
        );
        var rows = await reservations.ListViewsAsync(query, ct);
        return Page<ReservationResult>.Of(
            rows,
            request.Page.Limit,
            ReservationResult.Of,
            row => IdCursor.Of(CursorName, row.ReservationId)
        );
    }

    /// <summary>Refuses with <c>reservation_not_found</c>, for another's too.</summary>
    public async Task<ReservationResult> FindAsync(Guid reservationId, Guid userId, CancellationToken ct) =>
        ReservationResult.Of(await FindOwnAsync(reservationId, userId, ct));

    /// <summary>
    /// Gives a hold back; one that is over already is fine. Refuses with <c>reservation_not_found</c> or
    /// <c>reservation_already_paid</c>.
    /// </summary>
    public async Task ReleaseAsync(Guid reservationId, Guid userId, CancellationToken ct)
    {
        var own = await FindOwnAsync(reservationId, userId, ct);

        await unitOfWork.ExecuteAsync(
            async token =>
            {
                unitOfWork.AfterCommit(() => snapshots.InvalidateSeats(own.ConcertId, own.PerformanceId));
                var released = await releasing.ReleaseAsync([reservationId], time.GetUtcNow(), token);
                if (released.Single().Status == ReservationStatus.Paid)
                    Reservation.EnsurePayable(ReservationStatus.Paid);
                return released;
            },
            ct
        );
    }

    // In a stampede most requests lose. They lose here: without a lock, and sharing one look at the database.
    private async Task EnsureNotTakenAsync(IReadOnlyList<Seat> seats, DateTimeOffset now, CancellationToken ct)
    {
        if (seats.Any(seat => !seat.IsAvailableAt(now)))
            Seat.EnsureAvailable(await looks.LookAsync([.. seats.Select(seat => seat.Id)], ct), now);
    }

    private async Task<ReservationView> FindOwnAsync(Guid reservationId, Guid userId, CancellationToken ct) =>
        await reservations.FindViewAsync(reservationId, userId, time.GetUtcNow(), ct) ?? throw Reservation.NotFound();
}

/// <summary>Which seats of a performance, by id or by the number printed on them.</summary>
public sealed record HoldSeats(
    long ConcertId,
    long PerformanceId,
    IReadOnlyList<long>? SeatIds,
    IReadOnlyList<string>? SeatNumbers,
    Guid UserId
);

public sealed record ListReservations(Guid UserId, ReservationStatus? Status, PageRequest Page);

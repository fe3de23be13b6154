using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Paging;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Reservations;

public sealed class ReservationFacade(
    SaleCache snapshots,
    IReservationRepository reservations,
    SeatHoldService holding,
    SeatReleaseService releasing,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    private const string CursorName = "reservations";

    /// <summary>
    /// Holds the seats, all or none. Refuses with <c>seat_unavailable</c>, <c>seat_limit_reached</c> or
    /// <c>queue_token_expired</c>.
    /// </summary>
    public async Task<ReservationResult> HoldAsync(SeatChoice choice, CancellationToken ct)
    {
        var (performance, now) = (choice.Performance, time.GetUtcNow());
        try
        {
            var reservation = await unitOfWork.ExecuteAsync(
                token =>
                {
                    unitOfWork.AfterCommit(() =>
                    {
                        SaleMeter.HoldsMade.Add(1);
                        snapshots.InvalidateSeats(choice.Order.ConcertId, performance.PerformanceId);
                    });
                    return holding.HoldAsync(choice.Order, now, token);
                },
                ct
            );
            return ReservationResult.JustHeld(reservation, performance, choice.Seats);
        }
        catch (DomainException refusal) when (refusal.Code == ErrorCode.SeatUnavailable)
        {
            SaleMeter.HoldsLost.Add(1);
            throw;
        }
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
                var released = await releasing.ReleaseAsync(own.ConcertId, [reservationId], time.GetUtcNow(), token);
                if (released.Single().Status == ReservationStatus.Paid)
                    Reservation.EnsurePayable(ReservationStatus.Paid);
                return released;
            },
            ct
        );
    }

    private async Task<ReservationView> FindOwnAsync(Guid reservationId, Guid userId, CancellationToken ct) =>
        await reservations.FindViewAsync(reservationId, userId, time.GetUtcNow(), ct) ?? throw Reservation.NotFound();
}

public sealed record ListReservations(Guid UserId, ReservationStatus? Status, PageRequest Page);

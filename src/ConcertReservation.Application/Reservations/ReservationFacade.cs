using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Paging;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Purchases;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Reservations;

/// <summary>A customer lists, reads and releases reservations.</summary>
public sealed class ReservationFacade(
    SaleCache sale,
    IReservationRepository reservations,
    HoldReleaseService releasing,
    ActiveTokenCache activeTokens,
    RefundTerms refunds,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    private const string CursorName = "reservations";

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
            row => ReservationResult.Of(row, refunds, query.Now),
            row => IdCursor.Of(CursorName, row.ReservationId)
        );
    }

    /// <summary>Refuses with <c>reservation_not_found</c>, also for another customer's reservation.</summary>
    public async Task<ReservationResult> FindAsync(Guid reservationId, Guid userId, CancellationToken ct) =>
        ReservationResult.Of(await FindOwnAsync(reservationId, userId, ct), refunds, time.GetUtcNow());

    /// <summary>
    /// Releases a hold. Succeeds also when the hold has already ended. Refuses with <c>reservation_not_found</c> or
    /// <c>reservation_already_paid</c>.
    /// </summary>
    public async Task ReleaseAsync(Guid reservationId, Guid userId, CancellationToken ct)
    {
        var own = await FindOwnAsync(reservationId, userId, ct);

        await unitOfWork.ExecuteAsync(
            async token =>
            {
                unitOfWork.AfterCommit(() => InvalidateAfterRelease(own));
                var released = await releasing.ReleaseAsync(
                    own.ConcertId,
                    reservationId,
                    userId,
                    time.GetUtcNow(),
                    token
                );
                return released.Status == ReservationStatus.Paid ? throw Reservation.AlreadyPaid() : released;
            },
            ct
        );
    }

    private void InvalidateAfterRelease(ReservationView released)
    {
        activeTokens.Forget(released.ConcertId, released.UserId);
        sale.InvalidateSeats(released.ConcertId, released.PerformanceId);
    }

    private async Task<ReservationView> FindOwnAsync(Guid reservationId, Guid userId, CancellationToken ct) =>
        await reservations.FindViewAsync(reservationId, userId, time.GetUtcNow(), ct) ?? throw Reservation.NotFound();
}

public sealed record ListReservations(Guid UserId, ReservationStatus? Status, PageRequest Page);

using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Domain.Cancellations;

/// <summary>
/// Refunds reservations of a cancelled performance. The caller has locked their rows in the list of the cancellation.
/// Lock order: seats, reservations, wallets, each by id; the row of the cancellation is written last.
/// </summary>
public sealed class CancellationRefundService(
    ISeatRepository seats,
    IReservationRepository reservations,
    IWalletRepository wallets,
    IPaymentRepository payments,
    ICancellationRepository cancellations
)
{
    /// <summary>
    /// Refunds what is left of each reservation. A reservation that is not paid any more counts as refunded. One whose
    /// wallet another transaction has locked is left for the next call.
    /// </summary>
    /// <returns>The number of reservations that are done.</returns>
    public async Task<int> RefundAsync(
        OpenCancellation cancellation,
        IReadOnlyCollection<Guid> reservationIds,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var concertId = cancellation.ConcertId;
        var sold = await seats.ListOfReservationsForUpdateAsync(concertId, reservationIds, ct);
        var locked = await reservations.ListForUpdateAsync(concertId, reservationIds, OnLockedRow.Wait, ct);
        var paid = locked.Where(reservation => reservation.Status == ReservationStatus.Paid).ToList();
        // A wallet may be locked by a purchase of another concert, which must not wait for this batch, nor this batch
        // for the purchase.
        var walletOf = (
            await wallets.ListForUpdateAsync([.. paid.Select(r => r.UserId).Distinct()], OnLockedRow.Skip, ct)
        ).ToDictionary(wallet => wallet.UserId);
        var due = paid.Where(reservation => walletOf.ContainsKey(reservation.UserId)).ToList();
        var paymentOf = (
            await payments.ListOfReservationsAsync(concertId, [.. due.Select(reservation => reservation.Id)], ct)
        ).ToDictionary(payment => payment.ReservationId);

        var soldOf = sold.ToLookup(seat => seat.ReservationId!.Value);
        var refunds = due.Select(reservation =>
                RefundAll(
                    reservation,
                    [.. soldOf[reservation.Id]],
                    paymentOf[reservation.Id],
                    walletOf[reservation.UserId],
                    now
                )
            )
            .ToList();
        var done = locked.Except(paid).Concat(due).Select(reservation => reservation.Id).ToList();
        Save(cancellation, due, refunds, done, now);
        return done.Count;
    }

    private static CancelledSale RefundAll(
        Reservation reservation,
        IReadOnlyList<Seat> seats,
        Payment payment,
        Wallet wallet,
        DateTimeOffset now
    )
    {
        reservation.RefundCancelled(seats, now);
        var refund = Refund.Of(payment, reservation, seats, now);
        return new CancelledSale(
            refund,
            seats,
            wallet,
            wallet.RefundCancelled(refund.Amount, reservation.Id, payment.Id, now)
        );
    }

    private void Save(
        OpenCancellation cancellation,
        IReadOnlyCollection<Reservation> refunded,
        IReadOnlyCollection<CancelledSale> sales,
        IReadOnlyCollection<Guid> done,
        DateTimeOffset now
    )
    {
        var concertId = cancellation.ConcertId;
        reservations.UpdateRefunded(concertId, refunded);
        seats.Update(concertId, [.. sales.SelectMany(sale => sale.Seats)]);
        payments.Insert(concertId, [.. sales.Select(sale => sale.Refund)]);
        wallets.Update([.. sales.Select(sale => sale.Wallet).Distinct()]);
        wallets.Insert([.. sales.Select(sale => sale.Entry)]);
        if (done.Count > 0)
            cancellations.RecordRefunded(cancellation, done, now);
    }

    private sealed record CancelledSale(Refund Refund, IReadOnlyList<Seat> Seats, Wallet Wallet, LedgerEntry Entry);
}

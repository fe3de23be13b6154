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
        var locked = await reservations.ListWithSeatsForUpdateAsync(concertId, reservationIds, ct);
        var paid = locked.Where(reservation => reservation.Status == ReservationStatus.Paid).ToList();
        var paymentOf = (
            await payments.ListOfReservationsAsync(concertId, [.. paid.Select(reservation => reservation.Id)], ct)
        ).ToDictionary(payment => payment.ReservationId);
        // A wallet may be locked by a purchase of another concert, which must not wait for this batch, nor this batch
        // for the purchase.
        var owners = paid.Where(reservation => paymentOf[reservation.Id].Method == PaymentMethod.Wallet)
            .Select(reservation => reservation.UserId);
        var walletOf = (await wallets.ListForUpdateAsync([.. owners.Distinct()], OnLockedRow.Skip, ct)).ToDictionary(
            wallet => wallet.UserId
        );

        var soldOf = sold.ToLookup(seat => seat.ReservationId!.Value);
        var refunds = new List<CancelledSale>();
        foreach (var reservation in paid)
        {
            var payment = paymentOf[reservation.Id];
            var wallet = walletOf.GetValueOrDefault(reservation.UserId);
            if (payment.Method != PaymentMethod.Wallet || wallet is not null)
                refunds.Add(RefundAll(reservation, [.. soldOf[reservation.Id]], payment, wallet, now));
        }
        Save(cancellation, refunds, [.. locked.Except(paid).Select(reservation => reservation.Id)], now);
        return refunds.Count + locked.Count - paid.Count;
    }

    private static CancelledSale RefundAll(
        Reservation reservation,
        IReadOnlyList<Seat> seats,
        Payment payment,
        Wallet? wallet,
        DateTimeOffset now
    )
    {
        reservation.RefundCancelled(seats, now);
        var refund = Refund.Of(payment, reservation, seats, by: null, now);
        // What was not paid from a wallet is handed back by the box office.
        var returned = payment.Method == PaymentMethod.Wallet ? wallet : null;
        var entry = returned?.RefundCancelled(refund.Amount, reservation.Id, payment.Id, now);
        return new CancelledSale(reservation, seats, refund, returned, entry);
    }

    private void Save(
        OpenCancellation cancellation,
        IReadOnlyCollection<CancelledSale> sales,
        IReadOnlyCollection<Guid> refundedBefore,
        DateTimeOffset now
    )
    {
        var concertId = cancellation.ConcertId;
        reservations.UpdateRefunded(concertId, [.. sales.Select(sale => sale.Reservation)]);
        seats.Update(concertId, [.. sales.SelectMany(sale => sale.Seats)]);
        payments.Insert(concertId, [.. sales.Select(sale => sale.Refund)]);
        wallets.Update([.. sales.Select(sale => sale.Wallet).OfType<Wallet>().Distinct()]);
        wallets.Insert([.. sales.Select(sale => sale.Entry).OfType<LedgerEntry>()]);
        Guid[] byHand = [.. sales.Where(sale => sale.Wallet is null).Select(sale => sale.Reservation.Id)];
        Guid[] done = [.. sales.Select(sale => sale.Reservation.Id), .. refundedBefore];
        if (done.Length > 0)
            cancellations.RecordRefunded(cancellation, done, byHand, now);
    }

    private sealed record CancelledSale(
        Reservation Reservation,
        IReadOnlyList<Seat> Seats,
        Refund Refund,
        Wallet? Wallet,
        LedgerEntry? Entry
    );
}

using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Domain.Purchases;

/// <summary>
/// Decides holds and payments of one concert together, in order of arrival, on rows that are locked together, and
/// writes what has changed with one statement for each table.
/// </summary>
public sealed class PurchaseService(
    PurchaseLocks locks,
    IReservationRepository reservations,
    ISeatRepository seats,
    IQueueTokenRepository tokens,
    IPaymentRepository payments,
    IWalletRepository wallets,
    IReservationSerials serials,
    IMailRepository mails
)
{
    /// <returns>
    /// The outcomes in the order of <paramref name="orders"/>. A refusal concerns one order only. With
    /// <see cref="OnLockedRow.Skip"/>, an order that needs a row of another transaction is postponed.
    /// </returns>
    public async Task<IReadOnlyList<PurchaseOutcome>> ServeAsync(
        long concertId,
        IReadOnlyList<PurchaseOrder> orders,
        OnLockedRow locked,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (orders.Count == 0)
            return [];

        var unused = await serials.TakeAsync(orders.OfType<HoldOrder>().Count(), ct);
        var rows = await locks.LockAsync(concertId, orders, locked, now, ct);
        var outcomes = orders.Select(order => Decide(order, rows, unused, locked, now)).ToList();
        Save(concertId, rows.Changes, now);
        return outcomes;
    }

    private static PurchaseOutcome Decide(
        PurchaseOrder order,
        LockedRows rows,
        Queue<long> serials,
        OnLockedRow locked,
        DateTimeOffset now
    )
    {
        if (locked == OnLockedRow.Skip && !rows.HasAllOf(order, now))
            return PurchaseOutcome.Postponed;

        try
        {
            return order switch
            {
                HoldOrder hold => HoldDecision.Decide(hold, rows, serials, now),
                PaymentOrder payment => PaymentDecision.Decide(payment, rows, now),
                _ => throw new InvalidOperationException($"{order.GetType().Name} is not a hold or a payment."),
            };
        }
        catch (DomainException refusal)
        {
            return PurchaseOutcome.Refused(refusal);
        }
    }

    // Expired reservations before new ones: the schema allows one live reservation of a seat.
    private void Save(long concertId, PurchaseChanges changes, DateTimeOffset now)
    {
        reservations.Update(concertId, changes.Ended);
        reservations.Insert(concertId, changes.Held);
        seats.Update(concertId, changes.Seats);
        tokens.Update(concertId, changes.Tokens);
        payments.Insert(concertId, changes.Payments);
        wallets.Update(changes.Wallets);
        wallets.Insert(changes.Entries);
        mails.Insert(concertId, [.. changes.Payments.Select(Mail.Confirmation)], now);
    }
}

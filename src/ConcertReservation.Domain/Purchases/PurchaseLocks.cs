using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Domain.Purchases;

/// <summary>
/// Locks what a batch needs, table by table: performances, queue tokens, seats, reservations, wallets. One statement
/// locks all rows of a table in ascending order, so that batches of several instances wait for each other and never
/// deadlock.
/// </summary>
public sealed class PurchaseLocks(
    IConcertRepository concerts,
    IQueueTokenRepository tokens,
    ISeatRepository seats,
    IReservationRepository reservations,
    IWalletRepository wallets
)
{
    public async Task<LockedRows> LockAsync(
        long concertId,
        IReadOnlyCollection<PurchaseOrder> orders,
        OnLockedRow locked,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        Guid[] users = [.. orders.Select(order => order.UserId).Distinct()];
        var payments = orders.OfType<PaymentOrder>().ToList();

        var lockedPerformances = await concerts.ListPerformancesForShareAsync(
            concertId,
            [.. orders.Select(order => order.PerformanceId).Distinct()],
            locked,
            ct
        );
        var lockedTokens = await tokens.ListLiveForUpdateAsync(concertId, users, locked, ct);
        var lockedSeats = await seats.ListForUpdateAsync(
            concertId,
            [.. orders.SelectMany(order => order.SeatIds).Distinct()],
            locked,
            ct
        );
        var lapsed = lockedSeats.Select(seat => seat.LapsedAt(now)).OfType<Guid>();
        var lockedReservations = await reservations.ListForUpdateAsync(
            concertId,
            [.. payments.Select(order => order.Reservation.ReservationId).Union(lapsed)],
            locked,
            ct
        );
        var lockedWallets = await wallets.ListForUpdateAsync(
            [.. payments.Select(order => order.UserId).Distinct()],
            locked,
            ct
        );
        Guid[] holders = [.. orders.OfType<HoldOrder>().Select(order => order.UserId).Distinct()];
        return new LockedRows
        {
            Concert = holders.Length == 0 ? null : await concerts.FindAsync(concertId, ct),
            Performances = lockedPerformances.ToDictionary(performance => performance.Id),
            Tokens = lockedTokens.ToDictionary(token => token.UserId),
            UsersWithLockedToken = await FindUsersWithLockedTokenAsync(concertId, users, lockedTokens, locked, ct),
            Seats = lockedSeats.ToDictionary(seat => seat.Id),
            Reservations = lockedReservations.ToDictionary(reservation => reservation.Id),
            Wallets = lockedWallets.ToDictionary(wallet => wallet.UserId),
            // Both are read after the token lock, which serializes the holds of one customer.
            LiveSeats = await reservations.CountLiveSeatsAsync(concertId, holders, now, ct),
            LiveHolds =
            [
                .. await reservations.ListLiveHoldsAsync(
                    concertId,
                    [.. payments.Select(order => order.UserId).Distinct()],
                    now,
                    ct
                ),
            ],
        };
    }

    // A customer without a token in the result has no live token, or another transaction has locked it.
    private async Task<IReadOnlySet<Guid>> FindUsersWithLockedTokenAsync(
        long concertId,
        IEnumerable<Guid> users,
        IReadOnlyCollection<QueueToken> lockedTokens,
        OnLockedRow locked,
        CancellationToken ct
    )
    {
        Guid[] missing = [.. users.Except(lockedTokens.Select(token => token.UserId))];
        return missing.Length == 0 || locked == OnLockedRow.Wait
            ? new HashSet<Guid>()
            : await tokens.FindUsersWithLiveAsync(concertId, missing, ct);
    }
}

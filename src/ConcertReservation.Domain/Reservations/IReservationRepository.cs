using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Domain.Reservations;

public interface IReservationRepository
{
    /// <summary>Inserts new holds with their seats. The statements are sent before the commit.</summary>
    void Insert(long concertId, IReadOnlyCollection<Reservation> held);

    /// <summary>Updates the status of locked reservations. The statement is sent before the commit.</summary>
    void Update(long concertId, IReadOnlyCollection<Reservation> changed);

    /// <summary>Updates locked reservations that were refunded. The statement is sent before the commit.</summary>
    void UpdateRefunded(long concertId, IReadOnlyCollection<Reservation> refunded);

    /// <summary>Null when the user has no such reservation; not locked.</summary>
    Task<ReservationView?> FindViewAsync(Guid reservationId, Guid userId, DateTimeOffset now, CancellationToken ct);

    /// <summary>A reservation of any user, for operators; null when there is none. Not locked.</summary>
    Task<ReservationView?> FindViewAsync(Guid reservationId, DateTimeOffset now, CancellationToken ct);

    /// <summary>
    /// The concert of any user's reservation, or null. Reads all shards: too expensive for the usual purchase.
    /// </summary>
    Task<long?> FindConcertAsync(Guid reservationId, CancellationToken ct);

    /// <summary>
    /// The concert and the performance of any user's reservation, or null; neither of them ever changes. Reads all
    /// shards.
    /// </summary>
    Task<ReservedPerformance?> FindPerformanceAsync(Guid reservationId, CancellationToken ct);

    /// <summary>The reservations of the user, newest first.</summary>
    Task<IReadOnlyList<ReservationView>> ListViewsAsync(ReservationsQuery query, CancellationToken ct);

    /// <summary>
    /// All reservations of a concert, oldest first. Only those with an id above <paramref name="after"/>, when it is
    /// given.
    /// </summary>
    Task<IReadOnlyList<ReservationRecord>> ListOfConcertAsync(
        long concertId,
        Guid? after,
        int take,
        DateTimeOffset now,
        CancellationToken ct
    );

    /// <summary>Whether the concert has a reservation of any status.</summary>
    Task<bool> AnyOfConcertAsync(long concertId, CancellationToken ct);

    /// <summary>Locks the reservation. When the use case locks its seats too, lock the seats first.</summary>
    Task<Reservation?> FindForUpdateAsync(long concertId, Guid reservationId, CancellationToken ct);

    /// <summary>
    /// Locks the reservation and reads its seats with their prices at the hold. Lock the rows of the seats first.
    /// </summary>
    Task<Reservation?> FindWithSeatsForUpdateAsync(long concertId, Guid reservationId, CancellationToken ct);

    /// <summary>
    /// As <see cref="ListForUpdateAsync"/>, but waits for locked rows, and reads their seats with their prices.
    /// </summary>
    Task<IReadOnlyList<Reservation>> ListWithSeatsForUpdateAsync(
        long concertId,
        IReadOnlyCollection<Guid> ids,
        CancellationToken ct
    );

    /// <summary>
    /// Locks the reservations in id order, without tracking: <see cref="Update"/> writes them. Lock their seats first.
    /// </summary>
    Task<IReadOnlyList<Reservation>> ListForUpdateAsync(
        long concertId,
        IReadOnlyCollection<Guid> ids,
        OnLockedRow locked,
        CancellationToken ct
    );

    /// <summary>Locks the reservations in id order. Lock their seats first.</summary>
    Task<IReadOnlyList<Reservation>> FindManyForUpdateAsync(
        long concertId,
        IReadOnlyCollection<Guid> ids,
        CancellationToken ct
    );

    /// <summary>The ids of the user's holds for the concert; not locked.</summary>
    Task<IReadOnlyList<Guid>> ListHeldIdsAsync(long concertId, Guid userId, CancellationToken ct);

    /// <summary>
    /// The number of seats that each user holds or has paid for; a user without any is left out. Exact only while the
    /// user's queue token is locked.
    /// </summary>
    Task<Dictionary<Guid, int>> CountLiveSeatsAsync(
        long concertId,
        IReadOnlyCollection<Guid> userIds,
        DateTimeOffset now,
        CancellationToken ct
    );

    /// <summary>
    /// The holds of the users that have not lapsed, in any order; not locked. Exact only while the user's queue token is
    /// locked: every use case that holds, pays or releases locks it.
    /// </summary>
    Task<IReadOnlyList<LiveHold>> ListLiveHoldsAsync(
        long concertId,
        IReadOnlyCollection<Guid> userIds,
        DateTimeOffset now,
        CancellationToken ct
    );

    /// <summary>Removes seats from a paid reservation. Call it while the reservation is locked.</summary>
    Task RemoveSeatsAsync(long concertId, Guid reservationId, IReadOnlyCollection<long> seatIds, CancellationToken ct);

    /// <summary>
    /// Stores the lapsed holds as expired, so that the schema allows new reservations of their seats.
    /// </summary>
    Task EndLapsedAsync(
        long concertId,
        IReadOnlyCollection<Guid> reservationIds,
        DateTimeOffset now,
        CancellationToken ct
    );
}

/// <summary>The performance of a reservation.</summary>
public sealed record ReservedPerformance(long ConcertId, long PerformanceId);

/// <summary>A hold that has not lapsed.</summary>
public sealed record LiveHold(Guid ReservationId, Guid UserId, DateTimeOffset ExpiresAt);

/// <summary>Selects reservations of a user. <paramref name="Before"/> is the last id of the previous page.</summary>
public sealed record ReservationsQuery(
    Guid UserId,
    ReservationStatus? Status,
    Guid? Before,
    int Take,
    DateTimeOffset Now
);

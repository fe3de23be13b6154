namespace ConcertReservation.Domain.Reservations;

public interface IReservationRepository
{
    void Add(Reservation reservation);

    /// <summary>Null when the user has no such reservation; not locked.</summary>
    Task<ReservationView?> FindViewAsync(Guid reservationId, Guid userId, DateTimeOffset now, CancellationToken ct);

    /// <summary>
    /// The part of the user's reservation that a payment needs; null when the user has no such reservation.
    /// </summary>
    Task<ReservationSummary?> FindSummaryAsync(
        long concertId,
        Guid reservationId,
        Guid userId,
        DateTimeOffset now,
        CancellationToken ct
    );

    /// <summary>
    /// The concert of any user's reservation, or null. Reads all shards: too expensive for the usual purchase.
    /// </summary>
    Task<long?> FindConcertAsync(Guid reservationId, CancellationToken ct);

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

    /// <summary>Locks the reservation. When the use case locks its seats too, lock the seats first.</summary>
    Task<Reservation?> FindForUpdateAsync(long concertId, Guid reservationId, CancellationToken ct);

    /// <summary>Locks the reservations in id order. Lock their seats first.</summary>
    Task<IReadOnlyList<Reservation>> FindManyForUpdateAsync(
        long concertId,
        IReadOnlyCollection<Guid> ids,
        CancellationToken ct
    );

    /// <summary>The ids of the user's holds for the concert; not locked.</summary>
    Task<IReadOnlyList<Guid>> ListHeldIdsAsync(long concertId, Guid userId, CancellationToken ct);

    /// <summary>
    /// The number of seats that the user holds or has paid for. Exact only while the user's queue token is locked.
    /// </summary>
    Task<int> CountLiveSeatsAsync(long concertId, Guid userId, DateTimeOffset now, CancellationToken ct);

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

/// <summary>Selects reservations of a user. <paramref name="Before"/> is the last id of the previous page.</summary>
public sealed record ReservationsQuery(
    Guid UserId,
    ReservationStatus? Status,
    Guid? Before,
    int Take,
    DateTimeOffset Now
);

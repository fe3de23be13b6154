namespace ConcertReservation.Domain.Reservations;

public interface IReservationRepository
{
    void Add(Reservation reservation);

    /// <summary>The caller's own, or null; not locked.</summary>
    Task<ReservationView?> FindViewAsync(Guid reservationId, Guid userId, DateTimeOffset now, CancellationToken ct);

    /// <summary>The same in brief: a payment asks for nothing else.</summary>
    Task<ReservationSummary?> FindSummaryAsync(
        long concertId,
        Guid reservationId,
        Guid userId,
        DateTimeOffset now,
        CancellationToken ct
    );

    /// <summary>Anybody's; null when there is no such reservation. Asks all concerts, so it is not for a sale's path.</summary>
    Task<long?> FindConcertAsync(Guid reservationId, CancellationToken ct);

    /// <summary>The caller's own, newest first.</summary>
    Task<IReadOnlyList<ReservationView>> ListViewsAsync(ReservationsQuery query, CancellationToken ct);

    /// <summary>Everybody's of a concert, oldest first, from behind <paramref name="after"/>.</summary>
    Task<IReadOnlyList<ReservationRecord>> ListOfConcertAsync(
        long concertId,
        Guid? after,
        int take,
        DateTimeOffset now,
        CancellationToken ct
    );

    /// <summary>Locked after its seats, never before.</summary>
    Task<Reservation?> FindForUpdateAsync(long concertId, Guid reservationId, CancellationToken ct);

    /// <summary>Locked in id order, after their seats.</summary>
    Task<IReadOnlyList<Reservation>> FindManyForUpdateAsync(
        long concertId,
        IReadOnlyCollection<Guid> ids,
        CancellationToken ct
    );

    /// <summary>Ids of a user's holds for one concert; not locked.</summary>
    Task<IReadOnlyList<Guid>> ListHeldIdsAsync(long concertId, Guid userId, CancellationToken ct);

    /// <summary>Seats this user holds or has paid for. Exact only under the user's queue-token lock.</summary>
    Task<int> CountLiveSeatsAsync(long concertId, Guid userId, DateTimeOffset now, CancellationToken ct);

    /// <summary>Writes down that these holds have lapsed, so that the schema lets their seats go.</summary>
    Task EndLapsedAsync(
        long concertId,
        IReadOnlyCollection<Guid> reservationIds,
        DateTimeOffset now,
        CancellationToken ct
    );
}

/// <summary>Which of a user's reservations; <paramref name="Before"/> is the last id of the page before.</summary>
public sealed record ReservationsQuery(
    Guid UserId,
    ReservationStatus? Status,
    Guid? Before,
    int Take,
    DateTimeOffset Now
);

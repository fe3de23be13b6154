using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Domain.Cancellations;

public interface ICancellationRepository
{
    void Add(Cancellation cancellation);

    Task<Cancellation?> FindAsync(long concertId, long performanceId, CancellationToken ct);

    /// <summary>Those of a concert, by id of the performance; not locked.</summary>
    Task<IReadOnlyList<Cancellation>> ListAsync(long concertId, CancellationToken ct);

    /// <summary>
    /// Ends the holds of a performance, whose row the caller has locked. Locks the held seats by id, then their
    /// reservations by id.
    /// </summary>
    Task EndHoldsAsync(long concertId, long performanceId, DateTimeOffset now, CancellationToken ct);

    /// <summary>
    /// Stores what is to be refunded: the reservations that have sold seats of the performance, whose row the caller has
    /// locked.
    /// </summary>
    /// <returns>The number of reservations.</returns>
    Task<int> AddRefundsAsync(long concertId, long performanceId, CancellationToken ct);

    /// <summary>
    /// The cancellations with a reservation that is due, of all concerts, the oldest first.
    /// </summary>
    Task<IReadOnlyList<OpenCancellation>> ListOpenAsync(DateTimeOffset now, CancellationToken ct);

    /// <summary>
    /// Locks up to <paramref name="limit"/> reservations of a cancellation that are due, and skips those that another
    /// instance has locked. Those that have failed are due only when no other is.
    /// </summary>
    Task<IReadOnlyList<Guid>> ListDueForUpdateAsync(
        OpenCancellation cancellation,
        int limit,
        DateTimeOffset now,
        CancellationToken ct
    );

    /// <summary>
    /// Locks one reservation of a cancellation that is not refunded; false when there is none, or when another instance
    /// has locked it.
    /// </summary>
    Task<bool> TryLockAsync(OpenCancellation cancellation, Guid reservationId, CancellationToken ct);

    /// <summary>
    /// Stores that locked reservations are refunded, and counts them. The statements are sent before the commit, after
    /// all others: every instance writes the row of the cancellation.
    /// </summary>
    /// <param name="byHand">Those of them whose money the box office hands back.</param>
    void RecordRefunded(
        OpenCancellation cancellation,
        IReadOnlyCollection<Guid> reservationIds,
        IReadOnlyCollection<Guid> byHand,
        DateTimeOffset now
    );

    /// <summary>Stores that a locked reservation could not be refunded, and counts it.</summary>
    void RecordFailure(OpenCancellation cancellation, Guid reservationId, string reason, DateTimeOffset now);

    /// <summary>
    /// What could not be refunded, and what the box office hands back, by id. Only those with an id above <paramref name="after"/>, when it is given.
    /// </summary>
    Task<IReadOnlyList<CancellationFailure>> ListFailuresAsync(
        long concertId,
        long performanceId,
        Guid? after,
        int take,
        CancellationToken ct
    );
}

/// <summary>A cancellation with reservations to refund.</summary>
public sealed record OpenCancellation(long ConcertId, long PerformanceId);

/// <summary>
/// A reservation of a cancelled performance that could not be refunded, or whose money the box office hands back.
/// </summary>
/// <param name="Holder">The name of the customer.</param>
/// <param name="Amount">What is to be refunded, in won.</param>
/// <param name="RetryAt">Null when the box office hands the money back.</param>
public sealed record CancellationFailure(
    Guid ReservationId,
    string Holder,
    string? Email,
    PaymentMethod Method,
    long Amount,
    string Reason,
    int Failures,
    DateTimeOffset? FailedAt,
    DateTimeOffset? RetryAt
);

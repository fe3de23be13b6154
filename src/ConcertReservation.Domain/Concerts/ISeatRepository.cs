using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Domain.Concerts;

public interface ISeatRepository
{
    /// <summary>Writes the planned seats. The performance must have its key already.</summary>
    Task AddAsync(Performance performance, CancellationToken ct);

    /// <summary>
    /// Whether an upcoming performance has a seat that is not sold. A held seat counts: its hold may expire.
    /// </summary>
    Task<bool> AnyUnsoldAsync(long concertId, DateTimeOffset now, CancellationToken ct);

    /// <summary>
    /// Locks the rows in ascending id order, so that overlapping selections cannot deadlock. Without tracking:
    /// <see cref="Update"/> writes them.
    /// </summary>
    Task<IReadOnlyList<Seat>> ListForUpdateAsync(
        long concertId,
        IReadOnlyCollection<long> seatIds,
        OnLockedRow locked,
        CancellationToken ct
    );

    /// <summary>Updates the status of locked seats. The statement is sent before the commit.</summary>
    void Update(long concertId, IReadOnlyCollection<Seat> changed);

    /// <summary>The seats of the reservations, locked in ascending id order.</summary>
    Task<IReadOnlyList<Seat>> FindOfReservationsForUpdateAsync(
        long concertId,
        IReadOnlyCollection<Guid> reservationIds,
        CancellationToken ct
    );

    /// <summary>
    /// As <see cref="FindOfReservationsForUpdateAsync"/>, without tracking: <see cref="Update"/> writes them.
    /// </summary>
    Task<IReadOnlyList<Seat>> ListOfReservationsForUpdateAsync(
        long concertId,
        IReadOnlyCollection<Guid> reservationIds,
        CancellationToken ct
    );

    /// <summary>
    /// Locks up to <paramref name="limit"/> seats with a lapsed hold, of all concerts. Skips rows that are locked
    /// already.
    /// </summary>
    Task<IReadOnlyList<Seat>> ListLapsedForUpdateAsync(DateTimeOffset now, int limit, CancellationToken ct);
}

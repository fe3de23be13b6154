namespace ConcertReservation.Domain.Concerts;

public interface ISeatRepository
{
    /// <summary>Writes the planned seats of a performance that already has its key.</summary>
    Task AddAsync(Performance performance, CancellationToken ct);

    /// <summary>The seats of a performance by id, not tracked, not locked: good for looking, not for deciding.</summary>
    Task<IReadOnlyList<Seat>> ListAsync(long concertId, long performanceId, CancellationToken ct);

    /// <summary>Whether any performance to come has a seat that is not sold: free, or held and possibly coming back.</summary>
    Task<bool> AnyUnsoldAsync(long concertId, DateTimeOffset now, CancellationToken ct);

    /// <summary>Row locks in ascending id order, so that crossed selections cannot deadlock.</summary>
    Task<IReadOnlyList<Seat>> FindForUpdateAsync(
        long concertId,
        IReadOnlyCollection<long> seatIds,
        CancellationToken ct
    );

    /// <summary>The seats these reservations have, locked in ascending id order.</summary>
    Task<IReadOnlyList<Seat>> FindOfReservationsForUpdateAsync(
        long concertId,
        IReadOnlyCollection<Guid> reservationIds,
        CancellationToken ct
    );

    /// <summary>Up to <paramref name="limit"/> seats of all concerts whose hold has lapsed, locked, passing over those locked already.</summary>
    Task<IReadOnlyList<Seat>> ListLapsedForUpdateAsync(DateTimeOffset now, int limit, CancellationToken ct);
}

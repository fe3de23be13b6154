namespace ConcertReservation.Domain.Concerts;

public interface ISeatRepository
{
    /// <summary>Writes the planned seats of a performance that already has its key.</summary>
    Task AddAsync(Performance performance, CancellationToken ct);

    /// <summary>The seats of a performance by id, not tracked, not locked: good for looking, not for deciding.</summary>
    Task<IReadOnlyList<Seat>> ListAsync(long performanceId, CancellationToken ct);

    /// <summary>The free seats of several performances, by performance and id, not tracked, not locked.</summary>
    Task<IReadOnlyList<Seat>> ListAvailableAsync(
        IReadOnlyCollection<long> performanceIds,
        DateTimeOffset now,
        CancellationToken ct
    );

    /// <summary>A cheap look before the lock; not tracked.</summary>
    Task<IReadOnlyList<Seat>> LookAsync(SeatSelection selection, CancellationToken ct);

    /// <summary>Row locks in ascending id order, so that crossed selections cannot deadlock.</summary>
    Task<IReadOnlyList<Seat>> FindForUpdateAsync(IReadOnlyCollection<long> seatIds, CancellationToken ct);

    /// <summary>The seats these reservations have, locked in ascending id order.</summary>
    Task<IReadOnlyList<Seat>> FindOfReservationsForUpdateAsync(
        IReadOnlyCollection<Guid> reservationIds,
        CancellationToken ct
    );

    /// <summary>Up to <paramref name="limit"/> seats whose hold has lapsed, locked, passing over those locked already.</summary>
    Task<IReadOnlyList<Seat>> TakeLapsedForUpdateAsync(DateTimeOffset now, int limit, CancellationToken ct);
}

using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Domain.Concerts;

public interface IConcertRepository
{
    void Add(Concert concert);

    Task<Concert?> FindAsync(long concertId, CancellationToken ct);

    Task<Concert?> FindWithPerformancesAsync(long concertId, CancellationToken ct);

    /// <summary>In the order of <see cref="ListAsync"/>; counts no seats.</summary>
    Task<IReadOnlyList<Concert>> ListWithPerformancesAsync(
        ConcertSearch search,
        ConcertPosition? after,
        int take,
        DateTimeOffset now,
        CancellationToken ct
    );

    /// <summary>Locks the row, so that two changes cannot overwrite each other.</summary>
    Task<Concert?> FindForUpdateAsync(long concertId, CancellationToken ct);

    /// <summary>
    /// Locks the performances in id order against changes and a cancellation; other purchases lock them too. Not
    /// tracked.
    /// </summary>
    Task<IReadOnlyList<Performance>> ListPerformancesForShareAsync(
        long concertId,
        IReadOnlyCollection<long> performanceIds,
        OnLockedRow locked,
        CancellationToken ct
    );

    Task<PerformanceSummary?> FindPerformanceAsync(long concertId, long performanceId, CancellationToken ct);

    /// <summary>The concert of a performance; null when there is no such performance.</summary>
    Task<long?> FindConcertOfAsync(long performanceId, CancellationToken ct);

    Task<ConcertListing?> FindListingAsync(long concertId, DateTimeOffset now, CancellationToken ct);

    /// <summary>Ordered by the next performance; concerts without an upcoming performance are last.</summary>
    Task<IReadOnlyList<ConcertListing>> ListAsync(
        ConcertSearch search,
        ConcertPosition? after,
        int take,
        DateTimeOffset now,
        CancellationToken ct
    );
}

/// <summary>The position of a concert in the order of the catalogue.</summary>
public sealed record ConcertPosition(DateTimeOffset NextStartsAt, long ConcertId);

using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Domain.Concerts;

public interface IConcertRepository
{
    void Add(Concert concert);

    /// <summary>Null when there is no such concert, or it was removed.</summary>
    Task<Concert?> FindAsync(long concertId, CancellationToken ct);

    Task<Concert?> FindWithPerformancesAsync(long concertId, CancellationToken ct);

    /// <summary>Ordered by the next performance, then newest first; with drafts; counts no seats.</summary>
    /// <param name="state">Only concerts with this state.</param>
    Task<IReadOnlyList<Concert>> ListWithPerformancesAsync(
        EditableState? state,
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

    /// <summary>
    /// Locks one performance against a cancellation, as every use case does that holds, pays, refunds or checks in.
    /// Not tracked. Refuses with <c>performance_not_found</c>.
    /// </summary>
    Task<Performance> FindPerformanceForShareAsync(long concertId, long performanceId, CancellationToken ct);

    /// <summary>Locks all performances of the concert in id order, against all that lock them for share.</summary>
    Task<IReadOnlyList<Performance>> ListPerformancesForUpdateAsync(long concertId, CancellationToken ct);

    /// <summary>Locks the performance: no hold or payment of it runs until the commit.</summary>
    Task<Performance?> FindPerformanceForUpdateAsync(long concertId, long performanceId, CancellationToken ct);

    /// <summary>The last start of the other performances that are not cancelled; null without others.</summary>
    Task<DateTimeOffset?> FindLastStartOfOthersAsync(long concertId, long performanceId, CancellationToken ct);

    Task<PerformanceSummary?> FindPerformanceAsync(long concertId, long performanceId, CancellationToken ct);

    /// <summary>The concert of a performance; null when there is no such performance.</summary>
    Task<long?> FindConcertOfAsync(long performanceId, CancellationToken ct);

    /// <summary>Those of the ids that are performances, of any concert.</summary>
    Task<IReadOnlyList<long>> ListKnownPerformancesAsync(
        IReadOnlyCollection<long> performanceIds,
        CancellationToken ct
    );

    Task<ConcertListing?> FindListingAsync(long concertId, DateTimeOffset now, CancellationToken ct);
}

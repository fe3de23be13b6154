using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Domain.Concerts;

public interface IConcertRepository
{
    void Add(Concert concert);

    Task<Concert?> FindAsync(long concertId, CancellationToken ct);

    Task<Concert?> FindWithPerformancesAsync(long concertId, CancellationToken ct);

    /// <summary>In the order of the catalogue; counts no seats.</summary>
    /// <param name="state">Only concerts whose sale has this state.</param>
    Task<IReadOnlyList<Concert>> ListWithPerformancesAsync(
        SaleState? state,
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

    /// <summary>Those of the ids that are performances, of any concert.</summary>
    Task<IReadOnlyList<long>> ListKnownPerformancesAsync(
        IReadOnlyCollection<long> performanceIds,
        CancellationToken ct
    );

    Task<ConcertListing?> FindListingAsync(long concertId, DateTimeOffset now, CancellationToken ct);
}

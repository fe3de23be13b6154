namespace ConcertReservation.Domain.Concerts;

public interface IConcertRepository
{
    void Add(Concert concert);

    Task<Concert?> FindAsync(long concertId, CancellationToken ct);

    /// <summary>Locked against another change at the same time.</summary>
    Task<Concert?> FindForUpdateAsync(long concertId, CancellationToken ct);

    Task<PerformanceSummary?> FindPerformanceAsync(long concertId, long performanceId, CancellationToken ct);

    Task<ConcertListing?> FindListingAsync(long concertId, DateTimeOffset now, CancellationToken ct);

    /// <summary>By next performance, those with none to come last.</summary>
    Task<IReadOnlyList<ConcertListing>> ListAsync(
        ConcertPosition? after,
        int take,
        DateTimeOffset now,
        CancellationToken ct
    );
}

/// <summary>Where a concert stands in the catalogue's order.</summary>
public sealed record ConcertPosition(DateTimeOffset NextStartsAt, long ConcertId);

namespace ConcertReservation.Domain.Concerts;

/// <summary>All concerts, as they were read at one moment, in the order of the catalogue. Immutable.</summary>
/// <param name="Concerts">Ordered by the next performance, then by id; without drafts.</param>
/// <param name="Seats">The available seats of each performance, for the next read.</param>
/// <param name="Mark">From where the next read finds the changes of seats.</param>
public sealed record Catalogue(
    IReadOnlyList<ConcertListing> Concerts,
    IReadOnlyDictionary<long, SeatCount> Seats,
    SeatReadMark Mark
)
{
    private readonly Dictionary<long, ConcertListing> _byId = Concerts.ToDictionary(concert => concert.ConcertId);

    /// <summary>Null when there is no such concert.</summary>
    public ConcertListing? Find(long concertId, DateTimeOffset now) => _byId.GetValueOrDefault(concertId)?.At(now);

    public bool Has(long concertId) => _byId.ContainsKey(concertId);

    public bool Has(long concertId, long performanceId) =>
        _byId.GetValueOrDefault(concertId)?.Performances.Any(p => p.PerformanceId == performanceId) == true;

    /// <summary>
    /// At most <paramref name="take"/> of the selected concerts that are not hidden, in order, after a position.
    /// </summary>
    public IReadOnlyList<ConcertListing> List(
        ConcertSearch search,
        ConcertPosition? after,
        int take,
        DateTimeOffset now
    ) =>
        [
            .. Concerts
                .Where(concert => !concert.Hidden && (after is null || IsAfter(concert, after)))
                .Select(concert => concert.At(now))
                .Where(search.Matches)
                .Take(take),
        ];

    /// <summary>The start of the next performance; the highest value when there is none.</summary>
    public static DateTimeOffset NextOf(ConcertListing concert) => concert.NextStartsAt ?? DateTimeOffset.MaxValue;

    private static bool IsAfter(ConcertListing concert, ConcertPosition position) =>
        (NextOf(concert), concert.ConcertId).CompareTo((position.NextStartsAt, position.ConcertId)) > 0;
}

/// <param name="Available">The seats that are available.</param>
/// <param name="LapsesAt">When the next hold lapses, so that the seats must be counted again; null: there is none.</param>
public sealed record SeatCount(int Available, DateTimeOffset? LapsesAt);

/// <summary>The position of a concert in the order of the catalogue.</summary>
public sealed record ConcertPosition(DateTimeOffset NextStartsAt, long ConcertId);

namespace ConcertReservation.Domain.Reservations;

/// <summary>The caller locks the reservation before it changes its check-ins.</summary>
public interface ICheckInRepository
{
    Task<IReadOnlyList<CheckIn>> ListAsync(long concertId, Guid reservationId, CancellationToken ct);

    void Add(IEnumerable<CheckIn> checkIns);

    void Remove(IEnumerable<CheckIn> checkIns);

    /// <summary>How many seats of the performance are in.</summary>
    Task<int> CountAsync(long performanceId, CancellationToken ct);

    /// <summary>The sold seats of a performance by number, with the holder and the time of the check-in.</summary>
    Task<IReadOnlyList<ExpectedSeat>> ListExpectedAsync(ExpectedSeatsQuery query, CancellationToken ct);
}

/// <param name="Search">The beginning of a seat number, or a part of the holder's name; null for all.</param>
/// <param name="After">The last seat number of the page before.</param>
public sealed record ExpectedSeatsQuery(long PerformanceId, string? Search, string? After, int Take);

/// <param name="CheckedInAt">Null until the holder is in.</param>
public sealed record ExpectedSeat(
    Guid ReservationId,
    long SeatId,
    string Number,
    string? Section,
    string? Row,
    string Holder,
    DateTimeOffset? CheckedInAt
);

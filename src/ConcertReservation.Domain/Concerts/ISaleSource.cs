namespace ConcertReservation.Domain.Concerts;

/// <summary>What the snapshots of a sale are read from; outside of any transaction.</summary>
public interface ISaleSource
{
    /// <summary>Null when there is no such concert.</summary>
    Task<Schedule?> ReadScheduleAsync(long concertId);

    /// <summary>Null when the concert has no such performance.</summary>
    Task<SeatMap?> ReadSeatsAsync(long concertId, long performanceId);

    /// <summary>These seats as they are now.</summary>
    Task<IReadOnlyList<Seat>> ReadSeatsAsync(long concertId, long[] seatIds);
}

namespace ConcertReservation.Domain.Concerts;

/// <summary>Reads what the cache of a sale holds, outside of any transaction.</summary>
public interface ISaleSource
{
    /// <summary>Null when there is no such concert.</summary>
    Task<Schedule?> ReadScheduleAsync(long concertId);

    /// <summary>Null when the concert has no such performance.</summary>
    Task<SeatMap?> ReadSeatsAsync(long concertId, long performanceId);

    /// <summary>These seats as they are now.</summary>
    Task<IReadOnlyList<SeatView>> ReadSeatsAsync(long concertId, long[] seatIds);
}

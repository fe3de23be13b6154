namespace ConcertReservation.Domain.Concerts;

/// <summary>Reads the data of the sale cache, outside of any transaction.</summary>
public interface ISaleSource
{
    /// <summary>Null when the concert does not exist.</summary>
    Task<Schedule?> ReadScheduleAsync(long concertId);

    /// <summary>Null when the concert has no such performance.</summary>
    Task<SeatMap?> ReadSeatsAsync(long concertId, long performanceId);

    /// <summary>
    /// The map with the changes that were committed since it was read, at a cost that depends on their number only. Null
    /// when it must be read as a whole.
    /// </summary>
    Task<SeatMap?> ReadChangesAsync(SeatMap last);

    /// <summary>The current state of the seats, without a lock.</summary>
    Task<IReadOnlyList<SeatView>> ReadSeatsAsync(long concertId, long[] seatIds);
}

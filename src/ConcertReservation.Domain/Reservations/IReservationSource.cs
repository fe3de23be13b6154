namespace ConcertReservation.Domain.Reservations;

/// <summary>Reads reservations outside of any transaction.</summary>
public interface IReservationSource
{
    /// <summary>
    /// The reservations of a concert, of any user; an unknown id is left out, and one that an operator has issued. Without
    /// a lock.
    /// </summary>
    Task<IReadOnlyList<ReservationSummary>> ReadSummariesAsync(long concertId, Guid[] ids, DateTimeOffset now);
}

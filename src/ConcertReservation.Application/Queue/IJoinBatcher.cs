using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Queue;

/// <summary>Where arrivals are gathered for a moment, so that many get their places in one transaction.</summary>
public interface IJoinBatcher
{
    /// <summary>
    /// Ends when the place is written down for good. Refuses as <see cref="JoinFacade.JoinAsync"/> does, or with
    /// <c>overloaded</c> when too many stand here.
    /// </summary>
    Task<Joined> JoinAsync(long concertId, Guid userId, CancellationToken ct);
}

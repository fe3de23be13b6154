namespace ConcertReservation.Application.Queue;

/// <summary>Limits how often one customer may join lines, whichever request joins.</summary>
public interface IJoinLimiter
{
    /// <summary>Counts one join. Refuses with <c>rate_limited</c>.</summary>
    void EnsureNotTooMany(Guid userId);
}

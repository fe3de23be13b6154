namespace ConcertReservation.Domain.Queue;

/// <summary>
/// The customers who wait and want a mail about their turn. Lock order: after the queue token.
/// </summary>
public interface ITurnMailRepository
{
    /// <summary>Stores the request of a locked token that waits; nothing changes when it is stored already.</summary>
    /// <param name="isNear">The turn is near already: then the customer gets no mail that says so.</param>
    Task RequestAsync(QueueToken token, bool isNear, DateTimeOffset now, CancellationToken ct);

    /// <summary>Removes the request of a locked token; nothing changes when there is none.</summary>
    Task WithdrawAsync(QueueToken token, CancellationToken ct);

    /// <summary>
    /// Stores a mail for each customer of an admission batch who requested one, and removes the requests up to its last
    /// place. One statement, sent before the commit.
    /// </summary>
    void QueueAdmitted(long concertId, long lastPlace, long batch, DateTimeOffset now);

    /// <summary>The concerts with requests of customers who have no mail yet.</summary>
    Task<IReadOnlyList<long>> ListConcertsAsync(CancellationToken ct);

    /// <summary>
    /// Stores a mail for each customer up to this place who requested one and has none yet, at most one for each token.
    /// Skips requests that another transaction has locked.
    /// </summary>
    /// <returns>The number of requests that were read; fewer than <paramref name="limit"/> means that all were.</returns>
    Task<int> QueueNearAsync(long concertId, long lastPlace, int limit, DateTimeOffset now, CancellationToken ct);
}

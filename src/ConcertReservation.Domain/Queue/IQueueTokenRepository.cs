namespace ConcertReservation.Domain.Queue;

public interface IQueueTokenRepository
{
    /// <summary>All of them, in one line, in one statement.</summary>
    Task AddAsync(long concertId, IReadOnlyCollection<QueueToken> arrivals, CancellationToken ct);

    void Add(AbandonedPlace abandoned);

    Task<QueueToken?> FindAsync(long concertId, Guid tokenId, CancellationToken ct);

    /// <summary>The waiting or active token of this user, which may have lapsed; not tracked.</summary>
    Task<QueueToken?> FindLiveAsync(long concertId, Guid userId, CancellationToken ct);

    Task<QueueToken?> FindForUpdateAsync(long concertId, Guid tokenId, CancellationToken ct);

    /// <summary>Serialises everything one user does inside one concert.</summary>
    Task<QueueToken?> FindLiveForUpdateAsync(long concertId, Guid userId, CancellationToken ct);

    /// <summary>The waiting and active tokens of these users, which may have lapsed, locked in id order.</summary>
    Task<IReadOnlyList<QueueToken>> FindLiveForUpdateAsync(
        long concertId,
        IReadOnlyCollection<Guid> userIds,
        CancellationToken ct
    );

    /// <summary>
    /// Activates up to <paramref name="count"/> of those who wait behind the frontier, in place order, in one
    /// statement that none of them can leave meanwhile.
    /// </summary>
    Task<AdmittedBatch> AdmitWaitingAsync(Line line, int count, Admission admission, CancellationToken ct);

    Task<bool> AnyWaitingAsync(long concertId, long frontier, CancellationToken ct);

    /// <summary>By status alone: a lapsed token counts until someone has ended it.</summary>
    Task<int> CountActiveAsync(long concertId, CancellationToken ct);

    /// <summary>
    /// Ends the active tokens whose time is over. A write, so that it meets a hold that is extending one:
    /// it waits for the hold, and then finds the token alive.
    /// </summary>
    /// <returns>How many of them had never been seen: the no-shows.</returns>
    Task<int> EndLapsedAsync(long concertId, DateTimeOffset now, CancellationToken ct);
}

namespace ConcertReservation.Domain.Queue;

public interface IQueueTokenRepository
{
    void Add(QueueToken token);

    Task<QueueToken?> FindAsync(Guid tokenId, CancellationToken ct);

    /// <summary>The waiting or active token of this user, which may have lapsed; not tracked.</summary>
    Task<QueueToken?> FindLiveAsync(long concertId, Guid userId, CancellationToken ct);

    Task<QueueToken?> FindForUpdateAsync(Guid tokenId, CancellationToken ct);

    /// <summary>Serialises everything one user does inside one concert.</summary>
    Task<QueueToken?> FindLiveForUpdateAsync(long concertId, Guid userId, CancellationToken ct);

    /// <summary>The next in place order behind <paramref name="frontier"/>, locked so that none can leave meanwhile.</summary>
    Task<IReadOnlyList<QueueToken>> TakeWaitingForUpdateAsync(
        long concertId,
        long frontier,
        int count,
        CancellationToken ct
    );

    Task<bool> AnyWaitingAsync(long concertId, CancellationToken ct);

    /// <summary>By status alone: a lapsed token counts until someone has ended it.</summary>
    Task<int> CountActiveAsync(long concertId, CancellationToken ct);

    /// <summary>
    /// Ends the active tokens whose time is over. A write, so that it meets a hold that is extending one:
    /// it waits for the hold, and then finds the token alive.
    /// </summary>
    Task EndLapsedAsync(long concertId, DateTimeOffset now, CancellationToken ct);

    /// <summary>The one place that says how many are ahead.</summary>
    Task<Standing> FindStandingAsync(long concertId, long place, DateTimeOffset now, CancellationToken ct);
}

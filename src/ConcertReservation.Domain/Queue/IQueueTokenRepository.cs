using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Domain.Queue;

public interface IQueueTokenRepository
{
    /// <summary>Inserts all tokens in one statement.</summary>
    Task AddAsync(long concertId, IReadOnlyCollection<QueueToken> arrivals, CancellationToken ct);

    void Add(AbandonedPlace abandoned);

    /// <summary>
    /// The abandoned places after <paramref name="lastAdmittedPlace"/> that a read with this
    /// <see cref="LineStateChange.SeenUpTo"/> may not have seen; 0 returns all.
    /// </summary>
    Task<long[]> ListAbandonedAsync(long concertId, long lastAdmittedPlace, ulong seenUpTo, CancellationToken ct);

    /// <summary>The waiting or active token of the user, which may have lapsed; not tracked.</summary>
    Task<QueueToken?> FindLiveAsync(long concertId, Guid userId, CancellationToken ct);

    /// <summary>The token of the user that was issued last among those that ended since then; not locked.</summary>
    Task<QueueToken?> FindLatestEndedAsync(long concertId, Guid userId, DateTimeOffset since, CancellationToken ct);

    Task<QueueToken?> FindForUpdateAsync(long concertId, Guid tokenId, CancellationToken ct);

    /// <summary>Locks the token, which serializes all use cases of one user in one concert.</summary>
    Task<QueueToken?> FindLiveForUpdateAsync(long concertId, Guid userId, CancellationToken ct);

    /// <summary>The waiting and active tokens of the users, which may have lapsed, locked in id order.</summary>
    Task<IReadOnlyList<QueueToken>> FindLiveForUpdateAsync(
        long concertId,
        IReadOnlyCollection<Guid> userIds,
        CancellationToken ct
    );

    /// <summary>
    /// The waiting and active tokens of the users, which may have lapsed, locked in id order. Not tracked:
    /// <see cref="Update"/> writes them.
    /// </summary>
    Task<IReadOnlyList<QueueToken>> ListLiveForUpdateAsync(
        long concertId,
        IReadOnlyCollection<Guid> userIds,
        OnLockedRow locked,
        CancellationToken ct
    );

    /// <summary>Those of the users who have a waiting or active token; without a lock.</summary>
    Task<IReadOnlySet<Guid>> FindUsersWithLiveAsync(
        long concertId,
        IReadOnlyCollection<Guid> userIds,
        CancellationToken ct
    );

    /// <summary>Updates the status and times of locked tokens. The statement is sent before the commit.</summary>
    void Update(long concertId, IReadOnlyCollection<QueueToken> changed);

    /// <summary>
    /// Activates, in place order, up to <paramref name="count"/> waiting tokens after the last admitted place. One
    /// statement locks and updates them, so that no customer can leave in between.
    /// </summary>
    Task<AdmittedBatch> AdmitWaitingAsync(Line line, int count, Admission admission, CancellationToken ct);

    Task<bool> AnyWaitingAsync(long concertId, long lastAdmittedPlace, CancellationToken ct);

    /// <summary>Counts by status only: a lapsed token counts until <see cref="EndLapsedAsync"/> has ended it.</summary>
    Task<int> CountActiveAsync(long concertId, CancellationToken ct);

    /// <summary>
    /// Ends the active tokens that have expired. The update waits for a concurrent hold that extends a token, and then
    /// skips the token because it is live again.
    /// </summary>
    /// <returns>The number of ended tokens, and of those that were never claimed: the no-shows.</returns>
    Task<(int Count, int NoShows)> EndLapsedAsync(long concertId, DateTimeOffset now, CancellationToken ct);
}

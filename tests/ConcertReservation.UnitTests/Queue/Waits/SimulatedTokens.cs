namespace ConcertReservation.UnitTests.Queue.Waits;

/// <summary>The tokens of one line in memory, with the effects of the statements of the real repository.</summary>
internal sealed class SimulatedTokens : IQueueTokenRepository
{
    private readonly Queue<QueueToken> _waiting = [];
    private readonly List<QueueToken> _active = [];

    /// <summary>Called for each token that becomes active.</summary>
    public required Action<QueueToken> Activated { get; init; }

    /// <summary>When active tokens expire, as the state of the line tells it.</summary>
    public IReadOnlyList<DateTimeOffset> FirstEnds =>
        [.. Active.Select(token => token.ExpiresAt!.Value).Order().Take(ActiveTurns.MostEnds)];

    private IEnumerable<QueueToken> Active => _active.Where(token => token.Status == QueueTokenStatus.Active);

    public Task AddAsync(long concertId, IReadOnlyCollection<QueueToken> arrivals, CancellationToken ct)
    {
        foreach (var token in arrivals)
            if (token.Status == QueueTokenStatus.Active)
                Activate(token);
            else
                _waiting.Enqueue(token);
        return Task.CompletedTask;
    }

    public Task<AdmittedBatch> AdmitWaitingAsync(Line line, int count, Admission admission, CancellationToken ct)
    {
        var (admitted, last) = (0, 0L);
        for (; admitted < count && _waiting.TryDequeue(out var token); admitted++)
        {
            token.Activate(admission);
            last = token.Place;
            Activate(token);
        }
        return Task.FromResult(new AdmittedBatch(admitted, last));
    }

    public Task<bool> AnyWaitingAsync(long concertId, long lastAdmittedPlace, CancellationToken ct) =>
        Task.FromResult(_waiting.Count > 0);

    public Task<int> CountActiveAsync(long concertId, CancellationToken ct) => Task.FromResult(Active.Count());

    public Task<(int Count, int NoShows)> EndLapsedAsync(long concertId, DateTimeOffset now, CancellationToken ct)
    {
        var lapsed = Active.Where(token => token.ExpiresAt <= now).ToList();
        _active.RemoveAll(token => token.Status != QueueTokenStatus.Active || token.ExpiresAt <= now);
        return Task.FromResult((lapsed.Count, lapsed.Count(token => token.ClaimedAt is null)));
    }

    public Task<IReadOnlyList<QueueToken>> FindLiveForUpdateAsync(
        long concertId,
        IReadOnlyCollection<Guid> userIds,
        CancellationToken ct
    ) => Task.FromResult<IReadOnlyList<QueueToken>>([]);

    private void Activate(QueueToken token)
    {
        _active.Add(token);
        Activated(token);
    }

    void IQueueTokenRepository.Add(AbandonedPlace abandoned) => throw new NotSupportedException();

    Task<long[]> IQueueTokenRepository.ListAbandonedAsync(
        long concertId,
        long lastAdmittedPlace,
        ulong seenUpTo,
        CancellationToken ct
    ) => throw new NotSupportedException();

    Task<QueueToken?> IQueueTokenRepository.FindLiveAsync(long concertId, Guid userId, CancellationToken ct) =>
        throw new NotSupportedException();

    Task<QueueToken?> IQueueTokenRepository.FindLatestEndedAsync(
        long concertId,
        Guid userId,
        DateTimeOffset since,
        CancellationToken ct
    ) => throw new NotSupportedException();

    Task<QueueToken?> IQueueTokenRepository.FindForUpdateAsync(long concertId, Guid tokenId, CancellationToken ct) =>
        throw new NotSupportedException();

    Task<QueueToken?> IQueueTokenRepository.FindLiveForUpdateAsync(long concertId, Guid userId, CancellationToken ct) =>
        throw new NotSupportedException();

    Task<IReadOnlyList<QueueToken>> IQueueTokenRepository.ListLiveForUpdateAsync(
        long concertId,
        IReadOnlyCollection<Guid> userIds,
        OnLockedRow locked,
        CancellationToken ct
    ) => throw new NotSupportedException();

    Task<IReadOnlySet<Guid>> IQueueTokenRepository.FindUsersWithLiveAsync(
        long concertId,
        IReadOnlyCollection<Guid> userIds,
        CancellationToken ct
    ) => throw new NotSupportedException();

    void IQueueTokenRepository.Update(long concertId, IReadOnlyCollection<QueueToken> changed) =>
        throw new NotSupportedException();
}

namespace ConcertReservation.Domain.Queue;

/// <summary>Assigns places. The caller's transaction must have locked the line.</summary>
public sealed class JoinService(IQueueTokenRepository tokens, AdmissionService admission)
{
    /// <summary>
    /// Assigns a place to each user without a live token, in the given order. A user with a live token keeps it, and a
    /// user who is in the list twice gets one token.
    /// </summary>
    public async Task<IReadOnlyList<Joined>> JoinAsync(
        Line line,
        IReadOnlyList<Guid> userIds,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var tokenOf = new Dictionary<Guid, QueueToken>(await FindLiveAsync(line, userIds, now, ct));
        var arrivals = new List<QueueToken>();
        var joined = new List<Joined>(userIds.Count);
        foreach (var userId in userIds)
        {
            var isNew = !tokenOf.TryGetValue(userId, out var token);
            if (token is null)
                arrivals.Add(token = tokenOf[userId] = QueueToken.Join(line, userId, now));
            joined.Add(new Joined(token, isNew));
        }
        if (arrivals.Count > 0)
            await AddAsync(line, arrivals, now, ct);
        return joined;
    }

    /// <summary>
    /// The live tokens of the users, locked in id order. A user without one is left out.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, QueueToken>> FindLiveAsync(
        Line line,
        IReadOnlyList<Guid> userIds,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var present = await tokens.FindLiveForUpdateAsync(line.ConcertId, userIds, ct);
        // The schema allows one waiting or active token per user. A lapsed token is stored as active until it is ended.
        if (present.Any(token => !token.IsLiveAt(now)))
            line.RecordLapsed(await tokens.EndLapsedAsync(line.ConcertId, now, ct), now);

        var live = present.Where(token => token.IsLiveAt(now)).ToDictionary(token => token.UserId);
        foreach (var token in live.Values.Where(token => token.IsUnclaimedAt(now)))
            token.Claim(line.Policy, now); // a customer who joins again is present
        return live;
    }

    private async Task AddAsync(Line line, IReadOnlyList<QueueToken> arrivals, DateTimeOffset now, CancellationToken ct)
    {
        var capacity = await admission.ImmediateCapacityAsync(line, now, ct);
        var first = arrivals.Take(capacity).ToList();
        foreach (var token in first)
        {
            token.Activate(line.NextAdmission(now));
            token.Claim(line.Policy, now); // the response tells the customer that the token is active
        }
        if (first.Count > 0)
            line.RecordAdmission(first.Count, first[^1].Place, now);
        await tokens.AddAsync(line.ConcertId, arrivals, ct);
    }
}

/// <param name="Token">The live token of the user.</param>
/// <param name="IsNew">False when the user had the token already.</param>
public sealed record Joined(QueueToken Token, bool IsNew)
{
    /// <summary>The number of waiting tokens before this one as of the commit; null when it does not wait.</summary>
    public long? Ahead { get; init; }
}

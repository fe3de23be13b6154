namespace ConcertReservation.Domain.Queue;

/// <summary>Gives out places. Runs in the transaction that holds the line's lock.</summary>
public sealed class JoinService(IQueueTokenRepository tokens, AdmissionService admission)
{
    /// <summary>
    /// A place for each that has none, in the order they came. Whoever has a live token keeps it, and whoever is
    /// named twice gets one.
    /// </summary>
    public async Task<IReadOnlyList<Joined>> JoinAsync(
        Line line,
        IReadOnlyList<Guid> userIds,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var tokenOf = await FindLiveAsync(line, userIds, now, ct);
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

    private async Task<Dictionary<Guid, QueueToken>> FindLiveAsync(
        Line line,
        IReadOnlyList<Guid> userIds,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var present = await tokens.FindLiveForUpdateAsync(line.ConcertId, userIds, ct);
        // A lapsed token that is still written as active would keep its owner's new one out.
        if (present.Any(token => !token.IsLiveAt(now)))
            line.RecordNoShows(await tokens.EndLapsedAsync(line.ConcertId, now, ct));

        var live = present.Where(token => token.IsLiveAt(now)).ToDictionary(token => token.UserId);
        foreach (var token in live.Values.Where(token => token.IsUnclaimedAt(now)))
            token.Claim(line.Policy, now); // its owner is here: joining again is a way to look
        return live;
    }

    private async Task AddAsync(Line line, IReadOnlyList<QueueToken> arrivals, DateTimeOffset now, CancellationToken ct)
    {
        var room = await admission.ImmediateCapacityAsync(line, now, ct);
        var first = arrivals.Take(room).ToList();
        foreach (var token in first)
        {
            token.Activate(line.NextAdmission(now));
            token.Claim(line.Policy, now); // its owner is here: the answer tells them
        }
        if (first.Count > 0)
            line.RecordAdmission(first.Count, first[^1].Place, now);
        await tokens.AddAsync(line.ConcertId, arrivals, ct);
    }
}

/// <param name="Token">The caller's live token.</param>
/// <param name="IsNew">False when it was there already: a refresh never loses the place.</param>
public sealed record Joined(QueueToken Token, bool IsNew);

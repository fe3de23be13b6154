using ConcertReservation.Application.Overload;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Queue;

/// <summary>
/// Decides whether a request may use the sale: it needs an active queue token of the concert. Most callers are answered
/// from memory; the others cost a query.
/// </summary>
public sealed class QueueGate(
    QueueTokenDescriber describer,
    ActiveTokenCache activeTokens,
    JoinBatcher joins,
    IJoinLimiter limiter,
    Func<QueueTokenLookup> lookup,
    IOverloadGuard guard,
    TimeProvider time
)
{
    /// <summary>
    /// Opens for an active token, and returns the position of a waiting caller. A caller who sent no token and has no
    /// live one joins the line first. Refuses with <c>queue_token_expired</c>, <c>queue_token_invalid</c>, or as
    /// <see cref="JoinFacade.JoinAsync"/> does.
    /// </summary>
    /// <param name="claims">Whether the request claims the token. The opening of an event stream does not.</param>
    /// <param name="beforeJoining">
    /// Runs when the caller has no live token, before the caller joins; it throws for a request that must not join.
    /// </param>
    public async ValueTask<GateResult> PassAsync(
        QueueCaller caller,
        bool claims,
        Func<CancellationToken, Task>? beforeJoining,
        CancellationToken ct
    )
    {
        if (caller.Token is { Payload: { } payload } && activeTokens.IsActive(payload))
            return GateResult.Open;
        if (await describer.FindStillWaitingAsync(caller, ct) is { } waiting)
            return new GateResult(waiting);
        return await guard.RunAsync(() => PassByDatabaseAsync(caller, claims, beforeJoining, ct), ct);
    }

    /// <summary>
    /// What <see cref="PassAsync(QueueCaller, bool, Func{CancellationToken, Task}, CancellationToken)"/> would return,
    /// without an effect: it joins no line and claims no token. A caller without a live token does not pass.
    /// </summary>
    public async ValueTask<GateResult> PeekAsync(QueueCaller caller, CancellationToken ct)
    {
        if (await describer.FindStillWaitingAsync(caller, ct) is { } waiting)
            return new GateResult(waiting);
        return await guard.RunAsync(() => PeekInDatabaseAsync(caller, ct), ct);
    }

    private async Task<GateResult> PeekInDatabaseAsync(QueueCaller caller, CancellationToken ct) =>
        await lookup().FindAsync(caller, ct) is { } token
            ? await PassAsync(token, () => describer.DescribeAsync(token, ct))
            : GateResult.NotInLine;

    private async Task<GateResult> PassByDatabaseAsync(
        QueueCaller caller,
        bool claims,
        Func<CancellationToken, Task>? beforeJoining,
        CancellationToken ct
    )
    {
        if (await FindAsync(caller, claims, ct) is { } token)
            return await PassAsync(token, () => describer.DescribeAsync(token, ct));

        if (beforeJoining is not null)
            await beforeJoining(ct);
        var joined = await JoinAsync(caller, ct);
        return await PassAsync(joined.Token, () => describer.DescribeAsync(joined, ct));
    }

    private async Task<GateResult> PassAsync(QueueToken token, Func<Task<QueueTokenResult>> describeAsync)
    {
        switch (token.StatusAt(time.GetUtcNow()))
        {
            case QueueTokenStatus.Active:
                // A token that only a stream has used is not remembered: the next request must claim it.
                if (token.ClaimedAt is not null)
                    activeTokens.Remember(token);
                return GateResult.Open;
            case QueueTokenStatus.Waiting:
                return new GateResult(await describeAsync());
            default:
                throw QueueToken.Ended();
        }
    }

    private async Task<QueueToken?> FindAsync(QueueCaller caller, bool claims, CancellationToken ct)
    {
        var token = await lookup().FindAsync(caller, ct);
        return token is not null && claims ? await lookup().ClaimAsync(token, ct) : token;
    }

    // A token that is active from its join is claimed by the join.
    // The limit holds for every way to join: otherwise leaving and passing the gate gives any number of places.
    private Task<Joined> JoinAsync(QueueCaller caller, CancellationToken ct)
    {
        limiter.EnsureNotTooMany(caller.UserId);
        return joins.JoinAsync(caller.ConcertId, caller.UserId, ct);
    }
}

/// <param name="Waiting">The position of a caller who must wait; null when the gate is open.</param>
/// <param name="IsOpen">The caller passes.</param>
public sealed record GateResult(QueueTokenResult? Waiting, bool IsOpen = false)
{
    public static GateResult Open { get; } = new(Waiting: null, IsOpen: true);

    /// <summary>The caller has no live token, and the request must not join the line.</summary>
    public static GateResult NotInLine { get; } = new(Waiting: null);
}

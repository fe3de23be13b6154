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
    Func<QueueTokenLookup> lookup,
    IOverloadGuard guard,
    TimeProvider time
)
{
    /// <summary>
    /// Opens for an active token, and returns the position of a waiting caller. A caller who sent no token and has no
    /// live one joins the line first. Refuses with <c>queue_token_expired</c>, <c>queue_token_invalid</c>, or as
    /// <see cref="JoinBatcher.JoinAsync"/> does.
    /// </summary>
    public async ValueTask<GateResult> PassAsync(QueueCaller caller, CancellationToken ct)
    {
        if (caller.Token is { Payload: { } payload } && activeTokens.IsActive(payload))
            return GateResult.Open;
        if (await describer.FindStillWaitingAsync(caller, ct) is { } waiting)
            return new GateResult(waiting);
        return await guard.RunAsync(() => PassByDatabaseAsync(caller, ct), ct);
    }

    /// <summary>
    /// What <see cref="PassAsync"/> would return, without an effect: it joins no line and claims no token. A caller
    /// without a live token does not pass.
    /// </summary>
    public async ValueTask<GateResult> PeekAsync(QueueCaller caller, CancellationToken ct)
    {
        if (await describer.FindStillWaitingAsync(caller, ct) is { } waiting)
            return new GateResult(waiting);
        return await guard.RunAsync(() => PeekInDatabaseAsync(caller, ct), ct);
    }

    private async Task<GateResult> PeekInDatabaseAsync(QueueCaller caller, CancellationToken ct) =>
        await lookup().PeekAsync(caller, ct) is { } token ? await ResultOfAsync(token, ct) : GateResult.NotInLine;

    private async Task<GateResult> PassByDatabaseAsync(QueueCaller caller, CancellationToken ct)
    {
        var token = await lookup().FindAsync(caller, ct) ?? await JoinAsync(caller, ct);
        return await ResultOfAsync(token, ct);
    }

    private async Task<GateResult> ResultOfAsync(QueueToken token, CancellationToken ct)
    {
        switch (token.StatusAt(time.GetUtcNow()))
        {
            case QueueTokenStatus.Active:
                activeTokens.Remember(token);
                return GateResult.Open;
            case QueueTokenStatus.Waiting:
                return new GateResult(await describer.DescribeAsync(token, ct));
            default:
                throw QueueToken.Ended();
        }
    }

    private async Task<QueueToken> JoinAsync(QueueCaller caller, CancellationToken ct) =>
        await lookup().ClaimAsync((await joins.JoinAsync(caller.ConcertId, caller.UserId, ct)).Token, ct);
}

/// <param name="Waiting">The position of a caller who must wait; null when the gate is open.</param>
/// <param name="IsOpen">The caller passes.</param>
public sealed record GateResult(QueueTokenResult? Waiting, bool IsOpen = false)
{
    public static GateResult Open { get; } = new(Waiting: null, IsOpen: true);

    /// <summary>The caller has no live token, and the request must not join the line.</summary>
    public static GateResult NotInLine { get; } = new(Waiting: null);
}

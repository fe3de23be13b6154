using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Overload;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Queue;

/// <summary>The line where the database decides: look when the turn may have come, leave, and the gate.</summary>
public sealed class QueueFacade(
    ILineRepository lines,
    IQueueTokenRepository tokens,
    IReservationRepository reservations,
    SeatReleaseService releasing,
    IJoinBatcher desk,
    WaitingRoom room,
    LineStateCache lineStates,
    ActiveTokenCache activeTokens,
    SaleCache snapshots,
    IOverloadGuard guard,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>
    /// The token presented, whatever its state, or the caller's live one. Seeing an active token for the
    /// first time claims it. Refuses with <c>queue_token_invalid</c> or <c>queue_token_not_found</c>.
    /// </summary>
    public async Task<QueueTokenResult> LookAsync(QueueCaller caller, CancellationToken ct)
    {
        return await room.FindPlaceAsync(caller, ct) ?? await guard.RunAsync(() => AskAsync(caller, ct), ct);
    }

    /// <summary>Gives up the place or the turn, and the holds that came with it. Nothing to give up is fine.</summary>
    public async Task LeaveAsync(long concertId, Guid userId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await unitOfWork.ExecuteAsync(
            async token =>
            {
                var live = await tokens.FindLiveForUpdateAsync(concertId, userId, token);
                if (live?.IsLiveAt(now) == true && live.Leave(now) is { } abandoned)
                    tokens.Add(abandoned);
                var held = await reservations.ListHeldIdsAsync(concertId, userId, token);
                var released = await releasing.ReleaseAsync(concertId, held, now, token);
                unitOfWork.AfterCommit(() => InvalidateAfterLeave(concertId, userId, released));
                return released;
            },
            ct
        );
    }

    /// <summary>
    /// The gate where the database decides: an active token goes through; anyone else waits, joining the line if need
    /// be. Refuses with <c>queue_token_invalid</c>, <c>queue_token_expired</c>, or as joining does.
    /// </summary>
    public async Task<GateResult> PassAsync(QueueCaller caller, CancellationToken ct)
    {
        var token = caller.PresentedToken is null
            ? await FindLiveAsync(caller.ConcertId, caller.UserId, ct)
                ?? (await desk.JoinAsync(caller.ConcertId, caller.UserId, ct)).Token
            : await FindPresentedAsync(caller, ct);
        token = await ClaimIfFirstSeenAsync(token, ct);

        switch (token.StatusAt(time.GetUtcNow()))
        {
            case QueueTokenStatus.Active:
                activeTokens.Remember(token);
                return GateResult.Open;
            case QueueTokenStatus.Waiting:
                return new GateResult(await room.DescribeAsync(token, ct));
            default:
                throw QueueToken.Ended();
        }
    }

    private async Task<QueueTokenResult> AskAsync(QueueCaller caller, CancellationToken ct)
    {
        var token = caller.PresentedToken is null
            ? await FindLiveAsync(caller.ConcertId, caller.UserId, ct) ?? throw NotFound()
            : await FindPresentedAsync(caller, ct);
        return await room.DescribeAsync(await ClaimIfFirstSeenAsync(token, ct), ct);
    }

    private void InvalidateAfterLeave(long concertId, Guid userId, IReadOnlyList<Reservation> released)
    {
        activeTokens.Forget(concertId, userId);
        lineStates.Invalidate(concertId);
        foreach (var reservation in released)
            snapshots.InvalidateSeats(concertId, reservation.PerformanceId);
    }

    private async Task<QueueToken?> FindLiveAsync(long concertId, Guid userId, CancellationToken ct)
    {
        var token = await tokens.FindLiveAsync(concertId, userId, ct);
        return token?.IsLiveAt(time.GetUtcNow()) == true ? token : null;
    }

    private async Task<QueueToken> FindPresentedAsync(QueueCaller caller, CancellationToken ct) =>
        await tokens.FindAsync(caller.ConcertId, room.Open(caller).TokenId, ct) ?? throw WaitingRoom.Invalid();

    private async Task<QueueToken> ClaimIfFirstSeenAsync(QueueToken seen, CancellationToken ct)
    {
        if (!seen.IsUnclaimedAt(time.GetUtcNow()))
            return seen;

        var policy = await lines.FindPolicyAsync(seen.ConcertId, ct) ?? throw ConcertFacade.NotFound();
        return await unitOfWork.ExecuteAsync(
            async token =>
            {
                var now = time.GetUtcNow();
                var own =
                    await tokens.FindForUpdateAsync(seen.ConcertId, seen.Id, token) ?? throw WaitingRoom.Invalid();
                if (own.IsUnclaimedAt(now))
                    own.Claim(policy, now);
                return own;
            },
            ct
        );
    }

    private static DomainException NotFound() => new(ErrorCode.QueueTokenNotFound, "You are not in this line.");
}

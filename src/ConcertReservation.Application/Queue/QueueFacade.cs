using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Common;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Queue;

/// <summary>The line as a visitor meets it: join, look, leave, and the gate to what is behind it.</summary>
public sealed class QueueFacade(
    IConcertRepository concerts,
    ILineRepository lines,
    IQueueTokenRepository tokens,
    IReservationRepository reservations,
    JoinService joining,
    SeatReleaseService releasing,
    IQueueTokenSealer sealer,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>
    /// A place at the end of the line, or the live token the caller has already. Refuses with
    /// <c>concert_not_found</c>, <c>sale_not_open</c> or <c>sale_closed</c>.
    /// </summary>
    public async Task<JoinResult> JoinAsync(long concertId, Guid userId, CancellationToken ct)
    {
        // The cheap look: most repeated joins are a refresh, and need no lock.
        var present = await FindLiveAsync(concertId, userId, ct);
        var joined = present is null
            ? await TakePlaceAsync(concertId, userId, ct)
            : new Joined(await ClaimIfFirstSeenAsync(present, ct), IsNew: false);
        return new JoinResult(await DescribeAsync(joined.Token, ct), joined.IsNew);
    }

    /// <summary>
    /// The token presented, whatever its state, or the caller's live one. Seeing an active token for the
    /// first time claims it. Refuses with <c>queue_token_invalid</c> or <c>queue_token_not_found</c>.
    /// </summary>
    public async Task<QueueTokenResult> LookAsync(QueueCaller caller, CancellationToken ct)
    {
        var token = caller.PresentedToken is null
            ? await FindLiveAsync(caller.ConcertId, caller.UserId, ct) ?? throw NotFound()
            : await OpenAsync(caller, ct);
        return await DescribeAsync(await ClaimIfFirstSeenAsync(token, ct), ct);
    }

    /// <summary>Gives up the place or the turn, and the holds that came with it. Nothing to give up is fine.</summary>
    public async Task LeaveAsync(long concertId, Guid userId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await unitOfWork.ExecuteAsync(
            async token =>
            {
                var live = await tokens.FindLiveForUpdateAsync(concertId, userId, token);
                if (live?.IsLiveAt(now) == true)
                    live.Leave(now);
                var held = await reservations.ListHeldIdsAsync(concertId, userId, token);
                return await releasing.ReleaseAsync(held, now, token);
            },
            ct
        );
    }

    /// <summary>
    /// The gate: an active token goes through; anyone else waits, joining the line if need be. Refuses with
    /// <c>queue_token_invalid</c>, <c>queue_token_expired</c>, or as joining does.
    /// </summary>
    public async Task<GateResult> PassAsync(QueueCaller caller, CancellationToken ct)
    {
        var token = caller.PresentedToken is null
            ? await FindLiveAsync(caller.ConcertId, caller.UserId, ct)
                ?? (await TakePlaceAsync(caller.ConcertId, caller.UserId, ct)).Token
            : await OpenAsync(caller, ct);
        token = await ClaimIfFirstSeenAsync(token, ct);

        return token.StatusAt(time.GetUtcNow()) switch
        {
            QueueTokenStatus.Active => GateResult.Open,
            QueueTokenStatus.Waiting => new GateResult(await DescribeAsync(token, ct)),
            _ => throw QueueToken.Ended(),
        };
    }

    private async Task<QueueToken?> FindLiveAsync(long concertId, Guid userId, CancellationToken ct)
    {
        var token = await tokens.FindLiveAsync(concertId, userId, ct);
        return token?.IsLiveAt(time.GetUtcNow()) == true ? token : null;
    }

    private async Task<QueueToken> OpenAsync(QueueCaller caller, CancellationToken ct)
    {
        var ticket = sealer.Open(caller.PresentedToken!);
        if (ticket is null || ticket.UserId != caller.UserId || ticket.ConcertId != caller.ConcertId)
            throw Invalid();
        return await tokens.FindAsync(ticket.TokenId, ct) ?? throw Invalid();
    }

    private async Task<Joined> TakePlaceAsync(long concertId, Guid userId, CancellationToken ct)
    {
        var concert = await concerts.FindAsync(concertId, ct) ?? throw ConcertFacade.NotFound();
        concert.EnsureOnSale(time.GetUtcNow());

        return await unitOfWork.ExecuteAsync(
            async token =>
            {
                var line = await lines.FindForUpdateAsync(concertId, token) ?? throw ConcertFacade.NotFound();
                // Read behind the lock, so that times of issue follow the places.
                return await joining.JoinAsync(line, userId, time.GetUtcNow(), token);
            },
            ct
        );
    }

    private async Task<QueueToken> ClaimIfFirstSeenAsync(QueueToken seen, CancellationToken ct)
    {
        if (!seen.IsUnclaimedAt(time.GetUtcNow()))
            return seen;

        var policy = await lines.FindPolicyAsync(seen.ConcertId, ct) ?? throw ConcertFacade.NotFound();
        return await unitOfWork.ExecuteAsync(
            async token =>
            {
                var now = time.GetUtcNow();
                var own = await tokens.FindForUpdateAsync(seen.Id, token) ?? throw Invalid();
                if (own.IsUnclaimedAt(now))
                    own.Claim(policy, now);
                return own;
            },
            ct
        );
    }

    private async Task<QueueTokenResult> DescribeAsync(QueueToken token, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var text = sealer.Seal(QueueTicket.Of(token));
        if (!token.IsLiveAt(now))
            return QueueTokenResult.NotWaiting(token, text, now);

        var standing = await tokens.FindStandingAsync(token.ConcertId, token.Place, now, ct);
        return token.IsActiveAt(now)
            ? QueueTokenResult.NotWaiting(token, text, now, standing.SoldOut)
            : QueueTokenResult.Waiting(token, text, standing);
    }

    private static DomainException Invalid() =>
        new(ErrorCode.QueueTokenInvalid, "This queue token is not one of yours for this concert.");

    private static DomainException NotFound() => new(ErrorCode.QueueTokenNotFound, "You are not in this line.");
}

/// <summary>Who stands before which line, with the token they show, if any.</summary>
public sealed record QueueCaller(long ConcertId, Guid UserId, string? PresentedToken);

/// <param name="Token">The caller's place or turn.</param>
/// <param name="IsNew">False when the caller had it already.</param>
public sealed record JoinResult(QueueTokenResult Token, bool IsNew);

/// <param name="Waiting">The place of someone who may not pass yet; null when the gate is open.</param>
public sealed record GateResult(QueueTokenResult? Waiting)
{
    public static GateResult Open { get; } = new((QueueTokenResult?)null);
}

using System.Runtime.CompilerServices;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Queue;

/// <summary>
/// The line as those meet it who are not in yet: join, look, watch. From the signed token and the picture of the line;
/// no connection of its own.
/// </summary>
public sealed class WaitingRoom(
    IJoinBatcher desk,
    IQueueTokenSigner signer,
    LineStateCache lineStates,
    TimeProvider time
)
{
    /// <summary>At most one event a second, and a sign of life when nothing moves.</summary>
    private static readonly TimeSpan BetweenEvents = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>
    /// A place at the end of the line, or the live token the caller has already. Refuses with
    /// <c>concert_not_found</c>, <c>sale_not_open</c> or <c>sale_closed</c>.
    /// </summary>
    public async Task<JoinResult> JoinAsync(long concertId, Guid userId, CancellationToken ct)
    {
        var joined = await desk.JoinAsync(concertId, userId, ct);
        return new JoinResult(await DescribeAsync(joined.Token, ct), joined.IsNew);
    }

    /// <summary>What the presented token says. Refuses with <c>queue_token_invalid</c>.</summary>
    public QueueTokenPayload Open(QueueCaller caller)
    {
        var ticket = signer.Open(caller.PresentedToken!);
        return ticket is not null && ticket.UserId == caller.UserId && ticket.ConcertId == caller.ConcertId
            ? ticket
            : throw Invalid();
    }

    /// <summary>Null when nothing is presented, or when it waits no longer: then the database decides.</summary>
    public async ValueTask<QueueTokenResult?> FindPlaceAsync(QueueCaller caller, CancellationToken ct) =>
        caller.PresentedToken is null ? null : await FindPlaceAsync(Open(caller), caller.PresentedToken, ct);

    /// <summary>
    /// As <see cref="FindPlaceAsync(QueueCaller, CancellationToken)"/>, but never behind what another instance has told
    /// the caller: whoever was let in there a moment ago must not be turned back here.
    /// </summary>
    public async Task<QueueTokenResult?> FindPlaceNowAsync(QueueCaller caller, CancellationToken ct)
    {
        if (await FindPlaceAsync(caller, ct) is null)
            return null;
        return Describe(Open(caller), caller.PresentedToken!, await lineStates.FindNewAsync(caller.ConcertId, ct));
    }

    /// <summary>The place each time it has changed; null as a sign of life. Ends when it waits no longer.</summary>
    public async IAsyncEnumerable<QueueTokenResult?> WatchAsync(
        QueueTokenResult first,
        QueueTokenPayload ticket,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var (shown, shownAt) = (first, time.GetTimestamp());
        while (true)
        {
            var changed = lineStates.WhenChangedAsync(ticket.ConcertId);
            var place = await FindPlaceAsync(ticket, first.Token, ct);
            if (place is null)
                yield break;

            var rested = time.GetElapsedTime(shownAt);
            var isNews = place.Ahead != shown.Ahead || place.SoldOut != shown.SoldOut;
            if ((isNews && rested >= BetweenEvents) || rested >= Heartbeat)
            {
                (shown, shownAt) = (place, time.GetTimestamp());
                yield return isNews ? place : null;
                continue;
            }
            await NextAsync(changed, (isNews ? BetweenEvents : Heartbeat) - rested, ct);
        }
    }

    internal async Task<QueueTokenResult> DescribeAsync(QueueToken token, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var ticket = QueueTokenPayload.Of(token);
        var text = signer.Seal(ticket);
        if (!token.IsLiveAt(now))
            return QueueTokenResult.NotWaiting(token, text, now);

        var lineState = await lineStates.FindAsync(token.ConcertId, ct) ?? throw ConcertFacade.NotFound();
        return token.IsActiveAt(now)
            ? QueueTokenResult.NotWaiting(token, text, now, lineState.Latest.SoldOut)
            : QueueTokenResult.Waiting(ticket, text, lineState.PositionOf(token.Place, now) ?? QueuePosition.AtTheHead);
    }

    internal static DomainException Invalid() =>
        new(ErrorCode.QueueTokenInvalid, "This queue token is not one of yours for this concert.");

    private async ValueTask<QueueTokenResult?> FindPlaceAsync(
        QueueTokenPayload ticket,
        string text,
        CancellationToken ct
    ) => Describe(ticket, text, await lineStates.FindAsync(ticket.ConcertId, ct));

    private QueueTokenResult? Describe(QueueTokenPayload ticket, string text, LineState? lineState) =>
        lineState?.PositionOf(ticket.Place, time.GetUtcNow()) is { } position
            ? QueueTokenResult.Waiting(ticket, text, position)
            : null;

    // Not longer than a second: a picture is that old at most, and its coming to the turn must not be missed.
    private async Task NextAsync(Task changed, TimeSpan wait, CancellationToken ct)
    {
        var longest = wait < BetweenEvents ? wait : BetweenEvents;
        // A timer counts whole milliseconds: rounded down, the last one would be a wait of nothing, again and again.
        var rounded = TimeSpan.FromMilliseconds(Math.Ceiling(longest.TotalMilliseconds));
        try
        {
            await changed.WaitAsync(rounded, time, ct);
        }
        catch (TimeoutException)
        {
            // Time for the event that had to wait, or for a sign of life.
        }
    }
}

/// <summary>Who stands before which line, with the token they show, if any.</summary>
public sealed record QueueCaller(long ConcertId, Guid UserId, string? PresentedToken);

/// <param name="Token">The caller's place or turn.</param>
/// <param name="IsNew">False when the caller had it already.</param>
public sealed record JoinResult(QueueTokenResult Token, bool IsNew);

using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Queue;

/// <summary>Builds the answer for a queue token from the token and the cached line state.</summary>
public sealed class QueueTokenDescriber(IQueueTokenSigner signer, LineStateCache lines, TimeProvider time)
{
    /// <summary>
    /// The position of the token that the client sent; null without a token, or when it no longer waits.
    /// </summary>
    public async ValueTask<QueueTokenResult?> FindWaitingAsync(QueueCaller caller, CancellationToken ct) =>
        caller.Token is { } token ? Describe(token, await lines.FindAsync(caller.ConcertId, ct)) : null;

    /// <summary>
    /// As <see cref="FindWaitingAsync"/>, but from a read of the line that begins after this call: another instance may
    /// have answered already that the token is active.
    /// </summary>
    public async ValueTask<QueueTokenResult?> FindStillWaitingAsync(QueueCaller caller, CancellationToken ct) =>
        await FindWaitingAsync(caller, ct) is null
            ? null
            : Describe(caller.Token!, await lines.FindNewAsync(caller.ConcertId, ct));

    /// <summary>The answer for a token of any status.</summary>
    public async Task<QueueTokenResult> DescribeAsync(QueueToken token, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var payload = QueueTokenPayload.Of(token);
        var text = signer.Sign(payload);
        if (!token.IsLiveAt(now))
            return QueueTokenResult.NotWaiting(token, text, now);

        var line = await lines.FindAsync(token.ConcertId, ct) ?? throw Concert.NotFound();
        return token.IsActiveAt(now)
            ? QueueTokenResult.NotWaiting(token, text, now, line.Latest.SoldOut)
            : QueueTokenResult.Waiting(payload, text, line.PositionOf(token.Place, now) ?? QueuePosition.AtTheHead);
    }

    /// <summary>The answer to a join: the position is that of its commit, not that of the cached line.</summary>
    public async Task<QueueTokenResult> DescribeAsync(Joined joined, CancellationToken ct)
    {
        if (joined.Ahead is not { } ahead)
            return await DescribeAsync(joined.Token, ct);

        var payload = QueueTokenPayload.Of(joined.Token);
        var line = await lines.FindAsync(payload.ConcertId, ct) ?? throw Concert.NotFound();
        return QueueTokenResult.Waiting(payload, signer.Sign(payload), line.PositionBehind(ahead, time.GetUtcNow()));
    }

    private QueueTokenResult? Describe(PresentedToken token, LineState? line) =>
        line?.PositionOf(token.Payload!.Place, time.GetUtcNow()) is { } position
            ? QueueTokenResult.Waiting(token.Payload, token.Text, position)
            : null;
}

using System.Runtime.CompilerServices;

namespace ConcertReservation.Application.Queue;

/// <summary>Watches the position of a waiting token through the cached line state.</summary>
public sealed class QueuePositionWatcher(QueueTokenDescriber describer, LineStateCache lines, TimeProvider time)
{
    /// <summary>A client gets at most one event per second.</summary>
    private static readonly TimeSpan BetweenEvents = TimeSpan.FromSeconds(1);

    /// <summary>A client gets a heartbeat when the position has not changed for this time.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Yields changes of the position, and heartbeats. Ends when the token no longer waits.</summary>
    /// <param name="caller">The request and its token.</param>
    /// <param name="first">The position that the client has already.</param>
    /// <param name="ct">Ends the stream.</param>
    public async IAsyncEnumerable<QueueUpdate> WatchAsync(
        QueueCaller caller,
        QueueTokenResult first,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var (sent, sentAt) = (first, time.GetTimestamp());
        while (true)
        {
            var changed = lines.WhenChangedAsync(caller.ConcertId);
            var current = await describer.FindWaitingAsync(caller, ct);
            if (current is null)
                yield break;

            var idle = time.GetElapsedTime(sentAt);
            var isNew =
                current.Ahead != sent.Ahead
                || current.SoldOut != sent.SoldOut
                || current.Cancelled != sent.Cancelled
                || current.Notice != sent.Notice
                || current.EstimatedWaitSeconds is null != sent.EstimatedWaitSeconds is null;
            if ((isNew && idle >= BetweenEvents) || idle >= Heartbeat)
            {
                // A heartbeat tells the estimated wait too: it changes all the time, and alone it is no reason for an event.
                yield return current == sent ? QueueUpdate.Heartbeat : new QueueUpdate(current);
                (sent, sentAt) = (current, time.GetTimestamp());
                continue;
            }
            await WaitAsync(changed, (isNew ? BetweenEvents : Heartbeat) - idle, ct);
        }
    }

    // At most a second, as old as the cached state may be, so that the customer learns soon that the wait has ended.
    private async Task WaitAsync(Task changed, TimeSpan wait, CancellationToken ct)
    {
        var longest = wait < BetweenEvents ? wait : BetweenEvents;
        // A timer counts whole milliseconds and rounds down: the last fraction would become a busy loop of zero waits.
        var rounded = TimeSpan.FromMilliseconds(Math.Ceiling(longest.TotalMilliseconds));
        try
        {
            await changed.WaitAsync(rounded, time, ct);
        }
        catch (TimeoutException)
        {
            // The delayed event or a heartbeat is due.
        }
    }
}

/// <param name="Token">The token as it is now; null for a heartbeat.</param>
public sealed record QueueUpdate(QueueTokenResult? Token)
{
    public static QueueUpdate Heartbeat { get; } = new((QueueTokenResult?)null);
}

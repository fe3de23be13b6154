using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Api.Queue;

/// <summary>
/// A place in line, once or as a stream of events, fed from the picture of the line. It holds no connection and no scope while
/// it lasts, so that an instance can have thousands; the database is asked once the turn has come.
/// </summary>
public sealed class Places(WaitingRoom room, IServiceScopeFactory scopes, IHostApplicationLifetime lifetime)
{
    private const string EventType = "queue";
    private static readonly ReadOnlyMemory<byte> Heartbeat = ":\n\n"u8.ToArray();

    /// <summary>One look: from memory while it waits.</summary>
    public async Task<QueueTokenResult> LookAsync(QueueCaller caller, CancellationToken ct) =>
        await room.FindPlaceAsync(caller, ct) ?? await AskAsync(caller, ct);

    /// <summary>Refuses, before the first event, as a look does.</summary>
    public async Task<IAsyncEnumerable<SseItem<QueueTokenResult>>> OpenAsync(QueueCaller caller, HttpContext http)
    {
        var first = await LookAsync(caller, http.RequestAborted);
        return WatchAsync(caller with { PresentedToken = first.Token }, first, http);
    }

    private async IAsyncEnumerable<SseItem<QueueTokenResult>> WatchAsync(
        QueueCaller caller,
        QueueTokenResult first,
        HttpContext http,
        [EnumeratorCancellation] CancellationToken ct = default
    )
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(ct, lifetime.ApplicationStopping);
        var (count, last) = (1, first);
        yield return Event(first, count);
        while (last.Status == QueueTokenStatus.Waiting)
        {
            await foreach (var place in room.WatchAsync(last, room.Open(caller), ends.Token))
                if (place is null)
                    await KeepAliveAsync(http, ends.Token);
                else
                    yield return Event(last = place, ++count);
            last = await LookAsync(caller, ends.Token);
            yield return Event(last, ++count);
        }
    }

    private async Task<QueueTokenResult> AskAsync(QueueCaller caller, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<QueueFacade>().LookAsync(caller, ct);
    }

    // Between two events nobody else writes: the next one is only asked for when this has ended.
    private static async Task KeepAliveAsync(HttpContext http, CancellationToken ct)
    {
        await http.Response.Body.WriteAsync(Heartbeat, ct);
        await http.Response.Body.FlushAsync(ct);
    }

    private static SseItem<QueueTokenResult> Event(QueueTokenResult place, int count) =>
        new(place, EventType) { EventId = count.ToString(CultureInfo.InvariantCulture) };
}

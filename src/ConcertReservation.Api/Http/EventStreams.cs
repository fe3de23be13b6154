using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace ConcertReservation.Api.Http;

/// <summary>
/// Sends updates as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).
/// </summary>
internal static class EventStreams
{
    private static readonly ReadOnlyMemory<byte> Heartbeat = ":\n\n"u8.ToArray();

    private static readonly ConditionalWeakTable<object, byte[]> SharedJsons = [];

    /// <summary>The stream ends with the updates, with the request, or when the host stops.</summary>
    /// <param name="toEvent">The event for an update and its number, from 1; null sends a heartbeat instead.</param>
    public static IResult Send<TUpdate, TEvent>(
        HttpContext http,
        IAsyncEnumerable<TUpdate> updates,
        Func<TUpdate, int, SseItem<TEvent>?> toEvent
    ) => TypedResults.ServerSentEvents(EventsAsync(http, updates, toEvent));

    /// <summary>The <c>id</c> of the last event that the client got before it connected again; null at first.</summary>
    public static string? LastEventId(HttpContext http) =>
        http.Request.Headers["Last-Event-ID"] is [{ Length: > 0 } id] ? id : null;

    /// <summary>The JSON of an update that many streams send, written once.</summary>
    public static byte[] SharedJson(HttpContext http, object update) =>
        SharedJsons.GetValue(
            update,
            shared =>
                JsonSerializer.SerializeToUtf8Bytes(
                    shared,
                    shared.GetType(),
                    http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions
                )
        );

    private static async IAsyncEnumerable<SseItem<TEvent>> EventsAsync<TUpdate, TEvent>(
        HttpContext http,
        IAsyncEnumerable<TUpdate> updates,
        Func<TUpdate, int, SseItem<TEvent>?> toEvent,
        [EnumeratorCancellation] CancellationToken ct = default
    )
    {
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct, stopping);
        var number = 1;
        await foreach (var update in updates.WithCancellation(ended.Token))
            if (toEvent(update, number) is { } item)
            {
                number++;
                yield return item;
            }
            else
            {
                await SendHeartbeatAsync(http, ended.Token);
            }
    }

    // Safe between two events: the framework requests the next event only after this write has completed.
    private static async Task SendHeartbeatAsync(HttpContext http, CancellationToken ct)
    {
        await http.Response.Body.WriteAsync(Heartbeat, ct);
        await http.Response.Body.FlushAsync(ct);
    }
}

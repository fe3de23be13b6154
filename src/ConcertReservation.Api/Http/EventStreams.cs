using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using ConcertReservation.Api.Errors;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Domain.Errors;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace ConcertReservation.Api.Http;

/// <summary>
/// Sends updates as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).
/// </summary>
internal static class EventStreams
{
    private static readonly ReadOnlyMemory<byte> Heartbeat = ":\n\n"u8.ToArray();

    /// <summary>After which time a client connects again, at most; at least four fifths of it.</summary>
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(3);

    private static readonly ConditionalWeakTable<object, byte[]> SharedJsons = [];

    /// <summary>
    /// The stream ends with the updates, with the request, when the host stops, when the account opens too many
    /// (<see cref="OpenStreams"/>), or when the database does not answer: the client then connects again.
    /// </summary>
    /// <param name="toEvent">The event for an update and its number, from 1; null sends a heartbeat instead.</param>
    public static IResult Send<TUpdate, TEvent>(
        HttpContext http,
        long concertId,
        IAsyncEnumerable<TUpdate> updates,
        Func<TUpdate, int, SseItem<TEvent>?> toEvent
    ) => TypedResults.ServerSentEvents(EventsAsync(http, concertId, updates, toEvent));

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
        long concertId,
        IAsyncEnumerable<TUpdate> updates,
        Func<TUpdate, int, SseItem<TEvent>?> toEvent,
        [EnumeratorCancellation] CancellationToken ct = default
    )
    {
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var stream = http.RequestServices.GetRequiredService<OpenStreams>().Open(http.User.Id(), concertId);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct, stopping, stream.Closed);
        await using var source = updates.GetAsyncEnumerator(ended.Token);
        var number = 1;
        while (await MoveNextAsync(http, source, ended.Token))
            if (toEvent(source.Current, number) is { } item)
            {
                // With the first event, so that clients that lost their streams at once do not return at once.
                yield return number == 1 ? item with { ReconnectionInterval = RetryInterval() } : item;
                number++;
            }
            else
            {
                await SendHeartbeatAsync(http, ct);
            }
    }

    // The response has begun, so nothing but its end can tell the client: an exception would only be an error in the log.
    private static async Task<bool> MoveNextAsync<TUpdate>(
        HttpContext http,
        IAsyncEnumerator<TUpdate> source,
        CancellationToken ended
    )
    {
        try
        {
            return !ended.IsCancellationRequested && await source.MoveNextAsync() && !IsSignedOut(http);
        }
        catch (Exception exception)
            when (ended.IsCancellationRequested || exception is DomainException || TemporaryFaults.Is(exception))
        {
            http.RequestServices.GetRequiredService<ILogger<OpenStreams>>()
                .LogDebug("The event stream {Path} ended early: {Reason}", http.Request.Path, exception.Message);
            return false;
        }
    }

    private static bool IsSignedOut(HttpContext http) =>
        http.User.SessionId() is { } session
        && http.RequestServices.GetRequiredService<EndedSessions>().Contains(session);

    private static TimeSpan RetryInterval()
    {
        var longest = (int)LongestRetry.TotalMilliseconds;
        return TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(longest * 4 / 5, longest + 1));
    }

    // Safe between two events: the framework requests the next event only after this write has completed.
    private static async Task SendHeartbeatAsync(HttpContext http, CancellationToken ct)
    {
        await http.Response.Body.WriteAsync(Heartbeat, ct);
        await http.Response.Body.FlushAsync(ct);
    }
}

using System.Runtime.CompilerServices;
using ConcertReservation.Application.Overload;
using ConcertReservation.Domain.Queue;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.Application.Queue;

/// <summary>
/// Answers polls and event streams. While the token waits, the answer comes from memory, without a database connection
/// or a scope, so that an instance can serve thousands of streams. In all other cases it reads the database.
/// </summary>
public sealed class QueuePositionFacade(
    IQueueTokenSigner signer,
    QueueTokenDescriber describer,
    QueuePositionWatcher watcher,
    IOverloadGuard guard,
    IServiceScopeFactory scopes
)
{
    /// <summary>
    /// The token that the client sent, whatever its status; without one, the customer's live token, or the latest one that
    /// ended in the last day. Refuses with <c>queue_token_invalid</c> or <c>queue_token_not_found</c>.
    /// </summary>
    public ValueTask<QueueTokenResult> GetAsync(long concertId, Guid userId, string? token, CancellationToken ct) =>
        GetAsync(QueueCaller.Of(concertId, userId, PresentedToken.Read(token, signer)), FindForPollAsync, ct);

    /// <summary>
    /// What <see cref="GetAsync(long, Guid, string?, CancellationToken)"/> returns, without claiming the token.
    /// </summary>
    public ValueTask<QueueTokenResult> PeekAsync(long concertId, Guid userId, string? token, CancellationToken ct) =>
        GetAsync(QueueCaller.Of(concertId, userId, PresentedToken.Read(token, signer)), FindLatestAsync, ct);

    /// <summary>
    /// Streams the position: at once and after every change, until the token is active or has ended. Claims no token:
    /// the client that is told of its admission must send a request. Refuses, before the first event, as
    /// <see cref="GetAsync(long, Guid, string?, CancellationToken)"/> does.
    /// </summary>
    public async Task<IAsyncEnumerable<QueueUpdate>> WatchAsync(
        long concertId,
        Guid userId,
        string? token,
        CancellationToken ct
    )
    {
        var presented = QueueCaller.Of(concertId, userId, PresentedToken.Read(token, signer));
        var first = await GetAsync(presented, FindForStreamAsync, ct);
        return WatchAsync(QueueCaller.Of(concertId, userId, PresentedToken.Read(first.Token, signer)), first, ct);
    }

    private async ValueTask<QueueTokenResult> GetAsync(QueueCaller caller, Find find, CancellationToken ct) =>
        await describer.FindWaitingAsync(caller, ct) ?? await guard.RunAsync(() => FindAsync(caller, find, ct), ct);

    private async Task<QueueTokenResult> FindAsync(QueueCaller caller, Find find, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var lookup = scope.ServiceProvider.GetRequiredService<QueueTokenLookup>();
        var token = await find(lookup, caller, ct) ?? throw QueueToken.NotFound();
        return await describer.DescribeAsync(token, ct);
    }

    private static async Task<QueueToken?> FindForPollAsync(
        QueueTokenLookup lookup,
        QueueCaller caller,
        CancellationToken ct
    ) => await lookup.FindLatestAsync(caller, ct) is { } token ? await lookup.ClaimAsync(token, ct) : null;

    private static Task<QueueToken?> FindLatestAsync(
        QueueTokenLookup lookup,
        QueueCaller caller,
        CancellationToken ct
    ) => lookup.FindLatestAsync(caller, ct);

    private static Task<QueueToken?> FindForStreamAsync(
        QueueTokenLookup lookup,
        QueueCaller caller,
        CancellationToken ct
    ) => lookup.FindAsync(caller, ct);

    private async IAsyncEnumerable<QueueUpdate> WatchAsync(
        QueueCaller caller,
        QueueTokenResult first,
        [EnumeratorCancellation] CancellationToken ct = default
    )
    {
        var last = first;
        yield return new QueueUpdate(last);
        while (last.Status == QueueTokenStatus.Waiting)
        {
            await foreach (var update in watcher.WatchAsync(caller, last, ct))
                yield return update;
            last = await GetAsync(caller, FindForStreamAsync, ct);
            yield return new QueueUpdate(last);
        }
    }

    private delegate Task<QueueToken?> Find(QueueTokenLookup lookup, QueueCaller caller, CancellationToken ct);
}

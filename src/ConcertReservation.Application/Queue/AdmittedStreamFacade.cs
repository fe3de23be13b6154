using System.Data.Common;
using System.Runtime.CompilerServices;
using ConcertReservation.Application.Overload;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Queue;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.Application.Queue;

/// <summary>Ends an event stream behind the queue gate when the customer's queue token is no longer active.</summary>
public sealed class AdmittedStreamFacade(
    IQueueTokenSigner signer,
    QueueTokenReader reader,
    IOverloadGuard guard,
    IServiceScopeFactory scopes,
    TimeProvider time
)
{
    private static readonly TimeSpan BetweenChecks = TimeSpan.FromSeconds(10);

    public QueueCaller CallerOf(long concertId, Guid userId, string? token) =>
        QueueCaller.Of(concertId, userId, PresentedToken.Read(token, signer));

    /// <summary>
    /// The updates until the token has ended, noticed about ten seconds later. Receiving a stream does not claim a token.
    /// </summary>
    public async IAsyncEnumerable<T> WhileActiveAsync<T>(
        QueueCaller caller,
        IAsyncEnumerable<T> updates,
        [EnumeratorCancellation] CancellationToken ct = default
    )
    {
        var checkedAt = time.GetTimestamp();
        await foreach (var update in updates.WithCancellation(ct))
        {
            if (time.GetElapsedTime(checkedAt) >= BetweenChecks)
            {
                if (!await IsActiveAsync(caller, ct))
                    yield break;
                checkedAt = time.GetTimestamp();
            }
            yield return update;
        }
    }

    // While the database does not answer, the stream goes on: nothing is decided by it.
    private async Task<bool> IsActiveAsync(QueueCaller caller, CancellationToken ct)
    {
        try
        {
            return await guard.RunAsync(() => FindAsync(caller, ct), ct);
        }
        catch (Exception exception) when (exception is DbException or DomainException { Code: ErrorCode.Overloaded })
        {
            return true;
        }
    }

    private async Task<bool> FindAsync(QueueCaller caller, CancellationToken ct)
    {
        var token = caller.Token is { Payload: { } payload }
            ? await reader.FindAsync(caller.ConcertId, payload.TokenId, ct)
            : await FindLiveAsync(caller, ct);
        return token?.StatusAt(time.GetUtcNow()) == QueueTokenStatus.Active;
    }

    private async Task<QueueToken?> FindLiveAsync(QueueCaller caller, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var tokens = scope.ServiceProvider.GetRequiredService<IQueueTokenRepository>();
        return await tokens.FindLiveAsync(caller.ConcertId, caller.UserId, ct);
    }
}

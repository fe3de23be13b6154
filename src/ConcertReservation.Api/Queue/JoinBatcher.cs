using System.Collections.Concurrent;
using ConcertReservation.Application.Batching;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Queue;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Queue;

/// <summary>
/// One lane a line: whoever arrives within a few milliseconds gets a place in one transaction, in order of arrival. The
/// answer leaves after the commit.
/// </summary>
internal sealed class JoinBatcher(IServiceScopeFactory scopes, IOptions<JoinOptions> options, LineStateCache lineStates)
    : IJoinBatcher
{
    private readonly ConcurrentDictionary<long, RequestBatcher<Guid, Joined>> _batchers = new();

    public async Task<Joined> JoinAsync(long concertId, Guid userId, CancellationToken ct)
    {
        // Lanes are for lines that exist; whoever makes up numbers gets none.
        if (!_batchers.ContainsKey(concertId) && await lineStates.FindAsync(concertId, ct) is null)
            throw ConcertFacade.NotFound();
        var batcher = _batchers.GetOrAdd(
            concertId,
            id => new RequestBatcher<Guid, Joined>(options.Value.Limits, userIds => ServeAsync(id, userIds))
        );
        return await batcher.AddAsync(userId).WaitAsync(ct);
    }

    private async Task<IReadOnlyList<Joined>> ServeAsync(long concertId, IReadOnlyList<Guid> userIds)
    {
        await using var scope = scopes.CreateAsyncScope();
        var joining = scope.ServiceProvider.GetRequiredService<JoinFacade>();
        return await joining.JoinAsync(concertId, userIds, CancellationToken.None);
    }
}

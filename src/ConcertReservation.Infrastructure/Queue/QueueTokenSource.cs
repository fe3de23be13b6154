using ConcertReservation.Domain.Queue;
using ConcertReservation.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.Infrastructure.Queue;

internal sealed class QueueTokenSource(IServiceScopeFactory scopes) : IQueueTokenSource
{
    // Compiled, because every customer runs this query on admission.
    private static readonly Func<ConcertReservationDb, long, Guid[], IAsyncEnumerable<QueueToken>> ById =
        EF.CompileAsyncQuery(
            (ConcertReservationDb db, long concertId, Guid[] ids) =>
                db.QueueTokens.AsNoTracking().Where(token => token.ConcertId == concertId && ids.Contains(token.Id))
        );

    public async Task<IReadOnlyList<QueueToken>> ReadAsync(long concertId, Guid[] tokenIds)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConcertReservationDb>();
        return await ById(db, concertId, tokenIds).ToListAsync();
    }
}

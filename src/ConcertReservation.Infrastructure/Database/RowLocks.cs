using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Database;

internal static class RowLocks
{
    /// <summary>
    /// Runs a locking query as it was written. Composing on it would wrap it in a subquery, and a LIMIT
    /// outside could lock more than it returns.
    /// </summary>
    public static async Task<List<T>> LockAsync<T>(this IQueryable<T> query, CancellationToken ct)
        where T : class => await query.AsTracking().ToListAsync(ct);

    public static async Task<T?> LockOneAsync<T>(this IQueryable<T> query, CancellationToken ct)
        where T : class => (await query.LockAsync(ct)).SingleOrDefault();
}

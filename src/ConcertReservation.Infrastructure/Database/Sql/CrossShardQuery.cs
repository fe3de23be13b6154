using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Database.Sql;

/// <summary>
/// Marks a statement that reads all concerts or all users. Every other statement filters by one concert or one user, so
/// that a PostgreSQL sharded by concert and by user sends it to one shard (docs/capacity.md). No statement of a
/// purchase has the mark. Raw SQL contains the mark as a comment, <c>/* every shard */</c>.
/// </summary>
internal static class CrossShardQuery
{
    public const string Mark = "every shard";

    public static IQueryable<T> AcrossShards<T>(this IQueryable<T> query) => query.TagWith(Mark);
}

using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Database.Sql;

/// <summary>
/// The mark of a statement that looks through all concerts, or all people. Every other names the one it is about, so
/// that a PostgreSQL split by concert and by person sends it to one shard: docs/capacity.md. Nothing on the path of a
/// purchase has the mark. SQL written by hand says it as <c>/* every shard */</c>.
/// </summary>
internal static class CrossShardQuery
{
    public const string Mark = "every shard";

    public static IQueryable<T> AcrossShards<T>(this IQueryable<T> query) => query.TagWith(Mark);
}

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ConcertReservation.Infrastructure.Database.Sql;

internal static class RowLocks
{
    private static readonly ConcurrentDictionary<IEntityType, string> Selects = new();

    /// <summary>
    /// The rows of a table, from the WHERE on written by hand. The columns are named: a prepared <c>SELECT *</c> fails
    /// once a newer version's migration has added one.
    /// </summary>
    public static IQueryable<T> FromRows<T>(this DbSet<T> rows, FormattableString where)
        where T : class
    {
        var select = Selects.GetOrAdd(rows.EntityType, SelectOf);
        return rows.FromSql(FormattableStringFactory.Create($"{select} {where.Format}", where.GetArguments()));
    }

    /// <summary>
    /// Runs a locking query as it was written. Composing on it would wrap it in a subquery, and a LIMIT
    /// outside could lock more than it returns.
    /// </summary>
    public static async Task<List<T>> LockAsync<T>(this IQueryable<T> query, CancellationToken ct)
        where T : class => await query.AsTracking().ToListAsync(ct);

    public static async Task<T?> LockOneAsync<T>(this IQueryable<T> query, CancellationToken ct)
        where T : class => (await query.LockAsync(ct)).SingleOrDefault();

    private static string SelectOf(IEntityType entity)
    {
        ITypeBase[] types = [entity, .. entity.GetFlattenedComplexProperties().Select(c => c.ComplexType)];
        return $"SELECT {string.Join(", ", types.SelectMany(ColumnsOf))} FROM {entity.GetTableName()}";
    }

    // What the table calls a column, and under which name EF looks for it in SQL that it has not written.
    private static IEnumerable<string> ColumnsOf(ITypeBase type)
    {
        var inSql = type.GetDefaultMappings().Single().ColumnMappings.ToDictionary(m => m.Property, m => m.Column.Name);
        return type.GetTableMappings()
            .Single()
            .ColumnMappings.Select(m => $"{m.Column.Name} AS \"{inSql[m.Property]}\"");
    }
}

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ConcertReservation.Domain.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ConcertReservation.Infrastructure.Database.Sql;

internal static class RowLocks
{
    private static readonly ConcurrentDictionary<IEntityType, string> Selects = new();

    /// <summary>
    /// Selects rows of a table with a raw SQL condition that begins with WHERE. The statement names the columns: a
    /// prepared <c>SELECT *</c> fails after the migration of a newer version has added a column.
    /// </summary>
    public static IQueryable<T> FromRows<T>(this DbSet<T> rows, FormattableString where)
        where T : class
    {
        var select = Selects.GetOrAdd(rows.EntityType, SelectOf);
        return rows.FromSql(FormattableStringFactory.Create($"{select} {where.Format}", where.GetArguments()));
    }

    /// <summary>
    /// Selects and locks rows for an update that changes no key. NO KEY: the foreign keys of other transactions do not
    /// wait for the lock.
    /// </summary>
    /// <param name="where">The condition and the order.</param>
    public static IQueryable<T> FromRows<T>(this DbSet<T> rows, FormattableString where, OnLockedRow locked)
        where T : class => rows.FromRows(where, "FOR NO KEY UPDATE", locked);

    /// <param name="strength">Such as <c>FOR SHARE</c>.</param>
    public static IQueryable<T> FromRows<T>(
        this DbSet<T> rows,
        FormattableString where,
        string strength,
        OnLockedRow locked
    )
        where T : class
    {
        var wait = locked == OnLockedRow.Skip ? " SKIP LOCKED" : "";
        return rows.FromRows(FormattableStringFactory.Create($"{where.Format} {strength}{wait}", where.GetArguments()));
    }

    /// <summary>Runs a locking query unchanged, without tracking.</summary>
    public static async Task<List<T>> LockUntrackedAsync<T>(this IQueryable<T> query, CancellationToken ct)
        where T : class => await query.AsNoTracking().ToListAsync(ct);

    /// <summary>
    /// Runs a locking query unchanged. Operators composed on it would wrap it in a subquery, and a LIMIT outside of the
    /// subquery could lock more rows than it returns.
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

    // Selects each column of the table under the name that EF expects in the result of raw SQL.
    private static IEnumerable<string> ColumnsOf(ITypeBase type)
    {
        var inSql = type.GetDefaultMappings().Single().ColumnMappings.ToDictionary(m => m.Property, m => m.Column.Name);
        return type.GetTableMappings()
            .Single()
            .ColumnMappings.Select(m => $"{m.Column.Name} AS \"{inSql[m.Property]}\"");
    }
}

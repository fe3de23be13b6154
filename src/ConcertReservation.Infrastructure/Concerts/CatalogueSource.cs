using ConcertReservation.Domain.Concerts;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Connections;
using ConcertReservation.Infrastructure.Database.Sql;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;

namespace ConcertReservation.Infrastructure.Concerts;

/// <summary>Reads the catalogue in four statements, whatever the number of concerts.</summary>
internal sealed class CatalogueSource(IServiceScopeFactory scopes, NpgsqlDataSource database, TimeProvider time)
    : ICatalogueSource
{
    // Exactly the changes that the last snapshot could not see, as in the seat cache.
    private const string Changed = $"""
        SELECT {SeatMarks.Columns}, {SeatMarks.KeptFrom}, ARRAY(
            SELECT DISTINCT performance_id FROM seat_changes /* every shard */
            WHERE written_by >= $1 AND NOT pg_visible_in_snapshot(written_by, (SELECT $2::text::pg_snapshot)))
        """;

    // Before the first read: no transaction is new.
    private static readonly SeatReadMark Nothing = new(0, long.MaxValue, "1:1:");

    public async Task<Catalogue> ReadAsync(Catalogue? last)
    {
        // Before the seats are counted: what is written in between is counted again at the next read.
        var (mark, changed) = await ReadChangedAsync(last?.Mark ?? Nothing);
        var now = time.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConcertReservationDb>();
        var rows = await db.Concerts.Where(c => !c.Draft).WithNext(db, now).AcrossShards().ToListAsync();
        // A removed concert has no line, so it is not in the rows.
        var performances = await db
            .Performances.Where(p => db.Concerts.Any(c => c.Id == p.ConcertId && !c.Draft && c.RemovedAt == null))
            .OrderBy(p => p.StartsAt)
            .ThenBy(p => p.Id)
            .AcrossShards()
            .ToListAsync();
        var known = changed is null || last is null ? [] : Unchanged(last.Seats, changed, now);
        var counts = await CountAsync(db, performances, known, now);

        var ofConcert = performances
            .Select(p => p.ToListing(p.CancelledAt is null ? counts.GetValueOrDefault(p.Id)?.Available ?? 0 : 0))
            .ToLookup(p => p.ConcertId);
        var concerts = rows.Select(row => row.ToListing([.. ofConcert[row.Concert.Id]], now));
        return new Catalogue(
            [.. concerts.OrderBy(Catalogue.NextOf).ThenBy(concert => concert.ConcertId)],
            counts,
            mark
        );
    }

    /// <summary>The performances with changed seats; null when they are not known.</summary>
    private async Task<(SeatReadMark Mark, IReadOnlySet<long>? Changed)> ReadChangedAsync(SeatReadMark last)
    {
        await using var command = database.CreateCommand(Changed);
        command.CommandTimeout = CommandTimeouts.StatementSeconds;
        command.Parameters.Add(
            new NpgsqlParameter<ulong> { TypedValue = last.Oldest, NpgsqlDbType = NpgsqlDbType.Xid8 }
        );
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = last.Snapshot });
        await using var rows = await command.ExecuteReaderAsync();
        await rows.ReadAsync();
        var mark = SeatMarks.Read(rows, 0);
        var isComplete = mark.Server == last.Server && rows.GetFieldValue<ulong>(3) <= last.Oldest;
        return (mark, isComplete ? rows.GetFieldValue<long[]>(4).ToHashSet() : null);
    }

    private static Dictionary<long, SeatCount> Unchanged(
        IReadOnlyDictionary<long, SeatCount> last,
        IReadOnlySet<long> changed,
        DateTimeOffset now
    ) =>
        last.Where(count => !changed.Contains(count.Key) && !(count.Value.LapsesAt <= now))
            .ToDictionary(count => count.Key, count => count.Value);

    private static async Task<Dictionary<long, SeatCount>> CountAsync(
        ConcertReservationDb db,
        IReadOnlyList<Performance> performances,
        Dictionary<long, SeatCount> counts,
        DateTimeOffset now
    )
    {
        // A cancelled performance has no seat to sell, and its seats change with every refund.
        var others = performances.Where(p => p.CancelledAt is null && !counts.ContainsKey(p.Id)).ToList();
        if (others.Count == 0)
            return counts;

        var (ids, concertIds) = (
            others.Select(p => p.Id).ToList(),
            others.Select(p => p.ConcertId).Distinct().ToList()
        );
        var counted = await db
            .Seats.Where(seat => concertIds.Contains(seat.ConcertId) && ids.Contains(seat.PerformanceId))
            .Where(seat => seat.Status != SeatStatus.Sold)
            .GroupBy(seat => seat.PerformanceId)
            .Select(group => new
            {
                group.Key,
                Available = group.Count(seat => seat.Status == SeatStatus.Available || seat.HeldUntil <= now),
                LapsesAt = group.Where(seat => seat.HeldUntil > now).Min(seat => seat.HeldUntil),
            })
            .AcrossShards()
            .ToListAsync();
        foreach (var id in ids)
            counts[id] = new SeatCount(0, null);
        foreach (var count in counted)
            counts[count.Key] = new SeatCount(count.Available, count.LapsesAt);
        return counts;
    }
}

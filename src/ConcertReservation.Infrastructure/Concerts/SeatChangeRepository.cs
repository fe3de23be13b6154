using ConcertReservation.Domain.Concerts;
using ConcertReservation.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Concerts;

/// <summary>Deletes by transaction, not by time: a transaction may commit long after it wrote its changes.</summary>
internal sealed class SeatChangeRepository(ConcertReservationDb db) : ISeatChangeRepository
{
    // What was noted then had ended then, so that every later read has seen it. least, because a restored dump has the
    // number of another server.
    private const string Advance = """
        UPDATE seat_change_pruning SET
            kept_from = least(noted, pg_snapshot_xmin(pg_current_snapshot())),
            noted = pg_snapshot_xmin(pg_current_snapshot()),
            noted_at = clock_timestamp()
        WHERE noted_at < clock_timestamp() - {0}
        """;

    // Changes of a transaction that this server has not begun are from a restored dump.
    private const string DeleteOld = $$"""
        DELETE FROM seat_changes WHERE /* every shard */ ctid = ANY(ARRAY(
            SELECT ctid FROM seat_changes
            WHERE written_by < {{SeatMarks.KeptFrom}} OR written_by >= pg_snapshot_xmax(pg_current_snapshot())
            LIMIT {0}))
        """;

    public Task AdvanceAsync(TimeSpan keptFor, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(Advance, [keptFor], ct);

    public Task<int> DeleteOldAsync(int limit, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(DeleteOld, [limit], ct);
}

using ConcertReservation.Domain.Concerts;
using Npgsql;

namespace ConcertReservation.Infrastructure.Concerts;

/// <summary>What both reads of the seat cache select.</summary>
internal static class SeatMarks
{
    /// <summary>The columns of a <see cref="SeatReadMark"/>.</summary>
    // After a failover or a restore, committed transactions may be lost and their numbers used again. Each of these
    // starts a server, so the time of its start tells.
    public const string Columns =
        "pg_postmaster_start_time(), pg_snapshot_xmin(pg_current_snapshot()), pg_current_snapshot()::text";

    /// <summary>The changes of this transaction and of later ones are all in the table.</summary>
    // A dump that was restored elsewhere has a number of another server, which may be ahead of this one.
    public const string KeptFrom = """
        coalesce(
                (SELECT kept_from FROM seat_change_pruning WHERE kept_from < pg_snapshot_xmax(pg_current_snapshot())),
                '0'::xid8)
        """;

    public static SeatReadMark Read(NpgsqlDataReader row, int column) =>
        new(
            unchecked((uint)(row.GetFieldValue<DateTimeOffset>(column).UtcTicks / TimeSpan.TicksPerMicrosecond)),
            row.GetFieldValue<ulong>(column + 1),
            row.GetString(column + 2)
        );

    /// <summary>Reads the columns status and held_until.</summary>
    public static SeatState ReadState(NpgsqlDataReader row, int column) =>
        row.GetString(column) switch
        {
            "available" => SeatState.Available,
            "sold" => SeatState.Sold,
            "blocked" => SeatState.Blocked,
            "held" => SeatState.Of(SeatStatus.Held, row.GetFieldValue<DateTimeOffset>(column + 1)),
            var unknown => throw new InvalidOperationException($"A seat has the unknown status {unknown}."),
        };
}

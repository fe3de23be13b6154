using ConcertReservation.Bench.Measuring;
using ConcertReservation.Testing.Databases;

namespace ConcertReservation.Bench.Costs;

/// <summary>What a number of operations of one kind cost.</summary>
internal sealed record Cost(MeasuredOperation Operation, Leg Leg, Written Written)
{
    public static Cost Nothing(MeasuredOperation operation) =>
        new(operation, new Leg(0, 0, default), new Written(0, 0));

    public static Cost operator +(Cost one, Cost other) =>
        new(one.Operation, Leg.Sum([one.Leg, other.Leg]), one.Written + other.Written);
}

/// <param name="LogBytes">Bytes of write-ahead log, which a standby, an archive and the disk must store.</param>
/// <param name="Transactions">Transactions that wrote.</param>
internal sealed record Written(long LogBytes, long Transactions)
{
    public static Written operator -(Written later, Written earlier) =>
        new(later.LogBytes - earlier.LogBytes, later.Transactions - earlier.Transactions);

    public static Written operator +(Written one, Written other) =>
        new(one.LogBytes + other.LogBytes, one.Transactions + other.Transactions);

    public static async Task<Written> ReadAsync(Sql sql, CancellationToken ct) =>
        new(
            await sql.ScalarAsync<long>("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint", [], ct),
            await sql.ScalarAsync<long>("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint", [], ct)
        );
}

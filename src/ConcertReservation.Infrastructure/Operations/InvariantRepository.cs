using ConcertReservation.Domain.Operations;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Sql;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Operations;

internal sealed class InvariantRepository(ConcertReservationDb db) : IInvariantRepository
{
    // One statement, hence one snapshot: between two, the service would have moved on.
    private static readonly string Sql = string.Join(
        "\nUNION ALL\n",
        Invariants.All.Select(check =>
            $"SELECT '{check.Name.Replace("'", "''", StringComparison.Ordinal)}' AS \"Name\", count(*) AS \"Violations\" FROM ({check.Violations}) AS violation"
        )
    );

    public async Task<IReadOnlyList<InvariantCheck>> CheckAsync(DateTimeOffset now, CancellationToken ct) =>
        await db.Database.SqlQueryRaw<InvariantCheck>(Sql, now).AcrossShards().ToListAsync(ct);
}

using ConcertReservation.Domain.Operations;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Connections;
using ConcertReservation.Infrastructure.Database.Sql;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Operations;

internal sealed class InvariantRepository(ConcertReservationDb db) : IInvariantRepository
{
    private static readonly string LongerTimeout =
        $"SET LOCAL statement_timeout = '{CommandTimeouts.InvariantsSeconds}s'";

    // One statement reads one snapshot; between two statements the data could change.
    private static readonly string Sql = string.Join(
        "\nUNION ALL\n",
        Invariants.All.Select(check =>
            $"SELECT '{check.Name.Replace("'", "''", StringComparison.Ordinal)}' AS \"Name\", count(*) AS \"Violations\" FROM ({check.Violations}) AS violation"
        )
    );

    public async Task<IReadOnlyList<InvariantCheck>> CheckAsync(DateTimeOffset now, CancellationToken ct)
    {
        // The statement reads every row, which takes longer than a statement of a purchase may. SET LOCAL needs a
        // transaction: that of the caller, if there is one.
        await using var own = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(ct)
            : null;
        db.Database.SetCommandTimeout(CommandTimeouts.InvariantsSeconds);
        await db.Database.ExecuteSqlRawAsync(LongerTimeout, ct);
        var checks = await db.Database.SqlQueryRaw<InvariantCheck>(Sql, now).AcrossShards().ToListAsync(ct);
        if (own is not null)
            await own.CommitAsync(ct);
        return checks;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace ConcertReservation.Infrastructure.Database.Startup;

/// <summary>Healthy when the database answers, accepts writes and has every migration of this version.</summary>
internal sealed class MigratedHealthCheck(ConcertReservationDb db, NpgsqlDataSource database) : IHealthCheck
{
    // Needed for a single host too: its server may be a standby, or may have become one.
    private const string IsReadOnly =
        """SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean AS "Value" """;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            if (await db.Database.SqlQueryRaw<bool>(IsReadOnly).SingleAsync(cancellationToken))
            {
                // An instance that is not ready gets no traffic, so nothing else would replace these connections.
                database.Clear();
                return HealthCheckResult.Unhealthy("The database does not accept writes.");
            }

            var pending = await db.Database.GetPendingMigrationsAsync(cancellationToken);
            return pending.Any()
                ? HealthCheckResult.Unhealthy("The database is not migrated.")
                : HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", exception);
        }
    }
}

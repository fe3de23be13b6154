using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace ConcertReservation.Infrastructure.Database.Startup;

/// <summary>Ready means: a database answers that takes writes and has every migration of this version.</summary>
internal sealed class MigratedHealthCheck(ConcertReservationDb db, NpgsqlDataSource database) : IHealthCheck
{
    // Also where one host is named: the server behind it may be a standby, or have been made one.
    private const string TakesNoWrites =
        """SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean AS "Value" """;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            if (await db.Database.SqlQueryRaw<bool>(TakesNoWrites).SingleAsync(cancellationToken))
            {
                // While nobody is sent here nobody else would let go of these connections.
                database.Clear();
                return HealthCheckResult.Unhealthy("The database does not take writes.");
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

using ConcertReservation.Application.Caching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace ConcertReservation.Infrastructure.Database.Startup;

/// <summary>
/// Healthy when the database answers, accepts writes and has every migration of this version. Half a second old at most:
/// everybody may request it, so that concurrent requests share one connection.
/// </summary>
internal sealed class MigratedHealthCheck : IHealthCheck
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromMilliseconds(500);

    // Needed for a single host too: its server may be a standby, or may have become one.
    private const string IsReadOnly =
        """SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean AS "Value" """;

    private readonly IServiceScopeFactory _scopes;
    private readonly NpgsqlDataSource _database;
    private readonly Snapshot<Outcome> _outcome;

    public MigratedHealthCheck(IServiceScopeFactory scopes, NpgsqlDataSource database, TimeProvider time)
    {
        (_scopes, _database) = (scopes, database);
        _outcome = new Snapshot<Outcome>(_ => CheckAsync(), MaxAge, time);
    }

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) => (await _outcome.GetAsync(cancellationToken)).Result;

    private async Task<Outcome> CheckAsync()
    {
        try
        {
            await using var scope = _scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ConcertReservationDb>();
            if (await db.Database.SqlQueryRaw<bool>(IsReadOnly).SingleAsync())
            {
                // An instance that is not ready gets no traffic, so nothing else would replace these connections.
                _database.Clear();
                return new Outcome(HealthCheckResult.Unhealthy("The database does not accept writes."));
            }

            var pending = await db.Database.GetPendingMigrationsAsync();
            return new Outcome(
                pending.Any()
                    ? HealthCheckResult.Unhealthy("The database is not migrated.")
                    : HealthCheckResult.Healthy()
            );
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new Outcome(HealthCheckResult.Unhealthy("The database does not answer.", exception));
        }
    }

    private sealed record Outcome(HealthCheckResult Result);
}

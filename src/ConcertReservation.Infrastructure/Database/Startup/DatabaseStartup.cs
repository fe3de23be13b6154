using ConcertReservation.Infrastructure.Database.Connections;
using ConcertReservation.Infrastructure.Database.Sql;
using ConcertReservation.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ConcertReservation.Infrastructure.Database.Startup;

/// <summary>
/// Brings the database up to date before the first request. Any number of instances may start at once:
/// one does the work under an advisory lock, the others wait and find it done.
/// </summary>
public sealed class DatabaseStartup(
    IServiceScopeFactory scopes,
    NpgsqlDataSource dataSource,
    IOptions<DatabaseOptions> options,
    TimeProvider time,
    ILogger<DatabaseStartup> log
)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    /// <param name="afterwards">What else must exist once and only once, such as the first accounts.</param>
    /// <exception cref="StartRefusedException">The database did not answer within the start's patience.</exception>
    public async Task RunAsync(Func<IServiceProvider, CancellationToken, Task> afterwards, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConcertReservationDb>();
        await WaitForDatabaseAsync(db, ct);

        await using var guard = await dataSource.OpenConnectionAsync(ct);
        await ExecuteAsync(guard, "SET statement_timeout = 0; SET lock_timeout = 0", ct);
        await ExecuteAsync(guard, $"SELECT pg_advisory_lock({AdvisoryLocks.Startup})", ct);
        try
        {
            await db.Database.MigrateAsync(ct);
            // Under the lock: instances that each made first keys of their own would refuse each other's tokens.
            await scope.ServiceProvider.GetRequiredService<SigningKey>().LoadAsync(db, ct);
            await afterwards(scope.ServiceProvider, ct);
        }
        finally
        {
            // Connections are not reset when they change hands: this one is put back as it was.
            await ExecuteAsync(guard, "SELECT pg_advisory_unlock_all(); RESET ALL", CancellationToken.None);
        }
    }

    private async Task WaitForDatabaseAsync(ConcertReservationDb db, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                await using var probe = await dataSource.OpenConnectionAsync(ct);
                return;
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
            {
                await CreateDatabaseAsync(db, ct);
            }
            catch (NpgsqlException exception) when (time.GetElapsedTime(started) < options.Value.StartupPatience)
            {
                log.LogWarning("The database does not answer yet: {Reason}", exception.Message);
                await Task.Delay(BetweenTries, time, ct);
            }
            catch (NpgsqlException exception)
            {
                throw new StartRefusedException(
                    $"The database did not answer within {options.Value.StartupPatience} (Database__StartupPatience): "
                        + exception.Message,
                    exception
                );
            }
        }
    }

    private static async Task CreateDatabaseAsync(ConcertReservationDb db, CancellationToken ct)
    {
        try
        {
            await db.GetService<IRelationalDatabaseCreator>().CreateAsync(ct);
        }
        catch (PostgresException exception)
            when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another instance that started at the same time made it.
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.CommandTimeout = 0; // as long as the instance before takes
        await command.ExecuteNonQueryAsync(ct);
    }
}

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
/// Migrates the database before the first request. Several instances may start at the same time: one migrates under an
/// advisory lock, and the others wait for the lock and find the database migrated.
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

    /// <param name="afterwards">
    /// Work that must not run twice at the same time, for example creating the first accounts.
    /// </param>
    /// <param name="ct">Cancels the startup.</param>
    /// <exception cref="StartRefusedException">
    /// The database did not answer within <see cref="DatabaseOptions.StartupPatience"/>, or the signing key is lost.
    /// </exception>
    public async Task RunAsync(Func<IServiceProvider, CancellationToken, Task> afterwards, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConcertReservationDb>();
        await WaitForDatabaseAsync(db, ct);

        await using var guard = await dataSource.OpenConnectionAsync(ct);
        await ExecuteAsync(guard, "SET statement_timeout = 0; SET lock_timeout = 0", ct);
        await LockAsync(guard, ct);
        try
        {
            await MigrateAsync(db, ct);
            // Under the lock: instances that each created a first key would refuse the tokens of the others.
            await scope.ServiceProvider.GetRequiredService<SigningKey>().LoadAsync(db, ct);
            await afterwards(scope.ServiceProvider, ct);
        }
        finally
        {
            // The pool does not reset connections (see DatabaseServices), so this one is reset here.
            await ExecuteAsync(guard, "SELECT pg_advisory_unlock_all(); RESET ALL", CancellationToken.None);
        }
    }

    // Not pg_advisory_lock: a statement that waits keeps its snapshot, and a migration that builds an index concurrently
    // waits for every snapshot. Each would wait for the other.
    private async Task LockAsync(NpgsqlConnection guard, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"SELECT pg_try_advisory_lock({AdvisoryLocks.Startup})", guard);
        while (await command.ExecuteScalarAsync(ct) is not true)
            await Task.Delay(BetweenTries, time, ct);
    }

    // Without the limits of a request's statement: a migration of a big table may take minutes, and one that is
    // cancelled at every start would never be done. The limit for a lock stays: while a migration waits for a lock of a
    // table, all requests that use the table wait behind it.
    private static async Task MigrateAsync(ConcertReservationDb db, CancellationToken ct)
    {
        var timeout = db.Database.GetCommandTimeout();
        db.Database.SetCommandTimeout(0);
        // Held open, so that the migrations run on the connection whose limits are lifted.
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            await ExecuteAsync(
                connection,
                "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0",
                ct
            );
            await db.Database.MigrateAsync(ct);
            await ExecuteAsync(connection, "RESET ALL", ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
            db.Database.SetCommandTimeout(timeout);
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
            // Another instance that started at the same time has created it.
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.CommandTimeout = 0; // waits for as long as another instance migrates
        await command.ExecuteNonQueryAsync(ct);
    }
}

using System.Globalization;
using ConcertReservation.Domain.Transactions;
using ConcertReservation.Infrastructure.Database.Connections;
using ConcertReservation.Infrastructure.Database.Startup;
using ConcertReservation.Infrastructure.Database.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ConcertReservation.Infrastructure.Database;

internal static class DatabaseServices
{
    // Repeated statements are prepared once per connection, and not planned again for every call.
    private const int PreparedStatements = 100;

    public static IServiceCollection AddDatabase(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
            DataSource(
                provider.GetRequiredService<IOptions<ConnectionStringOptions>>().Value.Default!,
                provider.GetRequiredService<IOptions<DatabaseOptions>>().Value
            )
        );
        services.AddDbContextPool<ConcertReservationDb>(
            (provider, options) =>
                options
                    .UseNpgsql(
                        provider.GetRequiredService<NpgsqlDataSource>(),
                        npgsql => npgsql.CommandTimeout(CommandTimeouts.StatementSeconds)
                    )
                    // Only locked entities are tracked (see RowLocks); all other reads are for display.
                    .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        );
        services.AddScoped<PendingStatements>();
        services.AddScoped<IUnitOfWork, EfUnitOfWork>();
        services.AddSingleton<DatabaseStartup>();
        return services;
    }

    private static string TimeoutsOf(DatabaseOptions options) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"-c statement_timeout={options.StatementTimeout.TotalMilliseconds:F0} -c lock_timeout={options.LockTimeout.TotalMilliseconds:F0} -c idle_in_transaction_session_timeout={options.IdleInTransactionTimeout.TotalMilliseconds:F0}"
        );

    // The name of the pool in the metrics; without it they would show the whole connection string.
    private static string NameOf(NpgsqlConnectionStringBuilder given) => $"{given.Host}:{given.Port}/{given.Database}";

    private static NpgsqlDataSource DataSource(string connectionString, DatabaseOptions options)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        // ContainsKey is true for every known keyword; ShouldSerialize tells whether the keyword was given.
        if (!given.ShouldSerialize("Maximum Pool Size"))
            given.MaxPoolSize = options.MaxPoolSize;
        // Applies to the commands that Npgsql itself sends, above all COMMIT.
        given.CommandTimeout = CommandTimeouts.CommitSeconds;
        // Detects within about half a minute that a server has disappeared during a wait.
        given.TcpKeepAlive = true;
        given.TcpKeepAliveTime = 10;
        given.TcpKeepAliveInterval = 2;
        given.MaxAutoPrepare = PreparedStatements;
        // No code changes the state of a session (DatabaseStartup resets its own), so the pool need not reset
        // connections.
        given.NoResetOnClose = true;
        given.Options = $"{given.Options} {TimeoutsOf(options)}".Trim();
        // With several hosts the metrics use the connection string as the name: it must not contain the password.
        given.PersistSecurityInfo = false;
        given.ApplicationName ??= "ConcertReservation";
        return MultipleHosts.AreIn(given)
            ? MultipleHosts.Build(given)
            : new NpgsqlDataSourceBuilder(given.ConnectionString) { Name = NameOf(given) }.Build();
    }
}

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
    // Statements that recur are planned once a connection instead of once a call.
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
                    // Tracked is what was locked; everything else is for looking.
                    .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        );
        services.AddScoped<IUnitOfWork, EfUnitOfWork>();
        services.AddSingleton<DatabaseStartup>();
        return services;
    }

    private static string TimeoutsOf(DatabaseOptions options) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"-c statement_timeout={options.StatementTimeout.TotalMilliseconds:F0} -c lock_timeout={options.LockTimeout.TotalMilliseconds:F0} -c idle_in_transaction_session_timeout={options.IdleInTransactionTimeout.TotalMilliseconds:F0}"
        );

    // Metrics call the pool by it, and without a name by the whole connection string.
    private static string NameOf(NpgsqlConnectionStringBuilder given) => $"{given.Host}:{given.Port}/{given.Database}";

    private static NpgsqlDataSource DataSource(string connectionString, DatabaseOptions options)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        // ContainsKey is true for every keyword there is; this one says whether it was given.
        if (!given.ShouldSerialize("Maximum Pool Size"))
            given.MaxPoolSize = options.MaxPoolSize;
        // Of what is no command of ours: commits before all.
        given.CommandTimeout = CommandTimeouts.CommitSeconds;
        // A server that vanishes while we wait is noticed after about half a minute.
        given.TcpKeepAlive = true;
        given.TcpKeepAliveTime = 10;
        given.TcpKeepAliveInterval = 2;
        given.MaxAutoPrepare = PreparedStatements;
        // Nothing here changes its session, so there is nothing to put back when a connection changes hands.
        given.NoResetOnClose = true;
        given.Options = $"{given.Options} {TimeoutsOf(options)}".Trim();
        // Several hosts' pools are called by it in the metrics.
        given.PersistSecurityInfo = false;
        given.ApplicationName ??= "ConcertReservation";
        return MultipleHosts.AreIn(given)
            ? MultipleHosts.Build(given)
            : new NpgsqlDataSourceBuilder(given.ConnectionString) { Name = NameOf(given) }.Build();
    }
}

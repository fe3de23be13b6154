using ConcertReservation.EmbeddedPostgres;
using ConcertReservation.Infrastructure.Database.Connections;
using Npgsql;

namespace ConcertReservation.Api.Composition;

/// <summary>The database this process uses: the one it was given, or in Development a private one of its own.</summary>
internal sealed class DatabaseSource(PostgresServer? embedded) : IAsyncDisposable
{
    private const string Name = "concert_reservation";
    private const string Setting = $"{ConnectionStringOptions.Section}:{nameof(ConnectionStringOptions.Default)}";

    /// <summary>Afterwards the settings name a database, unless none was given and this is not Development.</summary>
    public static async Task<DatabaseSource> OpenAsync(WebApplicationBuilder builder)
    {
        if (!string.IsNullOrWhiteSpace(builder.Configuration[Setting]) || !builder.Environment.IsDevelopment())
            return new DatabaseSource(embedded: null);

        var server = await PostgresServer.StartAsync(
            new PostgresServerOptions { DataDirectory = DataDirectory(builder), Log = Console.WriteLine }
        );
        builder.Configuration[Setting] = new NpgsqlConnectionStringBuilder(server.ConnectionString)
        {
            Database = Name,
        }.ConnectionString;
        return new DatabaseSource(server);
    }

    public ValueTask DisposeAsync() => embedded?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string DataDirectory(WebApplicationBuilder builder)
    {
        // Before there are services: the server has to run when they are made.
        var embedded = builder.Configuration.GetSection(EmbeddedPostgresOptions.Section).Get<EmbeddedPostgresOptions>();
        return Path.GetFullPath(
            (embedded ?? new EmbeddedPostgresOptions()).DataDirectory,
            builder.Environment.ContentRootPath
        );
    }
}

using ConcertReservation.EmbeddedPostgres;
using Npgsql;

namespace ConcertReservation.Api.Composition;

/// <summary>The database this process uses: the one it was given, or in Development a private one of its own.</summary>
internal sealed class DatabaseSource(string connectionString, PostgresServer? embedded) : IAsyncDisposable
{
    private const string Name = "concert_reservation";

    public string ConnectionString { get; } = connectionString;

    /// <exception cref="MissingSettingException">None was given and this is not Development.</exception>
    public static async Task<DatabaseSource> OpenAsync(WebApplicationBuilder builder)
    {
        var given = builder.Configuration.GetConnectionString("Default");
        if (!string.IsNullOrWhiteSpace(given))
            return new DatabaseSource(given, embedded: null);
        if (!builder.Environment.IsDevelopment())
            throw new MissingSettingException(
                "No database: set ConnectionStrings__Default to a PostgreSQL connection string, such as "
                    + "\"Host=db;Database=concert_reservation;Username=app;Password=…\"."
            );

        var server = await PostgresServer.StartAsync(
            new PostgresServerOptions { DataDirectory = DataDirectory(builder), Log = Console.WriteLine }
        );
        var settings = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = Name };
        return new DatabaseSource(settings.ConnectionString, server);
    }

    public ValueTask DisposeAsync() => embedded?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string DataDirectory(WebApplicationBuilder builder) =>
        Path.GetFullPath(
            builder.Configuration["EmbeddedPostgres:DataDirectory"] ?? ".data/postgres",
            builder.Environment.ContentRootPath
        );
}

/// <summary>The host cannot start as it is configured; the message says what to set.</summary>
internal sealed class MissingSettingException(string message) : Exception(message);

using System.Text.Json.Nodes;
using ConcertReservation.EmbeddedPostgres;
using ConcertReservation.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ConcertReservation.IntegrationTests.Shards;

/// <summary>A database split into shards, on a separate server that logs how it ran each statement.</summary>
internal sealed class SplitDatabase : IServiceDatabase
{
    // The application name separates the statements of the service from those of a test.
    private const string Explaining = """
        ALTER SYSTEM SET logging_collector = on;
        ALTER SYSTEM SET log_destination = 'jsonlog';
        ALTER SYSTEM SET log_directory = 'statements';
        ALTER SYSTEM SET session_preload_libraries = 'auto_explain';
        ALTER SYSTEM SET auto_explain.log_min_duration = 0;
        ALTER SYSTEM SET auto_explain.log_analyze = on;
        ALTER SYSTEM SET auto_explain.log_timing = off;
        ALTER SYSTEM SET auto_explain.log_nested_statements = on;
        ALTER SYSTEM SET auto_explain.log_format = 'json'
        """;

    private readonly TemporaryFolder _folder;
    private readonly PostgresServer _server;
    private int _marks;

    private SplitDatabase(TemporaryFolder folder, PostgresServer server)
    {
        (_folder, _server) = (folder, server);
        ConnectionString = new NpgsqlConnectionStringBuilder(server.ConnectionString)
        {
            Database = "split",
        }.ConnectionString;
    }

    public string ConnectionString { get; }

    public static async Task<SplitDatabase> CreateAsync()
    {
        var folder = new TemporaryFolder();
        var database = new SplitDatabase(
            folder,
            await PostgresServer.StartAsync(new PostgresServerOptions { DataDirectory = folder.Path })
        );
        await ExecuteAsync(database._server.ConnectionString, "CREATE DATABASE split");
        await database.MigrateAsync();
        await ExecuteAsync(database.ConnectionString, Split.Sql);
        foreach (var setting in Explaining.Split(';'))
            await ExecuteAsync(database.ConnectionString, setting);
        await database._server.CrashAsync();
        await database._server.RecoverAsync();
        return database;
    }

    /// <summary>The statements of the service since the last call.</summary>
    public async Task<IReadOnlyList<Statement>> TakeStatementsAsync()
    {
        var end = $"SELECT 'mark {++_marks}' AS mark";
        await ExecuteAsync(ConnectionString, end);
        IReadOnlyList<Entry> entries = [];
        await Eventually.Is(
            async () => (entries = await ReadAsync()).Any(entry => entry.Statement.Text == end),
            "the server logs every statement"
        );
        return
        [
            .. entries
                .SkipWhile(entry => _marks > 1 && entry.Statement.Text != $"SELECT 'mark {_marks - 1}' AS mark")
                .TakeWhile(entry => entry.Statement.Text != end)
                .Where(entry => entry.IsOfTheService)
                .Select(entry => entry.Statement),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _server.DisposeAsync();

        _folder.Dispose();
    }

    private async Task MigrateAsync()
    {
        var options = new DbContextOptionsBuilder<ConcertReservationDb>()
            .UseNpgsql(ConnectionString + ";Pooling=false")
            .Options;
        await using var db = new ConcertReservationDb(options);
        await db.Database.MigrateAsync();
    }

    private static Task<int> ExecuteAsync(string connectionString, string sql) =>
        new Sql(connectionString + ";Pooling=false").ExecuteAsync(sql);

    private async Task<IReadOnlyList<Entry>> ReadAsync()
    {
        var entries = new List<Entry>();
        foreach (
            var file in Directory
                .GetFiles(_folder.Path, "*.json", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
        )
        await foreach (var line in File.ReadLinesAsync(file))
            if (Entry.Parse(line) is { } entry)
                entries.Add(entry);
        return entries;
    }

    private sealed record Entry(Statement Statement, bool IsOfTheService)
    {
        private const string PlanFollows = "plan:\n";

        /// <summary>Null for text that is not a plan, or not written completely.</summary>
        public static Entry? Parse(string line)
        {
            if (!line.EndsWith('}') || JsonNode.Parse(line) is not { } entry)
                return null;
            var message = entry["message"]!.GetValue<string>();
            var at = message.IndexOf(PlanFollows, StringComparison.Ordinal);
            return at < 0
                ? null
                : new Entry(
                    Statement.Of(JsonNode.Parse(message[(at + PlanFollows.Length)..])!),
                    entry["application_name"]?.GetValue<string>() == "ConcertReservation"
                );
        }
    }
}

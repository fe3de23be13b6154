using ConcertReservation.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ConcertReservation.Testing.Databases;

/// <summary>
/// A separate migrated database for each test class, cloned from a template that is migrated once per run.
/// </summary>
public sealed class TestDatabase : IServiceDatabase
{
    private static readonly string Run = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N")[16..];
    private static readonly Lazy<Task<string>> Template = new(CreateTemplateAsync);
    private static readonly SemaphoreSlim OneCloneAtATime = new(1);
    private static int s_count;

    private readonly string _name;

    private TestDatabase(string name, string connectionString)
    {
        _name = name;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    public static async Task<TestDatabase> CreateAsync()
    {
        var template = await Template.Value;
        var name = $"test_{Run}_{Interlocked.Increment(ref s_count)}";
        await OneCloneAtATime.WaitAsync();
        try
        {
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        }
        finally
        {
            OneCloneAtATime.Release();
        }
        return new TestDatabase(name, await ConnectionStringToAsync(name));
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");

    private static async Task<string> CreateTemplateAsync()
    {
        var name = $"template_{Run}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => DropTemplate(name);

        // No pool: a template with an open connection cannot be cloned.
        var connectionString = await ConnectionStringToAsync(name) + ";Pooling=false";
        var options = new DbContextOptionsBuilder<ConcertReservationDb>().UseNpgsql(connectionString).Options;
        await using var db = new ConcertReservationDb(options);
        await db.Database.MigrateAsync();
        return name;
    }

    // A server of TEST_DATABASE remains after the run; a server that the run started is deleted with its databases.
    private static void DropTemplate(string name)
    {
        if (ServerChoice.IsGiven(ServerChoice.Setting))
            ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)").Wait(TimeSpan.FromSeconds(10));
    }

    private static async Task<string> ConnectionStringToAsync(string name) =>
        new NpgsqlConnectionStringBuilder(await DatabaseServer.ConnectionStringAsync())
        {
            Database = name,
        }.ConnectionString;

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(
            await DatabaseServer.ConnectionStringAsync() + ";Pooling=false"
        );
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

using Npgsql;

namespace ConcertReservation.IntegrationTests.Hosting;

/// <summary>A database without a schema, as at a first start.</summary>
public sealed class EmptyDatabase : IAsyncLifetime
{
    private static int s_count;
    private readonly string _name = $"empty_{Environment.ProcessId}_{Interlocked.Increment(ref s_count)}";

    public string ConnectionString { get; private set; } = "";
    public Sql Sql => new(ConnectionString);

    public async Task InitializeAsync()
    {
        var server = await DatabaseServer.ConnectionStringAsync();
        await new Sql(server).ExecuteAsync($"CREATE DATABASE {_name}");
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = _name }.ConnectionString;
    }

    public async Task DisposeAsync() =>
        await new Sql(await DatabaseServer.ConnectionStringAsync()).ExecuteAsync(
            $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)"
        );
}

using System.Diagnostics;
using System.Globalization;
using ConcertReservation.Testing.Processes;
using Npgsql;

namespace ConcertReservation.Testing.Clusters.Replication;

/// <summary>One of the two PostgreSQL servers: as durable as in production, with fsync.</summary>
internal sealed class ReplicatedServer : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(30);

    private readonly string _data;
    private readonly string _password;
    private readonly GuardedProcess _process;

    private ReplicatedServer(string data, string password, int port, GuardedProcess process)
    {
        (_data, _password, Port) = (data, password, port);
        _process = process;
    }

    public int Port { get; }

    /// <summary>The server responds on return, whether it accepts writes or follows another.</summary>
    public static async Task<ReplicatedServer> StartAsync(
        ReplicationPrograms programs,
        string data,
        string password,
        CancellationToken ct
    )
    {
        var port = FreePort.Next();
        string[] settings =
        [
            string.Create(CultureInfo.InvariantCulture, $"port={port}"),
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=300",
        ];
        var command = programs.Server(["-D", data, .. settings.SelectMany(setting => new[] { "-c", setting })]);
        var server = new ReplicatedServer(
            data,
            password,
            port,
            GuardedProcess.Start(command, log: $"{data}.log", stop: "INT")
        );
        try
        {
            await server.WaitAsync("SELECT true", ct);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Waits until the query returns true. It retries when the server does not respond yet.</summary>
    /// <exception cref="TimeoutException">It took too long; the message has the end of the server's log.</exception>
    public async Task WaitAsync(string query, CancellationToken ct)
    {
        try
        {
            await Eventually.Is(() => IsTrueAsync(query, ct), query, ReadyWithin, ct);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message}, server in {_data}:\n{LastLines()}", late);
        }
    }

    /// <summary>SIGKILL to the server. The processes of its connections notice that and end.</summary>
    public void Kill()
    {
        var pid = int.Parse(
            File.ReadLines(Path.Combine(_data, "postmaster.pid")).First(),
            CultureInfo.InvariantCulture
        );
        using var process = Process.GetProcessById(pid);
        process.Kill();
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private async Task<bool> IsTrueAsync(string query, CancellationToken ct)
    {
        try
        {
            await using var connection = await OpenAsync(ct);
            await using var command = new NpgsqlCommand(query, connection);
            return await command.ExecuteScalarAsync(ct) is true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(
            $"Host=127.0.0.1;Port={Port};Username=postgres;Password={_password};Database=postgres;Pooling=false"
        );
        await connection.OpenAsync(ct);
        return connection;
    }

    private string LastLines() => string.Join('\n', File.ReadLines($"{_data}.log").TakeLast(20));
}

using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace ConcertReservation.Testing.Clusters.Replication;

/// <summary>One of the two PostgreSQL servers: as durable as in production, everything fsynced.</summary>
internal sealed class DatabaseServer : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly string _data;
    private readonly string _password;
    private readonly GuardedProcess _process;

    private DatabaseServer(string data, string password, int port, GuardedProcess process)
    {
        (_data, _password, Port) = (data, password, port);
        _process = process;
    }

    public int Port { get; }

    /// <summary>Answers on return, whether it takes writes or follows another.</summary>
    public static async Task<DatabaseServer> StartAsync(
        ReplicationPrograms programs,
        string data,
        string password,
        CancellationToken ct
    )
    {
        var port = ServicePort.Next();
        string[] settings =
        [
            string.Create(CultureInfo.InvariantCulture, $"port={port}"),
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=300",
        ];
        var command = programs.Server(["-D", data, .. settings.SelectMany(setting => new[] { "-c", setting })]);
        var server = new DatabaseServer(
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

    /// <summary>Until the query says true; a server that does not answer yet is asked again.</summary>
    /// <exception cref="TimeoutException">It took too long; the message has the server's last words.</exception>
    public async Task WaitAsync(string query, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        while (!await IsTrueAsync(query, ct))
        {
            if (clock.Elapsed > ReadyWithin)
                throw new TimeoutException($"\"{query}\" is not true of the server in {_data}:\n{LastWords()}");
            await Task.Delay(Step, ct);
        }
    }

    /// <summary>SIGKILL to the server; its processes for the connections notice, and go too.</summary>
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

    private string LastWords() => string.Join('\n', File.ReadLines($"{_data}.log").TakeLast(20));
}

using System.Net;
using ConcertReservation.EmbeddedPostgres;
using Npgsql;

namespace ConcertReservation.IntegrationTests.Faults;

/// <summary>Two instances over a separate durable PostgreSQL, which tests may crash.</summary>
public sealed class FragileService : IAsyncLifetime, IDisposable
{
    private const string Password = "correct horse battery";
    private const string OperatorEmail = "operator@test.example";

    private readonly TemporaryFolder _folder = new();
    private readonly List<ApiHost> _hosts = [];
    private PostgresServer? _server;
    private int _people;

    public int Instances => _hosts.Count;

    public async Task InitializeAsync()
    {
        _server = await PostgresServer.StartAsync(new PostgresServerOptions { DataDirectory = _folder.Path });
        var database = new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Database = "fragile" };
        for (var i = 0; i < 2; i++)
            _hosts.Add(
                new ApiHost(
                    database.ConnectionString,
                    new ShiftedClock(),
                    ("Operator:Email", OperatorEmail),
                    ("Operator:Password", Password)
                )
            );
    }

    public async Task DisposeAsync()
    {
        foreach (var host in _hosts)
            await host.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await _server!.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    public ApiClient Client(int instance = 0) => new(_hosts[instance].CreateClient());

    public async Task<ApiClient> CustomerAsync()
    {
        var email = $"person{Interlocked.Increment(ref _people)}@test.example";
        await Client().SignUpAsync(email, Password, "Someone");
        return await Client().SignInAsync(email, Password);
    }

    public Task<ApiClient> OperatorAsync() => Client().SignInAsync(OperatorEmail, Password);

    public Task CrashAsync() => _server!.CrashAsync();

    /// <summary>Starts the server again, and returns when every instance is connected.</summary>
    public async Task RecoverAsync()
    {
        await _server!.RecoverAsync();
        for (var i = 0; i < Instances; i++)
            await Eventually.Is(
                async () => (await Client(i).GetAsync("//health/ready")).Status == HttpStatusCode.OK,
                "every instance has to connect to the database again"
            );
    }
}

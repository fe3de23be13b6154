using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Clusters.Balancing;
using ConcertReservation.Testing.Clusters.Replication;
using ConcertReservation.Testing.Databases;
using ConcertReservation.Testing.Files;

namespace ConcertReservation.Testing.Clusters;

/// <summary>
/// The service as it runs in production: one PostgreSQL server or a pair, instances of the built app as separate
/// processes on ports of 127.0.0.1, and nginx in front of them where the settings require it. Everything stops on
/// disposal, and when this process ends in any way that it can notice.
/// </summary>
public sealed class Cluster : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly IClusterDatabase _database;
    private readonly ClusterSettings _settings;
    private readonly HttpClient _http = new();
    private readonly List<Instance> _instances = [];
    private Balancer? _balancer;

    private Cluster(TemporaryFolder folder, IClusterDatabase database, ClusterSettings settings)
    {
        _folder = folder;
        _database = database;
        _settings = settings;
        AppDomain.CurrentDomain.ProcessExit += KillAll;
    }

    public IReadOnlyList<Instance> Instances => _instances;

    /// <summary>Where clients send requests: to the balancer, or without one to any instance.</summary>
    public IReadOnlyList<Uri> Addresses =>
        _balancer is null ? [.. _instances.Select(instance => instance.Address)] : [_balancer.Address];

    /// <summary>Of the database that the instances share.</summary>
    public string ConnectionString => _database.ConnectionString;

    public Sql Sql => new(ConnectionString);

    /// <summary>Where the logs are; deleted with the cluster unless <see cref="KeepFiles"/> is set.</summary>
    public string Folder => _folder.Path;

    public bool KeepFiles { get; set; }

    /// <summary>Starts the database and then the instances; all are ready on return.</summary>
    /// <exception cref="InstanceStartException">An instance ended or took too long; the message has its last lines.</exception>
    public static async Task<Cluster> StartAsync(int instances, ClusterSettings settings, CancellationToken ct)
    {
        var folder = new TemporaryFolder("concert-load");
        try
        {
            if (settings.Balanced)
                await Balancer.FindAsync(ct);
            IClusterDatabase database = settings.Replicated
                ? await PrimaryAndStandby.StartAsync(folder.Path, ct)
                : await ClusterDatabase.StartAsync(settings.Durable ? folder.PathOf("postgres") : null, ct);
            return await StartAsync(instances, settings, folder, database, ct);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A client that is not signed in; <paramref name="number"/> selects the address, modulo the number of addresses.
    /// </summary>
    public ApiClient Client(int number = 0) => new(_http, Addresses[number % Addresses.Count]);

    public Task<ApiClient> SignInOperatorAsync(CancellationToken ct) =>
        Client().SignInAsync(OperatorAccount.Email, OperatorAccount.Password, ct);

    /// <summary>One more instance; it is ready on return.</summary>
    public Task AddAsync(CancellationToken ct) => Make().StartAsync(ct);

    /// <summary>Kills the instance that was added last. It does not come back.</summary>
    public async Task RemoveNewestAsync()
    {
        var newest = _instances[^1];
        _instances.Remove(newest);
        await newest.DisposeAsync();
    }

    /// <summary>SIGKILL to one instance; its process has ended on return.</summary>
    public Task KillAsync(int instance) => Instances[instance].KillAsync();

    /// <summary>Starts a killed instance again, on the port it had; it is ready on return.</summary>
    public Task RestartAsync(int instance, CancellationToken ct = default) => Instances[instance].StartAsync(ct);

    /// <summary>Stops the database as if its machine had failed; the instances keep running.</summary>
    public Task CrashDatabaseAsync(CancellationToken ct = default) => _database.CrashAsync(ct);

    /// <summary>Starts the crashed database again, or promotes its standby; it accepts writes on return.</summary>
    public Task RecoverDatabaseAsync(CancellationToken ct = default) => _database.RecoverAsync(ct);

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAll;
        if (_balancer is not null)
            await _balancer.DisposeAsync();
        foreach (var instance in Instances)
            await instance.DisposeAsync();
        await _database.DisposeAsync();
        _http.Dispose();
        if (!KeepFiles)
            _folder.Dispose();
    }

    private static async Task<Cluster> StartAsync(
        int count,
        ClusterSettings settings,
        TemporaryFolder folder,
        IClusterDatabase database,
        CancellationToken ct
    )
    {
        var cluster = new Cluster(folder, database, settings);
        var made = Enumerable.Range(0, count).Select(_ => cluster.Make()).ToList();
        try
        {
            await Task.WhenAll(made.Select(instance => instance.StartAsync(ct)));
            if (settings.Balanced)
                cluster._balancer = await Balancer.StartAsync(
                    folder.PathOf("balancer"),
                    [.. made.Select(instance => instance.Address)],
                    ct
                );
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    private Instance Make()
    {
        var number = _instances.Count;
        var log = _folder.PathOf($"instance-{number}.log");
        var instance = new Instance(number, InstanceSettings(), _settings.ReadyWithin, log);
        _instances.Add(instance);
        return instance;
    }

    private (string Name, string? Value)[] InstanceSettings() =>
        [
            ("ConnectionStrings__Default", ConnectionString),
            ("Operator__Email", OperatorAccount.Email),
            ("Operator__Password", OperatorAccount.Password),
            ("RateLimits__Enabled", "false"), // all clients have one address here
            // Hashing as slowly as in production would be most of the time of a run that signs up.
            ("ASPNETCORE_ENVIRONMENT", "Testing"),
            ("Passwords__Iterations", "1000"),
            ("Logging__LogLevel__Default", "Warning"),
            .. _settings.App.Select(setting => (setting.Key, (string?)setting.Value)),
        ];

    private void KillAll(object? sender, EventArgs e)
    {
        foreach (var instance in Instances)
            instance.KillNow();
    }
}

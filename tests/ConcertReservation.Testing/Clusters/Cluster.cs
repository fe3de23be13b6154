using ConcertReservation.Testing.Clusters.Balancing;
using ConcertReservation.Testing.Clusters.Replication;

namespace ConcertReservation.Testing.Clusters;

/// <summary>
/// The service as it runs in production: one PostgreSQL or a pair, instances of the built app as processes of their own
/// on ports of 127.0.0.1, and nginx before them when asked for. Everything stops on disposal, and when this process ends in any way it can notice.
/// </summary>
public sealed class Cluster : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly IClusterDatabase _database;
    private readonly InstanceLaunch _launch;
    private readonly List<Instance> _instances = [];
    private Balancer? _balancer;

    private Cluster(TemporaryFolder folder, IClusterDatabase database, ClusterSettings settings)
    {
        _folder = folder;
        _database = database;
        _launch = new InstanceLaunch(database.ConnectionString, settings);
        AppDomain.CurrentDomain.ProcessExit += KillAll;
    }

    public IReadOnlyList<Instance> Instances => _instances;

    /// <summary>Where callers knock: at the balancer, or without one at any instance.</summary>
    public IReadOnlyList<Uri> Doors =>
        _balancer is null ? [.. _instances.Select(instance => instance.Address)] : [_balancer.Address];

    /// <summary>The database of the app, for looking behind its back.</summary>
    public string ConnectionString => _database.ConnectionString;

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
            folder.Delete();
            throw;
        }
    }

    /// <summary>One instance more; it is ready on return.</summary>
    public Task AddAsync(CancellationToken ct) => Make().StartAsync(ct);

    /// <summary>Kills the instance that was added last, for good.</summary>
    public async Task RemoveNewestAsync()
    {
        var newest = _instances[^1];
        _instances.Remove(newest);
        await newest.DisposeAsync();
    }

    /// <summary>SIGKILL to that one process; returns when it is gone.</summary>
    public Task KillAsync(int instance) => Instances[instance].KillAsync();

    /// <summary>Starts a killed instance again, on the port it had; it is ready on return.</summary>
    public Task RestartAsync(int instance, CancellationToken ct = default) => Instances[instance].StartAsync(ct);

    /// <summary>Stops the database as if its machine had failed; the instances stay up.</summary>
    public Task CrashDatabaseAsync(CancellationToken ct = default) => _database.CrashAsync(ct);

    /// <summary>Starts the crashed database again, or promotes the standby of one that has it; it answers on return.</summary>
    public Task RecoverDatabaseAsync(CancellationToken ct = default) => _database.RecoverAsync(ct);

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAll;
        if (_balancer is not null)
            await _balancer.DisposeAsync();
        foreach (var instance in Instances)
            await instance.DisposeAsync();
        await _database.DisposeAsync();
        if (!KeepFiles)
            _folder.Delete();
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
        var instance = new Instance(number, _launch, _folder.PathOf($"instance-{number}.log"));
        _instances.Add(instance);
        return instance;
    }

    private void KillAll(object? sender, EventArgs e)
    {
        foreach (var instance in Instances)
            instance.KillNow();
    }
}

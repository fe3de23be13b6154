namespace ConcertReservation.LoadTests.Clusters;

/// <summary>
/// The service as it runs in production: one PostgreSQL, and instances of the built app as processes of their own on
/// ports of 127.0.0.1. Everything stops on disposal, and when this process ends in any way it can notice.
/// </summary>
public sealed class Cluster : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly ClusterDatabase _database;

    private Cluster(TemporaryFolder folder, ClusterDatabase database, IReadOnlyList<Instance> instances)
    {
        _folder = folder;
        _database = database;
        Instances = instances;
        AppDomain.CurrentDomain.ProcessExit += KillAll;
    }

    public IReadOnlyList<Instance> Instances { get; }

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
            var database = await ClusterDatabase.StartAsync(settings.Durable ? folder.PathOf("postgres") : null, ct);
            return await StartAsync(instances, settings, folder, database, ct);
        }
        catch
        {
            folder.Delete();
            throw;
        }
    }

    /// <summary>SIGKILL to that one process; returns when it is gone.</summary>
    public Task KillAsync(int instance) => Instances[instance].KillAsync();

    /// <summary>Starts a killed instance again, on the port it had; it is ready on return.</summary>
    public Task RestartAsync(int instance, CancellationToken ct = default) => Instances[instance].StartAsync(ct);

    /// <summary>Stops the database as if its machine had failed; the instances stay up.</summary>
    public Task CrashDatabaseAsync(CancellationToken ct = default) => _database.CrashAsync(ct);

    /// <summary>Starts the crashed database again; it has recovered and answers on return.</summary>
    public Task RecoverDatabaseAsync(CancellationToken ct = default) => _database.RecoverAsync(ct);

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAll;
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
        ClusterDatabase database,
        CancellationToken ct
    )
    {
        var launch = new InstanceLaunch(database.ConnectionString, settings);
        var instances = Enumerable
            .Range(0, count)
            .Select(i => new Instance(i, launch, folder.PathOf($"instance-{i}.log")));
        var cluster = new Cluster(folder, database, [.. instances]);
        try
        {
            await Task.WhenAll(cluster.Instances.Select(instance => instance.StartAsync(ct)));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    private void KillAll(object? sender, EventArgs e)
    {
        foreach (var instance in Instances)
            instance.KillNow();
    }
}

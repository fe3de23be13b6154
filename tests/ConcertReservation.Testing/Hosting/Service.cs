using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Databases;
using ConcertReservation.Testing.People;
using Xunit;

namespace ConcertReservation.Testing.Hosting;

/// <summary>The service as one test class sees it: one database, one or more instances, one clock.</summary>
public abstract class Service(int instances, params (string Key, string Value)[] settings) : IAsyncLifetime
{
    private readonly List<ApiHost> _hosts = [];
    private IServiceDatabase? _database;

    public ShiftedClock Clock { get; } = new();
    public IReadOnlyList<ApiHost> Hosts => _hosts;
    public string ConnectionString => _database!.ConnectionString;
    public Sql Sql => new(ConnectionString);
    public Crowd Crowd => new(this);

    /// <summary>Names of the workers that do not run.</summary>
    protected virtual IReadOnlyList<string> Without => [];

    /// <summary>
    /// A client that is not signed in; <paramref name="instance"/> is taken modulo the number of instances.
    /// </summary>
    public ApiClient Client(int instance = 0) => new(_hosts[instance % _hosts.Count].CreateClient());

    public async Task InitializeAsync()
    {
        _database = await CreateDatabaseAsync();
        for (var i = 0; i < instances; i++)
            _hosts.Add(new ApiHost(ConnectionString, Clock, Without, settings));
    }

    public async Task DisposeAsync()
    {
        foreach (var host in _hosts)
            await host.DisposeAsync();
        await _database!.DisposeAsync();
    }

    protected virtual async Task<IServiceDatabase> CreateDatabaseAsync() => await TestDatabase.CreateAsync();
}

/// <summary>One instance.</summary>
public sealed class OneInstance() : Service(instances: 1);

/// <summary>Two instances side by side over one database.</summary>
public sealed class TwoInstances() : Service(instances: 2);

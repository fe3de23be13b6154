using ConcertReservation.IntegrationTests.People;

namespace ConcertReservation.IntegrationTests.Hosting;

/// <summary>The service as one test class sees it: one database, one or more instances, one clock.</summary>
public abstract class Service(int instances, params (string Key, string Value)[] settings) : IAsyncLifetime
{
    private readonly List<ApiHost> _hosts = [];
    private TestDatabase? _database;

    public ShiftedClock Clock { get; } = new();
    public IReadOnlyList<ApiHost> Hosts => _hosts;
    public string ConnectionString => _database!.ConnectionString;
    public Sql Sql => new(ConnectionString);
    public Crowd Crowd => new(this);

    /// <summary>A client nobody has signed in to; <paramref name="instance"/> counts round.</summary>
    public ApiClient Client(int instance = 0) => new(_hosts[instance % _hosts.Count].CreateClient());

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        for (var i = 0; i < instances; i++)
            _hosts.Add(new ApiHost(ConnectionString, Clock, settings));
    }

    public async Task DisposeAsync()
    {
        foreach (var host in _hosts)
            await host.DisposeAsync();
        await _database!.DisposeAsync();
    }
}

/// <summary>One instance.</summary>
public sealed class OneInstance() : Service(instances: 1);

/// <summary>Two instances side by side over one database.</summary>
public sealed class TwoInstances() : Service(instances: 2);

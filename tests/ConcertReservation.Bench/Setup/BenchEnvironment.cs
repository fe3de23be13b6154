using ConcertReservation.Bench.Inside;
using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Raw;
using ConcertReservation.Bench.Rows;
using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Clusters;
using ConcertReservation.Testing.Databases;
using ConcertReservation.Testing.Reporting;
using Npgsql;

namespace ConcertReservation.Bench.Setup;

/// <summary>A running service, and everything that a row needs to set up what it measures.</summary>
internal sealed class BenchEnvironment : IAsyncDisposable
{
    private static readonly ClusterSettings Settings = new()
    {
        Durable = true, // with fsync, as in production
        App = new Dictionary<string, string>(InsideStartup.Environment, StringComparer.Ordinal)
        {
            ["Database__StatementTimeout"] = "00:01:00", // the invariants of a line of a million, at the end
        },
    };

    private RawDatabase? _raw;

    private BenchEnvironment(Cluster cluster, Scale scale, Progress progress)
    {
        (Cluster, Scale, Progress) = (cluster, scale, progress);
        var connectionString = cluster.ConnectionString + ";Command Timeout=0";
        (Database, Sql) = (NpgsqlDataSource.Create(connectionString), new Sql(connectionString));
        Tokens = new Tokens(Address);
        Staff = cluster.Client();
        Accounts = new AccountSetup(Sql);
        Meter = new Meter(cluster, database: null);
        Lines = new LineSetup(this);
        Hall = new BigHall(this);
    }

    public Cluster Cluster { get; }
    public Scale Scale { get; }
    public Progress Progress { get; }
    public NpgsqlDataSource Database { get; }
    public Sql Sql { get; }
    public Tokens Tokens { get; }
    public AccountSetup Accounts { get; }
    public LineSetup Lines { get; }

    /// <summary>The big hall that the rows share.</summary>
    public BigHall Hall { get; }
    public ConcertSetup Concerts => new(Staff, Sql);

    /// <summary>A client that is signed in as the operator.</summary>
    public ApiClient Staff { get; private set; }
    public Meter Meter { get; private set; }

    /// <summary>The one instance that most rows measure.</summary>
    public Uri Address => Cluster.Instances[0].Address;

    public static async Task<BenchEnvironment> OpenAsync(Scale scale, Progress progress, CancellationToken ct)
    {
        var cluster = await Cluster.StartAsync(instances: 1, Settings, ct);
        var bench = new BenchEnvironment(cluster, scale, progress);
        try
        {
            bench.Staff = await cluster.SignInOperatorAsync(ct);
            bench.Meter = new Meter(cluster, await DatabaseProcesses.FindAsync(bench.Database, ct));
            return bench;
        }
        catch
        {
            await bench.DisposeAsync();
            throw;
        }
    }

    /// <summary>The database of raw, the same on each call.</summary>
    public async Task<RawDatabase> RawAsync(CancellationToken ct) =>
        _raw ??= await RawDatabase.CreateAsync(Cluster.ConnectionString, ct);

    public async ValueTask DisposeAsync()
    {
        Tokens.Dispose();
        await Database.DisposeAsync();
        await Cluster.DisposeAsync();
    }
}

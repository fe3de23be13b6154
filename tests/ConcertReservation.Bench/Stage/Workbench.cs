using ConcertReservation.Bench.Inside;
using ConcertReservation.Bench.Measuring;
using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Clusters;
using ConcertReservation.Testing.Reporting;
using Npgsql;

namespace ConcertReservation.Bench.Stage;

/// <summary>A running service, and everything a row needs to set up what it measures.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    private static readonly ClusterSettings Settings = new()
    {
        Durable = true, // a commit that is not on the disk is no commit
        App = new Dictionary<string, string>(InsideStartup.Environment, StringComparer.Ordinal)
        {
            ["Database__StatementTimeout"] = "00:01:00", // the invariants of a line of a million, at the end
        },
    };

    private readonly Reception _reception;

    private Workbench(Cluster cluster, Scale scale, Progress progress)
    {
        (Cluster, Scale, Progress) = (cluster, scale, progress);
        _reception = new Reception(cluster);
        Database = NpgsqlDataSource.Create(cluster.ConnectionString + ";Command Timeout=0");
        Tokens = new Tokens(Address);
        Crowd = new Crowd(Database);
        Meter = new Meter(cluster, database: null);
        Office = new Office(_reception, Database, accessToken: "");
        Lines = new Lines(this);
    }

    public Cluster Cluster { get; }
    public Scale Scale { get; }
    public Progress Progress { get; }
    public NpgsqlDataSource Database { get; }
    public Tokens Tokens { get; }
    public Crowd Crowd { get; }
    public Lines Lines { get; }
    public Office Office { get; private set; }
    public Meter Meter { get; private set; }

    /// <summary>Of the one instance that most rows measure.</summary>
    public Uri Address => Cluster.Instances[0].Address;

    public static async Task<Workbench> OpenAsync(Scale scale, Progress progress, CancellationToken ct)
    {
        var cluster = await Cluster.StartAsync(instances: 1, Settings, ct);
        var bench = new Workbench(cluster, scale, progress);
        try
        {
            var accessToken = await bench._reception.SignInAsync(OperatorAccount.Email, OperatorAccount.Password, ct);
            bench.Office = new Office(bench._reception, bench.Database, accessToken);
            bench.Meter = new Meter(cluster, await DatabaseProcesses.FindAsync(bench.Database, ct));
            return bench;
        }
        catch
        {
            await bench.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _reception.Dispose();
        Tokens.Dispose();
        await Database.DisposeAsync();
        await Cluster.DisposeAsync();
    }
}

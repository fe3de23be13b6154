using System.Collections.ObjectModel;

namespace ConcertReservation.Testing.Clusters;

/// <summary>How a cluster is run, apart from the number of its instances.</summary>
public sealed record ClusterSettings
{
    /// <summary>
    /// Writes survive a crash of the database (fsync). When false, the server is temporary and faster.
    /// </summary>
    public bool Durable { get; init; }

    /// <summary>
    /// A primary with a synchronous standby on installed binaries, always durable: a crash is for good, and recovering
    /// promotes the standby.
    /// </summary>
    public bool Replicated { get; init; }

    /// <summary>nginx in front, with the shipped configuration, which is for three instances.</summary>
    public bool Balanced { get; init; }

    /// <summary>
    /// The app's settings on top of the cluster's own, named as in the environment: <c>Queue__TickInterval</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> App { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>How long an instance may take from its start until it is ready.</summary>
    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromMinutes(2);
}

/// <summary>The operator account that every cluster has.</summary>
public static class OperatorAccount
{
    public const string Email = "operator@load.example";
    public const string Password = "load-test-operator";
}

using System.Globalization;

namespace ConcertReservation.EmbeddedPostgres.Clusters;

internal static class ClusterSettings
{
    /// <summary>What is set on top of the server's defaults; no value needs quoting.</summary>
    public static IEnumerable<string> For(PostgresServerOptions options)
    {
        string[] always =
        [
            string.Create(CultureInfo.InvariantCulture, $"max_connections={options.MaxConnections}"),
            "timezone=UTC",
            "log_timezone=UTC",
        ];
        // A thrown-away cluster has nothing worth keeping through a power cut.
        string[] careless = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];
        return options.IsDurable ? always : [.. always, .. careless];
    }
}

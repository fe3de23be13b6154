using System.Globalization;

namespace ConcertReservation.EmbeddedPostgres.Clusters;

internal static class ClusterSettings
{
    /// <summary>The settings that differ from the defaults of the server. No value needs quotes.</summary>
    public static IEnumerable<string> For(PostgresServerOptions options)
    {
        string[] always =
        [
            string.Create(CultureInfo.InvariantCulture, $"max_connections={options.MaxConnections}"),
            "timezone=UTC",
            "log_timezone=UTC",
            // Statements are planned once a connection. On an empty database they plan for empty tables, and that plan
            // reads more with each sale until the tables are analyzed.
            "autovacuum_naptime=5s",
        ];
        // A temporary cluster need not survive a power failure.
        string[] notDurable = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];
        return options.IsDurable ? always : [.. always, .. notDurable];
    }
}

using ConcertReservation.EmbeddedPostgres.Binaries;
using ConcertReservation.EmbeddedPostgres.Sharing;

namespace ConcertReservation.EmbeddedPostgres.Clusters;

internal static class ClusterVersion
{
    /// <exception cref="PostgresStartException">The cluster belongs to another major version.</exception>
    public static void Require(ServerFolder folder, ServerBinaries binaries)
    {
        var file = Path.Combine(folder.Cluster, "PG_VERSION");
        var found = File.Exists(file) ? File.ReadAllText(file).Trim() : "unknown";
        if (found != binaries.Version.Split('.')[0])
        {
            throw new PostgresStartException(
                $"The cluster in {folder.Root} was made by PostgreSQL {found}, and the server found is "
                    + $"{binaries.Version}, which cannot read it. Provide a server of that version, name another "
                    + "folder, or delete this one with all its data."
            );
        }
    }
}

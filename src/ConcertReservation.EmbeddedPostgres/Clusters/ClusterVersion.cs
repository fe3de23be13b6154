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
                $"The cluster in {folder.Root} was created by PostgreSQL {found}, and PostgreSQL {binaries.Version} "
                    + "cannot read it. Install a server of that version, use another folder, or delete this folder "
                    + "with all its data."
            );
        }
    }
}

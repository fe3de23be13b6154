using ConcertReservation.EmbeddedPostgres.Binaries;
using ConcertReservation.EmbeddedPostgres.Docker;

namespace ConcertReservation.EmbeddedPostgres.Sources;

internal static class ServerSources
{
    /// <summary>The pinned version is first, so that all machines run the same version when they can.</summary>
    public static IReadOnlyList<IServerSource> InOrder { get; } =
    [new PinnedBinaries(), new InstalledBinaries(), new DockerContainers()];
}

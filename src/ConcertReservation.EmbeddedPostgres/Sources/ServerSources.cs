using ConcertReservation.EmbeddedPostgres.Binaries;
using ConcertReservation.EmbeddedPostgres.Docker;

namespace ConcertReservation.EmbeddedPostgres.Sources;

internal static class ServerSources
{
    /// <summary>The order is the contract: the pinned version first, so that every machine runs the same one.</summary>
    public static IReadOnlyList<IServerSource> InOrder { get; } =
    [new PinnedBinaries(), new InstalledBinaries(), new DockerContainers()];
}

namespace ConcertReservation.IntegrationTests.Hosting;

/// <summary>One instance without workers: only a test admits customers and sweeps.</summary>
public sealed class NoWorkers() : StillService();

/// <inheritdoc cref="NoWorkers"/>
public abstract class StillService(params (string Key, string Value)[] settings) : Service(instances: 1, settings)
{
    protected override IReadOnlyList<string> Without { get; } =
    ["AdmissionWorker", "HoldSweeper", "CancellationWorker"];
}

namespace ConcertReservation.IntegrationTests.Hosting;

/// <summary>One instance whose clockwork stands still: nobody is admitted and nothing is tidied unless a test does it.</summary>
public sealed class NoWorkers() : StillService();

/// <inheritdoc cref="NoWorkers"/>
public abstract class StillService(params (string Key, string Value)[] settings) : Service(instances: 1, settings)
{
    protected override IReadOnlyList<string> Without { get; } = ["AdmissionWorker", "HoldSweeper"];
}

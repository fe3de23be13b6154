using ConcertReservation.Testing.Clusters;

namespace ConcertReservation.FaultRuns.Failover;

/// <summary>The failures of the run and their times: first an instance, later the primary.</summary>
internal sealed class PlannedFailures(Cluster cluster)
{
    private const int Victim = 1;

    /// <summary>A watchdog needs a second or more before it promotes the standby.</summary>
    private static readonly TimeSpan UntilNoticed = TimeSpan.FromSeconds(1);

    public DateTimeOffset InstanceKilledAt { get; private set; }

    public DateTimeOffset InstanceBackAt { get; private set; }

    public DateTimeOffset PrimaryKilledAt { get; private set; }

    /// <summary>From here on the standby is the primary and accepts writes.</summary>
    public DateTimeOffset PromotedAt { get; private set; }

    public string News { get; private set; } = "everything runs";

    /// <summary>Ends when the sale ends, or later where an instance starts slowly.</summary>
    public async Task RunAsync(TimeSpan sale, CancellationToken ct)
    {
        await Task.Delay(sale / 4, ct);
        await LoseInstanceAsync(downFor: sale / 8, ct);
        await Task.Delay(sale / 8, ct);
        await LosePrimaryAsync(ct);
        await Task.Delay(sale / 2, ct);
    }

    private async Task LoseInstanceAsync(TimeSpan downFor, CancellationToken ct)
    {
        News = "an instance was killed";
        InstanceKilledAt = Now();
        await cluster.KillAsync(Victim);
        await Task.Delay(downFor, ct);
        await cluster.RestartAsync(Victim, ct);
        InstanceBackAt = Now();
        News = "the instance is back";
    }

    private async Task LosePrimaryAsync(CancellationToken ct)
    {
        News = "the primary was killed";
        PrimaryKilledAt = Now();
        await cluster.CrashDatabaseAsync(ct);
        await Task.Delay(UntilNoticed, ct);
        await cluster.RecoverDatabaseAsync(ct);
        PromotedAt = Now();
        News = "the standby is the primary";
    }

    private static DateTimeOffset Now() => TimeProvider.System.GetUtcNow();
}

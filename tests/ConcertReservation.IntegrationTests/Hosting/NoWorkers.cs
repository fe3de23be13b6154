using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConcertReservation.IntegrationTests.Hosting;

/// <summary>One instance whose clockwork stands still: nobody is admitted and nothing is tidied unless a test does it.</summary>
public sealed class NoWorkers() : StillService();

/// <inheritdoc cref="NoWorkers"/>
public abstract class StillService(params (string Key, string Value)[] settings)
    : Service(
        instances: 1,
        // So slow that none is in the middle of a tick when it is stopped.
        [("Queue:TickInterval", "00:01:00"), ("HoldSweep:Interval", "01:00:00"), .. settings]
    )
{
    private static readonly string[] Workers = ["AdmissionWorker", "HoldSweeper"];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var workers = Hosts[0].Services.GetServices<IHostedService>();
        foreach (var worker in workers.Where(worker => Workers.Contains(worker.GetType().Name)))
            await worker.StopAsync(default);
    }
}

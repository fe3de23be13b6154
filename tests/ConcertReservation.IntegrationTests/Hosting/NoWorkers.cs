using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConcertReservation.IntegrationTests.Hosting;

/// <summary>One instance whose clockwork stands still: nobody is admitted and nothing is tidied unless a test does it.</summary>
public sealed class NoWorkers : IAsyncLifetime
{
    private static readonly string[] Workers = ["AdmissionWorker", "HoldSweeper"];

    public Service Service { get; } = new SlowWorkers();

    public async Task InitializeAsync()
    {
        await Service.InitializeAsync();
        var workers = Service.Hosts[0].Services.GetServices<IHostedService>();
        foreach (var worker in workers.Where(worker => Workers.Contains(worker.GetType().Name)))
            await worker.StopAsync(default);
    }

    public Task DisposeAsync() => Service.DisposeAsync();

    // So slow that none is in the middle of a tick when it is stopped.
    private sealed class SlowWorkers()
        : Service(instances: 1, ("Queue:TickInterval", "00:01:00"), ("HoldSweep:Interval", "01:00:00"));
}

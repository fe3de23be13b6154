using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConcertReservation.IntegrationTests.Hosting;

/// <summary>One instance whose clockwork stands still: nobody is admitted and nothing is tidied unless a test does it.</summary>
public sealed class NoWorkers : IAsyncLifetime
{
    private static readonly string[] Workers = ["AdmissionWorker", "HoldSweeper"];

    public OneInstance Service { get; } = new();

    public async Task InitializeAsync()
    {
        await Service.InitializeAsync();
        var workers = Service.Hosts[0].Services.GetServices<IHostedService>();
        foreach (var worker in workers.Where(worker => Workers.Contains(worker.GetType().Name)))
            await worker.StopAsync(default);
    }

    public Task DisposeAsync() => Service.DisposeAsync();
}

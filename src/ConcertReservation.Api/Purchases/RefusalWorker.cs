using ConcertReservation.Api.Workers;
using ConcertReservation.Application.Purchases;
using ConcertReservation.Application.Telemetry;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Purchases;

/// <summary>Stores the refused holds and payments of this instance, a bounded batch in each tick, and at the stop.</summary>
internal sealed class RefusalWorker(
    IServiceScopeFactory scopes,
    IOptions<RefusalOptions> options,
    SaleMetrics metrics,
    TimeProvider time,
    ILogger<RefusalWorker> log
) : TickingWorker(options.Value.Interval, metrics, time, log)
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await TickAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            log.LogWarning("The last refusals are not stored: {Reason}", exception.Message);
        }
    }

    protected override async Task TickAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RefusalFacade>().StoreAsync(ct);
    }
}

/// <summary>Deletes old refused holds and payments.</summary>
internal sealed class RefusalSweeper(
    IServiceScopeFactory scopes,
    SaleMetrics metrics,
    TimeProvider time,
    ILogger<RefusalSweeper> log
) : SweepWorker<RefusalFacade>(scopes, TimeSpan.FromMinutes(10), metrics, time, log)
{
    protected override Task<bool> SweepAsync(RefusalFacade facade, CancellationToken ct) => facade.SweepAsync(ct);
}

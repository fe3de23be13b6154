using ConcertReservation.Api.Workers;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Api.Accounts;

/// <summary>Stores the refused sign-ins and tokens of this instance, a bounded number in each tick, and at the stop.</summary>
internal sealed class SecurityEventWorker(
    IServiceScopeFactory scopes,
    SaleMetrics metrics,
    TimeProvider time,
    ILogger<SecurityEventWorker> log
) : TickingWorker(TimeSpan.FromSeconds(1), metrics, time, log)
{
    private readonly ILogger _log = log;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await TickAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            _log.LogWarning("The last security events are not stored: {Reason}", exception.Message);
        }
    }

    protected override async Task TickAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SecurityEventFacade>().StoreRefusalsAsync(ct);
    }
}

/// <summary>Deletes old security events, and tokens that expired long ago.</summary>
internal sealed class SecurityEventSweeper(
    IServiceScopeFactory scopes,
    SaleMetrics metrics,
    TimeProvider time,
    ILogger<SecurityEventSweeper> log
) : SweepWorker<SecurityEventFacade>(scopes, TimeSpan.FromMinutes(10), metrics, time, log)
{
    protected override Task<bool> SweepAsync(SecurityEventFacade facade, CancellationToken ct) => facade.SweepAsync(ct);
}

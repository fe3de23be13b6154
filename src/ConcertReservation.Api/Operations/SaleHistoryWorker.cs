using ConcertReservation.Api.Workers;
using ConcertReservation.Application.Operations;
using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Api.Operations;

/// <summary>Stores a minute of the sale history, and deletes what is too old.</summary>
internal sealed class SaleHistoryWorker(
    IServiceScopeFactory scopes,
    SaleMetrics metrics,
    TimeProvider time,
    ILogger<SaleHistoryWorker> log
) : SweepWorker<SaleHistoryFacade>(scopes, TimeSpan.FromMinutes(1), metrics, time, log)
{
    protected override async Task<bool> SweepAsync(SaleHistoryFacade facade, CancellationToken ct)
    {
        await facade.RecordAsync(ct);
        return await facade.SweepAsync(ct);
    }
}

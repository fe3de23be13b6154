using ConcertReservation.Api.Workers;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Application.Telemetry;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Reservations;

/// <summary>Sweeps expired holds and releases their seats.</summary>
internal sealed class HoldSweeper(
    IServiceScopeFactory scopes,
    IOptions<HoldSweepOptions> options,
    SaleMetrics metrics,
    TimeProvider time,
    ILogger<HoldSweeper> log
) : SweepWorker<HoldSweepFacade>(scopes, options.Value.Interval, metrics, time, log)
{
    protected override Task<bool> SweepAsync(HoldSweepFacade facade, CancellationToken ct) => facade.SweepAsync(ct);
}

using ConcertReservation.Api.Workers;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Api.Concerts;

/// <summary>Deletes seat changes that every running cache has seen.</summary>
internal sealed class SeatChangeSweeper(
    IServiceScopeFactory scopes,
    SaleMetrics metrics,
    TimeProvider time,
    ILogger<SeatChangeSweeper> log
) : SweepWorker<SeatChangeSweepFacade>(scopes, TimeSpan.FromMinutes(1), metrics, time, log)
{
    protected override Task<bool> SweepAsync(SeatChangeSweepFacade facade, CancellationToken ct) => facade.SweepAsync(ct);
}

using ConcertReservation.Api.Workers;
using ConcertReservation.Application.Idempotency;
using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Api.Idempotency;

/// <summary>Deletes expired idempotency keys and their stored responses.</summary>
internal sealed class IdempotencySweeper(
    IServiceScopeFactory scopes,
    SaleMetrics metrics,
    TimeProvider time,
    ILogger<IdempotencySweeper> log
) : SweepWorker<IdempotencyFacade>(scopes, TimeSpan.FromMinutes(10), metrics, time, log)
{
    protected override Task<bool> SweepAsync(IdempotencyFacade facade, CancellationToken ct) => facade.SweepAsync(ct);
}

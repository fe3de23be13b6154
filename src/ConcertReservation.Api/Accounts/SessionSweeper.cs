using ConcertReservation.Api.Workers;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Api.Accounts;

/// <summary>Deletes sessions that expired long ago, and used refresh tokens.</summary>
internal sealed class SessionSweeper(
    IServiceScopeFactory scopes,
    SaleMetrics metrics,
    TimeProvider time,
    ILogger<SessionSweeper> log
) : SweepWorker<SessionFacade>(scopes, TimeSpan.FromMinutes(10), metrics, time, log)
{
    protected override Task<bool> SweepAsync(SessionFacade facade, CancellationToken ct) => facade.SweepAsync(ct);
}

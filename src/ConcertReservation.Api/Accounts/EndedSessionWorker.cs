using ConcertReservation.Api.Workers;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Api.Accounts;

/// <summary>Reads which sessions have ended, so that no request waits for a query.</summary>
internal sealed class EndedSessionWorker(
    EndedSessions sessions,
    SaleMetrics metrics,
    TimeProvider time,
    ILogger<EndedSessionWorker> log
) : TickingWorker(EndedSessions.Interval, metrics, time, log)
{
    protected override Task TickAsync(CancellationToken ct) => sessions.RefreshAsync(ct);
}

using ConcertReservation.Api.Workers;
using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Telemetry;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Queue;

/// <summary>Refreshes the cached state of the lines, so that no poll waits for a query.</summary>
internal sealed class LineStateWorker(
    LineStateCache lines,
    IOptions<QueueOptions> options,
    SaleMetrics metrics,
    TimeProvider time,
    ILogger<LineStateWorker> log
) : TickingWorker(options.Value.PictureInterval, metrics, time, log)
{
    // The worker was once called this, and operators' alerts use the label.
    protected override string Label => "PictureWorker";

    protected override Task TickAsync(CancellationToken ct) => lines.RefreshAsync(ct);
}

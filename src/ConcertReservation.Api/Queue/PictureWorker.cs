using ConcertReservation.Api.Common;
using ConcertReservation.Application.Operations;
using ConcertReservation.Application.Queue;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Queue;

/// <summary>Keeps the pictures of the lines fresh, so that nobody who polls has to wait for one.</summary>
internal sealed class PictureWorker(
    LinePictures pictures,
    IOptions<QueueOptions> options,
    SaleMetrics metrics,
    TimeProvider time,
    ILogger<PictureWorker> log
) : TickingWorker(options.Value.PictureInterval, metrics, time, log)
{
    protected override Task TickAsync(CancellationToken ct) => pictures.RefreshAsync(ct);
}

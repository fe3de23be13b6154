using ConcertReservation.Api.Workers;
using ConcertReservation.Application.Queue;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Queue;

/// <summary>Keeps the pictures of the lines fresh, so that nobody who polls has to wait for one.</summary>
internal sealed class LineStateWorker(
    LineStateCache lineStates,
    IOptions<QueueOptions> options,
    TimeProvider time,
    ILogger<LineStateWorker> log
) : TickingWorker(options.Value.PictureInterval, time, log)
{
    protected override Task TickAsync(CancellationToken ct) => lineStates.RefreshAsync(ct);
}

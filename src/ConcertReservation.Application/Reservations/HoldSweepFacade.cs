using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Reservations;

/// <summary>
/// Stores lapsed holds as expired. Nothing depends on it: all reads and holds treat a lapsed hold as expired.
/// </summary>
public sealed class HoldSweepFacade(
    SeatReleaseService releasing,
    SaleMetrics metrics,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    public const int BatchSize = 200;

    /// <summary>Sweeps one bounded batch.</summary>
    /// <returns>True when there may be more.</returns>
    public async Task<bool> SweepAsync(CancellationToken ct)
    {
        var released = await unitOfWork.ExecuteAsync(
            token => releasing.ReleaseLapsedAsync(time.GetUtcNow(), BatchSize, token),
            ct
        );
        metrics.CountLapsedSeats(released);
        return released == BatchSize;
    }
}

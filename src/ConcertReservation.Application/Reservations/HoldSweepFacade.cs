using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Reservations;

/// <summary>Tidies lapsed holds. Nothing depends on it: a lapsed hold is over for every reader and buyer already.</summary>
public sealed class HoldSweepFacade(SeatReleaseService releasing, IUnitOfWork unitOfWork, TimeProvider time)
{
    public const int BatchSize = 200;

    /// <summary>One bounded batch.</summary>
    /// <returns>True when there may be more.</returns>
    public async Task<bool> SweepAsync(CancellationToken ct)
    {
        var freed = await unitOfWork.ExecuteAsync(
            token => releasing.ReleaseLapsedAsync(time.GetUtcNow(), BatchSize, token),
            ct
        );
        SaleMeter.SeatsLapsed.Add(freed);
        return freed == BatchSize;
    }
}

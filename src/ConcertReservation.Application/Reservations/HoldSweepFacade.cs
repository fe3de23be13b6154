using ConcertReservation.Domain.Common;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Reservations;

/// <summary>Tidies lapsed holds. Nothing depends on it: a lapsed hold is over for every reader and buyer already.</summary>
public sealed class HoldSweepFacade(SeatReleaseService releasing, IUnitOfWork unitOfWork, TimeProvider time)
{
    public const int BatchSize = 200;

    /// <summary>One bounded batch.</summary>
    /// <returns>True when there may be more.</returns>
    public Task<bool> SweepAsync(CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token => await releasing.ReleaseLapsedAsync(time.GetUtcNow(), BatchSize, token) == BatchSize,
            ct
        );
}

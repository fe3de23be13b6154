using ConcertReservation.Domain.Common;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Reservations;

/// <summary>Tidies lapsed holds. Nothing depends on it: a lapsed hold is over for every reader and buyer already.</summary>
public sealed class HoldSweepFacade(
    ISeatRepository seats,
    IReservationRepository reservations,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    public const int BatchSize = 200;

    /// <summary>One bounded batch, seats before reservations as everywhere.</summary>
    /// <returns>True when there may be more.</returns>
    public Task<bool> SweepAsync(CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var now = time.GetUtcNow();
                var freed = await seats.ReleaseLapsedAsync(now, BatchSize, token);
                var ended = await reservations.EndLapsedAsync(now, BatchSize, token);
                return freed == BatchSize || ended == BatchSize;
            },
            ct
        );
}

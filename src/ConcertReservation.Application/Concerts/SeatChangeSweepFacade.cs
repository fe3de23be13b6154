using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Concerts;

/// <summary>Deletes old seat changes. A cache that has not seen them reads all seats of the performance.</summary>
public sealed class SeatChangeSweepFacade(ISeatChangeRepository changes, IUnitOfWork unitOfWork)
{
    public const int BatchSize = 1_000;

    /// <summary>How long every change is kept at least; at most about twice as long.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    /// <summary>Deletes one bounded batch.</summary>
    /// <returns>True when there may be more.</returns>
    public Task<bool> SweepAsync(CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                await changes.AdvanceAsync(KeptFor, token);
                return await changes.DeleteOldAsync(BatchSize, token) == BatchSize;
            },
            ct
        );
}

using ConcertReservation.Domain.Purchases;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Purchases;

/// <summary>A worker stores the refusals of this instance, and deletes those of any instance that are too old.</summary>
public sealed class RefusalFacade(
    IRefusalRepository refusals,
    RefusalLog log,
    RefusalLimits limits,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    public const int BatchSize = 1_000;

    /// <summary>Stores one bounded batch. A batch that fails is stored by a later tick.</summary>
    public async Task StoreAsync(CancellationToken ct)
    {
        var batch = log.Take(BatchSize);
        if (batch.Count == 0)
            return;

        try
        {
            await unitOfWork.ExecuteAsync(
                async token =>
                {
                    await refusals.InsertAsync(batch, token);
                    return true;
                },
                ct
            );
        }
        catch
        {
            log.PutBack(batch);
            throw;
        }
    }

    /// <summary>Deletes one bounded batch.</summary>
    /// <returns>True when there may be more.</returns>
    public Task<bool> SweepAsync(CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token =>
                await refusals.DeleteBeforeAsync(time.GetUtcNow() - limits.KeptFor, BatchSize, token) == BatchSize,
            ct
        );
}

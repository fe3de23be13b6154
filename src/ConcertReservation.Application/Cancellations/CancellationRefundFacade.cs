using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Cancellations;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Cancellations;

/// <summary>
/// Refunds the reservations of cancelled performances; the worker of every instance calls it. Each transaction refunds a
/// bounded batch and stores the progress, and skips what another instance has locked: when an instance dies, PostgreSQL
/// rolls its batch back, and the others refund it.
/// </summary>
public sealed class CancellationRefundFacade(
    CancellationRefundService refunding,
    ICancellationRepository cancellations,
    SaleMetrics metrics,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    public const int BatchSize = 50;
    public const int MaxReasonLength = 500;

    /// <summary>The cancellations with a reservation that is due.</summary>
    public Task<IReadOnlyList<OpenCancellation>> ListOpenAsync(CancellationToken ct) =>
        cancellations.ListOpenAsync(time.GetUtcNow(), ct);

    /// <summary>
    /// Refunds the next reservations of a cancellation. When the batch fails, each of its reservations is tried alone,
    /// and what fails again is listed with the reason and tried later.
    /// </summary>
    /// <returns>The number of reservations that are done; 0 when none is due, or others have locked them.</returns>
    public async Task<int> RefundBatchAsync(OpenCancellation cancellation, CancellationToken ct)
    {
        IReadOnlyList<Guid> due = [];
        try
        {
            return await unitOfWork.ExecuteAsync(
                async token =>
                {
                    var now = time.GetUtcNow();
                    due = await cancellations.ListDueForUpdateAsync(cancellation, BatchSize, now, token);
                    return due.Count == 0 ? 0 : await RefundAsync(cancellation, due, now, token);
                },
                ct
            );
        }
        catch (Exception) when (due.Count > 0 && !ct.IsCancellationRequested)
        {
            return await RefundEachAsync(cancellation, due, ct);
        }
    }

    private async Task<int> RefundEachAsync(
        OpenCancellation cancellation,
        IReadOnlyList<Guid> reservationIds,
        CancellationToken ct
    )
    {
        var done = 0;
        foreach (var reservationId in reservationIds)
            done += await RefundOneAsync(cancellation, reservationId, ct);
        return done;
    }

    private async Task<int> RefundOneAsync(OpenCancellation cancellation, Guid reservationId, CancellationToken ct)
    {
        try
        {
            return await unitOfWork.ExecuteAsync(
                async token =>
                    await cancellations.TryLockAsync(cancellation, reservationId, token)
                        ? await RefundAsync(cancellation, [reservationId], time.GetUtcNow(), token)
                        : 0,
                ct
            );
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            return await RecordFailureAsync(cancellation, reservationId, ReasonOf(exception), ct);
        }
    }

    // When the database does not answer, this fails too: the tick ends, and the next one retries.
    private Task<int> RecordFailureAsync(
        OpenCancellation cancellation,
        Guid reservationId,
        string reason,
        CancellationToken ct
    ) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                if (!await cancellations.TryLockAsync(cancellation, reservationId, token))
                    return 0;
                cancellations.RecordFailure(cancellation, reservationId, reason, time.GetUtcNow());
                return 1;
            },
            ct
        );

    private async Task<int> RefundAsync(
        OpenCancellation cancellation,
        IReadOnlyCollection<Guid> reservationIds,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var refunded = await refunding.RefundAsync(cancellation, reservationIds, now, ct);
        unitOfWork.AfterCommit(() =>
        {
            for (var i = 0; i < refunded; i++)
                metrics.CountRefund();
        });
        return refunded;
    }

    private static string ReasonOf(Exception exception)
    {
        var reason = exception.GetBaseException().Message;
        return reason.Length <= MaxReasonLength ? reason : reason[..MaxReasonLength];
    }
}

using ConcertReservation.Application.Operations;
using ConcertReservation.Domain.Common;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Queue;

/// <summary>The line as the clock meets it: one call is one tick.</summary>
public sealed class AdmissionFacade(
    ILineRepository lines,
    AdmissionService admission,
    LinePictures pictures,
    SaleMetrics metrics,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    public Task<IReadOnlyList<long>> ListBusyLinesAsync(CancellationToken ct) =>
        lines.ListBusyAsync(time.GetUtcNow(), ct);

    /// <summary>Admits what fits; leaves a line alone that another instance is busy with.</summary>
    /// <returns>How many were admitted.</returns>
    public async Task<int> AdmitAsync(long concertId, CancellationToken ct)
    {
        var admitted = await unitOfWork.ExecuteAsync(
            async token =>
            {
                if (!await lines.TryTakeAdmissionTurnAsync(concertId, token))
                    return 0;
                if (await lines.FindForUpdateAsync(concertId, token) is not { } line)
                    return 0;
                unitOfWork.AfterCommit(() => metrics.CountAdmissions(line));
                return await admission.AdmitAsync(line, time.GetUtcNow(), token);
            },
            ct
        );
        if (admitted > 0)
            pictures.Invalidate(concertId);
        return admitted;
    }
}

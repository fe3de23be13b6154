using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Queue;

/// <summary>The line as the clock meets it: one call is one tick.</summary>
public sealed class AdmissionFacade(
    ILineRepository lines,
    AdmissionService admission,
    LineStateCache lineStates,
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
                if (!await lines.TryLockAdmissionAsync(concertId, token))
                    return 0;
                if (await lines.FindForUpdateAsync(concertId, token) is not { } line)
                    return 0;
                unitOfWork.AfterCommit(() => SaleMeter.CountAdmissions(line));
                return await admission.AdmitAsync(line, time.GetUtcNow(), token);
            },
            ct
        );
        if (admitted > 0)
            lineStates.Invalidate(concertId);
        return admitted;
    }
}

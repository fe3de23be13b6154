using ConcertReservation.FaultRuns.Storm.Operations;

namespace ConcertReservation.FaultRuns.Storm.Checks;

internal sealed record CheckResults(
    IReadOnlyList<FailedCheck> Broken,
    AcknowledgedOperations Acknowledged,
    SettlementFindings Settlements
)
{
    public bool IsGood => Broken.Count == 0;

    public int Lost => Count(Defect.Lost);

    public int Doubled => Count(Defect.Doubled);

    private int Count(Defect defect) => Broken.Where(b => b.Check.Defect == defect).Sum(b => b.Violations.Count);
}

/// <param name="Violations">One line for each.</param>
internal sealed record FailedCheck(Check Check, IReadOnlyList<string> Violations);

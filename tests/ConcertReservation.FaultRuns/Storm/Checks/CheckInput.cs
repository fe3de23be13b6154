using ConcertReservation.FaultRuns.Storm.Operations;

namespace ConcertReservation.FaultRuns.Storm.Checks;

/// <summary>Everything that the checks compare.</summary>
internal sealed record CheckInput(OperationLog Log, DatabaseState Database)
{
    public AcknowledgedOperations Acknowledged { get; } = new(Log);

    public required IReadOnlyList<string> InternalErrors { get; init; }

    public required IReadOnlyList<string> DeadInstances { get; init; }

    public required IReadOnlyList<string> WrongViews { get; init; }

    public required CancellationFindings Cancellation { get; init; }

    public required SettlementFindings Settlements { get; init; }

    public required IReadOnlyList<string> WrongAtTheBoxOffice { get; init; }

    public required IReadOnlyList<string> BrokenInvariants { get; init; }
}

/// <summary>How the settlements agree with what was acknowledged.</summary>
/// <param name="Wrong">One line for each performance whose settlement differs.</param>
/// <param name="Performances">How many settlements were compared.</param>
internal sealed record SettlementFindings(IReadOnlyList<string> Wrong, int Performances)
{
    public int Right => Performances - Wrong.Count;
}

/// <summary>What is wrong with the performance that was cancelled; one line for each.</summary>
/// <param name="Wrong">Tries after the cancellation that were not refused.</param>
/// <param name="Lost">Holders without their money.</param>
/// <param name="Doubled">Holders with too much.</param>
internal sealed record CancellationFindings(
    IReadOnlyList<string> Wrong,
    IReadOnlyList<string> Lost,
    IReadOnlyList<string> Doubled
);

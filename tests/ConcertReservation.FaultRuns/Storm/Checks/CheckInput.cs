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

    public required IReadOnlyList<string> BrokenInvariants { get; init; }
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

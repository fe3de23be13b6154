using ConcertReservation.FaultRuns.Storm.Operations;

namespace ConcertReservation.FaultRuns.Storm.Checks;

/// <summary>Everything that the checks compare.</summary>
internal sealed record CheckInput(OperationLog Log, DatabaseState Database)
{
    public AcknowledgedOperations Acknowledged { get; } = new(Log);

    public required IReadOnlyList<string> InternalErrors { get; init; }

    public required IReadOnlyList<string> DeadInstances { get; init; }

    public required IReadOnlyList<string> WrongViews { get; init; }

    public required IReadOnlyList<string> BrokenInvariants { get; init; }
}

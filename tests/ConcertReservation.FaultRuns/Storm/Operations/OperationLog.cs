using System.Collections.Concurrent;
using ConcertReservation.FaultRuns.Storm.Calls;

namespace ConcertReservation.FaultRuns.Storm.Operations;

/// <summary>Every operation of every customer that changes something.</summary>
internal sealed class OperationLog
{
    private readonly ConcurrentQueue<LoggedOperation> _operations = new();

    public IEnumerable<LoggedOperation> Operations => _operations;

    public IEnumerable<LoggedOperation> Of(OperationKind kind) => _operations.Where(d => d.Call.Kind == kind);

    public void Add(LoggedOperation operation) => _operations.Enqueue(operation);
}

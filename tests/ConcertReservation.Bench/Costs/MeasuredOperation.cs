using ConcertReservation.Bench.Setup;

namespace ConcertReservation.Bench.Costs;

/// <summary>An operation of a sale.</summary>
/// <param name="Name">What one operation is.</param>
/// <param name="PrepareAsync">Prepares the operation, unmeasured. The result runs the operation and returns how often it ran.</param>
internal sealed record MeasuredOperation(
    string Name,
    Func<BenchEnvironment, CancellationToken, Task<Func<Task<int>>>> PrepareAsync
);

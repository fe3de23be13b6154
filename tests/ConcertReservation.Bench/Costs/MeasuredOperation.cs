using ConcertReservation.Bench.Setup;

namespace ConcertReservation.Bench.Costs;

/// <summary>Something people do in a sale.</summary>
/// <param name="Name">What one of it is.</param>
/// <param name="PrepareAsync">Sets the stage, unmeasured; what it returns does it, and counts how often.</param>
internal sealed record MeasuredOperation(
    string Name,
    Func<BenchEnvironment, CancellationToken, Task<Func<Task<int>>>> PrepareAsync
);

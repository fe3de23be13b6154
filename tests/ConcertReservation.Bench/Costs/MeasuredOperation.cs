using ConcertReservation.Bench.Setup;

namespace ConcertReservation.Bench.Costs;

/// <summary>An operation of a sale.</summary>
/// <param name="Name">What one operation is.</param>
/// <param name="PrepareAsync">Prepares the operation. The result runs it and returns how often.</param>
internal sealed record MeasuredOperation(
    string Name,
    Func<BenchEnvironment, CancellationToken, Task<Func<Task<int>>>> PrepareAsync
)
{
    /// <summary>What one may cost the app, and as much the database; null where there is no limit.</summary>
    public int? MostMicroseconds { get; init; }
}

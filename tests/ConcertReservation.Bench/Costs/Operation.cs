using ConcertReservation.Bench.Stage;

namespace ConcertReservation.Bench.Costs;

/// <summary>Something people do in a sale.</summary>
/// <param name="Name">What one of it is.</param>
/// <param name="PrepareAsync">Sets the stage, unmeasured; what it returns does it, and counts how often.</param>
internal sealed record Operation(string Name, Func<Workbench, CancellationToken, Task<Func<Task<int>>>> PrepareAsync);

using ConcertReservation.Bench.Charts;
using ConcertReservation.Bench.Measuring;

namespace ConcertReservation.Bench.Report;

/// <summary>What a run has found.</summary>
/// <param name="Database">The version of the server.</param>
/// <param name="Broken">Broken invariants, dead instances and errors in the logs.</param>
internal sealed record BenchOutcome(
    bool Quick,
    string Database,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<Chart> Charts,
    IReadOnlyList<string> Broken
);

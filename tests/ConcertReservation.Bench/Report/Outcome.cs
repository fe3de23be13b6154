using ConcertReservation.Bench.Charts;
using ConcertReservation.Bench.Measuring;

namespace ConcertReservation.Bench.Report;

/// <summary>What a run has found.</summary>
/// <param name="Database">The version of the server.</param>
/// <param name="Broken">Promises that do not hold afterwards, and what else must not be.</param>
internal sealed record Outcome(
    bool Quick,
    string Database,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<Chart> Charts,
    IReadOnlyList<string> Broken
);

using ConcertReservation.Bench.Setup;

namespace ConcertReservation.Bench.Charts;

/// <summary>Measures what one chart shows.</summary>
internal interface IPlot
{
    Task<Chart> MeasureAsync(BenchEnvironment bench, CancellationToken ct);
}

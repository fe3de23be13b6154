using ConcertReservation.LoadTests.Bench.Stage;

namespace ConcertReservation.LoadTests.Bench.Charts;

/// <summary>Measures what one chart shows.</summary>
internal interface IPlot
{
    Task<Chart> MeasureAsync(Workbench bench, CancellationToken ct);
}

using ConcertReservation.Bench.Stage;

namespace ConcertReservation.Bench.Charts;

/// <summary>Measures what one chart shows.</summary>
internal interface IPlot
{
    Task<Chart> MeasureAsync(Workbench bench, CancellationToken ct);
}

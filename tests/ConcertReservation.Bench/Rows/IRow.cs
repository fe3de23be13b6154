using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Stage;

namespace ConcertReservation.Bench.Rows;

/// <summary>One question to the service, and the limit its answer is held against.</summary>
internal interface IRow
{
    string Name { get; }

    Task<Figure> MeasureAsync(Workbench bench, CancellationToken ct);
}

using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;

namespace ConcertReservation.Bench.Rows;

/// <summary>One question to the service, and the limit its answer is held against.</summary>
internal interface IRow
{
    string Name { get; }

    Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct);
}

using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;

namespace ConcertReservation.Bench.Rows;

/// <summary>One measurement of the service, and the limit it is compared with.</summary>
internal interface IRow
{
    string Name { get; }

    Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct);
}

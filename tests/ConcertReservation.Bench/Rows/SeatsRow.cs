using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

internal sealed class SeatsRow : IRow
{
    private const int Customers = ConcertSetup.SeatsEach;
    private const int Ok = 200;

    public string Name => "seats";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var admitted = await AdmittedUsers.AdmitAsync(bench, Customers, ct);
        Script Reading(string path, string? contains = null) =>
            new([.. admitted.Each((user, turn) => Request.Get(path, user, turn))], Ok, contains);

        var samples = await AgainstBare.TakeAsync(
            bench,
            Name,
            Reading(admitted.Concert.SeatsOfFirstPerformance, "\"status\":\"available\""),
            size => Reading(FormattableString.Invariant($"/bare/seats/{size}")),
            ct
        );
        return new Figure(
            Name,
            $"seats of a performance ({ConcertSetup.SeatsEach}) / bare",
            Bound.AtLeast(0.5),
            samples
        );
    }
}
